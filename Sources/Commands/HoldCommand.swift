// limber hold: reminders wait, unlike with `limber off`, which drops them. A hold has an owner, so
// that a script can end its own without ending that of a call.

import ArgumentParser
import Control

/// Three uses: a hold for a length (`org.limber.Schedule.Hold`), a hold while a command runs
/// (`HoldWhileConnected`), and the end of holds (`Release`). The exit status is that of the
/// command, where there is one.
package struct HoldCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Hold all reminders back for a while; what comes due waits.",
    discussion: """
      For example:
        limber hold --for 45m --reason call
        limber hold -- zoom
        limber hold --end
        limber hold --end zoom
      With a command, reminders wait until it ends, however long, and its status is this command's.
      """)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "How long, from 1m to 24h; by default an hour, and with a command until that ends.",
      valueName: "length"))
  package var length: Length?

  @Option(
    parsing: .unconditional, help: "One line that 'limber status' and 'limber why' show.")
  package var reason: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Whose hold it is, for --end; by default 'you', and with a command its name.",
      valueName: "name"))
  package var owner: String?

  @Flag(help: "End the hold of a name, or all of them; what has waited rings two minutes later.")
  package var end = false

  /// A positional argument, and so a name only after `--end`; `validate` explains that to the user
  /// who forgot the `--`.
  @Argument(help: ArgumentHelp("With --end, whose hold.", valueName: "name"))
  package var ended: String?

  /// Only after `--`, so that its options are not read as those of `hold`.
  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("A program and its arguments, after --.", valueName: "command"))
  package var command: [String] = []

  /// Checked before a program is started: nothing may run under a hold that is refused afterwards.
  /// Lengths are 1 minute to 24 hours; texts are one line of at most `reasonMax` and `ownerMax`
  /// characters, the daemon's own limits.
  package func validate() throws {
    guard !end || length == nil && reason == nil && owner == nil && command.isEmpty else {
      throw ValidationError("--end takes a name and nothing else")
    }
    if let ended, !end {
      throw ValidationError(
        "a command goes after --: limber hold -- \(ended); a name, after --as or --end")
    }
    if let length, !(60_000...86_400_000).contains(length.milliseconds) {
      throw ValidationError("hold takes 1m to 24h; for longer there is 'limber off'")
    }
    for (option, text, longest) in [
      ("--reason", reason, HoldParameters.reasonMax), ("--as", owner, HoldParameters.ownerMax),
    ] {
      guard let text, !HoldParameters.isOneLine(text, atMost: longest) else { continue }
      throw ValidationError("\(option) takes one line of 1 to \(longest) characters")
    }
  }

  package init() {}
}
