// What pauses a session without a person's word, and says so.

import Control
import Logging
import Sessions

/// Why a session is paused.
enum PauseReason: Hashable {
  case sleep
  /// A program has begun to use a microphone.
  case call(String?)
  case otherUser
  /// The sound has moved to another outlet.
  case moved(to: String)

  var words: String {
    switch self {
    case .sleep: "the machine slept"
    case .call(let program): "a call began\(program.map { " (\($0))" } ?? "")"
    case .otherUser: "another user's session came in front"
    case .moved(let place): "the sound moved to \(place)"
    }
  }
}

extension Conductor {
  /// Pauses the session that plays, if one does.
  /// - Parameter then: called when the effect has happened, and at once when nothing plays.
  func interrupt(_ reason: PauseReason, then: @escaping () -> Void = {}) {
    guard isAtWork else { return then() }
    journal.notice("the session is paused: \(reason.words)")
    do throws(ControlError) {
      try obey(.pause, byPerson: false, then: then)
      pauseReason = reason
      outside.changed()
    } catch {
      then()
    }
  }
}
