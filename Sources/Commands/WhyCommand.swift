// limber why

import ArgumentParser

package struct WhyCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Explain what was decided about reminders, newest first.")

  @Argument(help: "A reminder's name; by default, all of them.")
  package var name: String?

  @Option(name: .shortAndLong, help: "At most this many.")
  package var number = 10

  @Flag(help: "Print a JSON array.")
  package var json = false

  package func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  package init() {}
}
