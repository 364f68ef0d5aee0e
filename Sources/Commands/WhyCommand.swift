// limber why: why a reminder rang or did not. Every decision of the daemon is recorded with its
// reason, so that none of them has to be guessed at.

import ArgumentParser

/// Calls `org.limber.Schedule.ListDecisions`. Without `--json` it begins with the holds in force.
package struct WhyCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Explain what was decided about reminders, newest first.")

  @Argument(help: "A reminder's name; by default, all of them.")
  package var name: String?

  @Option(name: .shortAndLong, help: "At most this many.")
  package var number = 10

  @Flag(help: "Print a JSON array.")
  package var json = false

  /// At most 10,000, so that one reply stays small.
  package func validate() throws {
    guard 1...10_000 ~= number else { throw ValidationError("-n takes 1 to 10000") }
  }

  package init() {}
}
