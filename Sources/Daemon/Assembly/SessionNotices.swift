// The notices that come with a start: for the client that asked for it, or for the journal if the
// session started by itself.

import ConfigFiles
import Control
import Logging
import Planning
import Sessions

extension Conductor {
  /// What the client that started a session should show.
  package struct Started {
    /// What the routine needs, such as a mat, in words.
    package var needs: [String]
    /// What the user should know.
    package var notices: [String]
  }

  /// Why a session that has just begun can't be heard; empty if it can.
  var soundNotices: [String] {
    if case .absent(let reason) = performance.report.device {
      return [
        "no sound device works (\(reason)); the session continues in silence, and sound joins when "
          + "the device is back"
      ]
    }
    guard volume.isAudible else { return ["the sound is muted; 'limber mute off' brings it back"] }
    let silence = presence.silence(under: configuration.settings.outputs)
    return silence.map { ["nothing is heard: \($0)"] } ?? []
  }

  /// A countdown has ended without an answer. No client waits, so notices go to the journal.
  func startByItself(_ routine: String, for reminder: String) {
    do throws(ControlError) {
      let wish = configuration.wish(of: reminder, routine)
      try start(wish, byItselfFor: reminder) { [journal] started in
        for notice in started.notices { journal.notice("\(notice)") }
      }
    } catch {
      journal.error("the reminder's routine does not start: \(error)")
    }
  }
}
