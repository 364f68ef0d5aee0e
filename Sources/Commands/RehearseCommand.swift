// limber rehearse: an author checks a routine in seconds, without listening to all of it. It is
// also the way to read a session ahead for a user who does not hear it.

import ArgumentParser

/// Carried out by `RehearsalRun` in `Listening`; nothing is recorded.
package struct RehearseCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Run through a routine in sentences, without sound and many times as fast.",
    discussion: "It prints what watch --plain would, and does not stop at a wait. Ctrl-C ends it.")

  @Argument(
    help: "A routine's name, a file, or -.", completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String

  /// 20: a routine of ten minutes takes half a minute.
  @Option(help: "How many times as fast, 1 to 1000.")
  package var speed = 20

  package func validate() throws {
    guard 1...1000 ~= speed else { throw ValidationError("--speed takes 1 to 1000") }
  }

  package init() {}
}
