// org.limber.Library: reads the files again, and gives clients the settings for their own output.

import ConfigFiles
import Control
import Varlink

struct LibraryService {
  let conductor: Conductor
  /// Reads only the files that have changed.
  let catchUp: () -> Void
  /// Reads every file again.
  /// - Returns: what is wrong, in sentences.
  let reload: () -> [String]

  func add(to routes: inout Routes) {
    routes.add(LibraryMethod.Reload.self) { _, answer in
      answer.reply(ReloadReply(diagnostics: reload()))
    }
    routes.add(LibraryMethod.GetPreferences.self) { _, answer in
      catchUp()
      answer.reply(Preferences(plain: conductor.configuration.settings.plain))
    }
  }
}
