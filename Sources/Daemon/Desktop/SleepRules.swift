// What becomes of a session when the machine sleeps: it is paused before, and afterwards waits for
// the person, or goes on, as the settings say.

import ConfigFiles
import Logging
import Sessions

extension Conductor {
  /// The machine is about to.
  /// - Parameter then: called when it may.
  func goesToSleep(then: @escaping () -> Void) { interrupt(.sleep, then: then) }

  /// It has slept: what has come meanwhile is seen, and a session that was paused for it may go on.
  func isBack() {
    timeHasCome()
    guard performance.session?.isPaused ?? false else { return }
    let commands = presence.commandsAfterSleep(
      configuration.settings.afterSleep, position: playerPosition)
    if !commands.isEmpty { journal.info("the machine is awake; the session continues") }
    // What cannot be obeyed any more leaves the session in its pause.
    for command in commands { try? obey(command, byPerson: false) {} }
  }
}
