// What happens to a session when the machine sleeps: it is paused first, and afterwards waits for
// the user or continues, depending on `after-sleep` in the settings.

import ConfigFiles
import Logging
import Sessions

extension Conductor {
  /// The machine is about to sleep.
  /// - Parameter then: called when it may sleep.
  func goesToSleep(then: @escaping () -> Void) { interrupt(.sleep, then: then) }

  /// The machine is awake again: handles what came due meanwhile, and may resume the session.
  func isBack() {
    timeHasCome()
    guard performance.session?.isPaused ?? false else { return }
    let commands = presence.commandsAfterSleep(
      configuration.settings.afterSleep, position: playerPosition)
    if !commands.isEmpty { journal.info("the machine is awake; the session continues") }
    // If a command is refused, the session stays paused.
    for command in commands { try? obey(command, byPerson: false) {} }
  }
}
