// limber rehearse

import ArgumentParser

package struct RehearseCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Go through a routine without sound, many times as fast.",
    discussion: "It says what watch --plain would; a wait is told and passed. Ctrl-C ends it.")

  @Argument(
    help: "A routine's name, a file, or -.", completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String

  @Option(help: "How many times as fast, 1 to 1000.")
  package var speed = 20

  package func validate() throws {
    guard 1...1000 ~= speed else { throw ValidationError("--speed takes 1 to 1000") }
  }

  package init() {}
}
