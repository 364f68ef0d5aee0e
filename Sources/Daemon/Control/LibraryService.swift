// org.limber.Library: the files read anew, and what they say to programs that show something.

import ConfigFiles
import Control
import Varlink

struct LibraryService {
  let conductor: Conductor
  /// Reads what has changed by now, and nothing else.
  let catchUp: () -> Void
  /// Reads everything anew.
  /// - Returns: what is wrong.
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
