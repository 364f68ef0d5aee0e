// limber hold

import ArgumentParser
import Control
import Glibc

struct HoldCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Let nothing ring for a while; what comes due waits.",
    discussion: """
      For example:
        limber hold --for 45m --reason call
        limber hold -- zoom
        limber hold --end
      With a command, reminders wait until it ends, for an hour at the most, and its status is \
      this command's.
      """)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long, from 1m to 1h; an hour if it is not said.", valueName: "length"))
  var length: Length?

  @Option(help: "One line that 'limber why' shows.")
  var reason: String?

  @Flag(help: "End it; what has waited rings two minutes later.")
  var end = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("A program and its arguments, after --.", valueName: "command"))
  var command: [String] = []

  func validate() throws {
    guard !end || length == nil && reason == nil && command.isEmpty else {
      throw ValidationError("--end stands alone")
    }
    if let length, !(60_000...3_600_000).contains(length.milliseconds) {
      throw ValidationError("hold takes 1m to 1h")
    }
  }

  func perform() throws(CommandFailure) {
    if end {
      _ = try callDaemon(ScheduleMethod.Release.self)
      return print("Reminders ring again; what has waited comes in two minutes.")
    }
    let reason = reason ?? command.first
    let until = try callDaemon(
      ScheduleMethod.Hold.self, HoldParameters(lengthMs: length?.milliseconds, reason: reason)
    ).until
    guard !command.isEmpty else {
      return print("Reminders wait until \(TimeText.timeOfDay(until)).")
    }
    let status: Int32
    do throws(CommandFailure) { status = try Self.run(command) } catch {
      _ = try callDaemon(ScheduleMethod.Release.self)
      throw error
    }
    _ = try callDaemon(ScheduleMethod.Release.self)
    if status != 0 { Glibc.exit(status) }
  }

  /// Runs a program to its end, in the foreground.
  /// - Returns: its status; 128 and the signal's number for one that a signal has ended.
  private static func run(_ command: [String]) throws(CommandFailure) -> Int32 {
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, command[0], nil, nil, &arguments, environ)
    guard failure == 0 else {
      throw CommandFailure("\(command[0]): \(String(cString: strerror(failure)))", code: 127)
    }
    // Of the terminal: they are the program's, whose end is waited for.
    for number in [SIGINT, SIGQUIT] { signal(number, SIG_IGN) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let ended = status & 0x7F
    return ended == 0 ? status >> 8 & 0xFF : 128 + ended
  }
}
