// limber back: for an exercise that has to be done again, or a step that was missed. Pressed twice,
// it reaches the previous step, as the “previous” key of a music player does.

import ArgumentParser

/// Calls `org.limber.Session.Back`; the two seconds are `Session.backWindow`. Exits with `notNow`
/// when no session is running.
package struct BackCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "back",
    abstract: "Go to the start of the step, or, in its first two seconds, to the previous one.")

  package init() {}
}
