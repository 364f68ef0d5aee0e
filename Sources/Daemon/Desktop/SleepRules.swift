// What becomes of a session when the machine sleeps: it is paused before, and afterwards waits for
// the person, or goes on, as the settings say.

import ConfigFiles
import Control
import Logging
import Sessions

extension Conductor {
  /// Somebody follows a session: it plays, and is not paused.
  var isAtWork: Bool { performance.session.map { !$0.isPaused } ?? false }

  /// The machine is about to.
  /// - Parameter then: called when it may.
  func goesToSleep(then: @escaping () -> Void) {
    interrupt(.sleep, then: then)
  }

  /// It has slept: what has come meanwhile is seen, and a session that was paused for it may go on.
  func isBack() {
    timeHasCome()
    guard pauseReason == .sleep, let session = performance.session, session.isPaused else {
      return
    }
    switch configuration.settings.afterSleep {
    case .wait: return
    case .resume: goOn()
    case .step:
      // Early in a step, it would be the step before.
      if playerPosition > Self.early { try? obey(.back, byPerson: false) {} }
      goOn()
    }
  }

  private func goOn() {
    journal.info("the machine is back; the session goes on")
    try? obey(.resume, byPerson: false) {}
  }

  /// Microseconds.
  private static let early: Int64 = 2_000_000
}
