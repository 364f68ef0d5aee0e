// limber next

import ArgumentParser

package struct NextCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "next", abstract: "List the upcoming reminders.")

  @Option(name: .shortAndLong, help: "At most this many.")
  package var number = 10

  @Option(help: ArgumentHelp("List those after this instant, in RFC 3339.", valueName: "time"))
  package var from: String?

  @Option(help: "Compute as if this were the system's time zone.")
  package var zone: String?

  @Flag(help: "Print a JSON array of objects with reminder, at and routine.")
  package var json = false

  package func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  package init() {}
}
