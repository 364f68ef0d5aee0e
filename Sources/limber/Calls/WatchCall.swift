// limber watch: the full-screen view on a terminal, otherwise a line for each change. Lines
// continue across a restart of the daemon, because a bar starts `watch` once and expects it to
// stay.

import Commands
import Control
import Glibc

extension WatchCommand: DaemonCall {
  /// Chooses the form. A terminal that can't move its cursor gets lines.
  func perform() throws(CommandFailure) {
    if !json, format == nil, try !isPlain(), let terminal = Terminal() {
      var loop = try LiveLoop(
        terminal: terminal, stream: monitorDaemon(), endsWithSession: untilEnd)
      try loop.run()
    } else {
      try follow()
    }
  }

  /// Prints states, also those of a daemon that is started again later. With `--format` it waits
  /// for the first daemon as well, since a bar may start before it.
  private func follow() throws(CommandFailure) {
    var printed = Printed()
    while true {
      do throws(CommandFailure) {
        try printStates(from: monitorDaemon(), &printed)
        return
      } catch {
        guard error.status == .unreachable, printed.hasStates || format != nil
        else { throw error }
        if !printed.isOffline { tellOffline(error) }
        printed.isOffline = true
      }
      DaemonAbsence.waitABit()
    }
  }

  /// Once for each time the daemon is away.
  private func tellOffline(_ error: CommandFailure) {
    if let format {
      say(data: format.offlineLine)
    } else {
      complain("\(error.message); waiting for it")
    }
  }

  /// What was printed so far, across connections.
  private struct Printed {
    var narration = Narration()
    /// Whether a state was ever received.
    var hasStates = false
    /// Whether a session was seen, for `--until-end`.
    var hadSession = false
    /// Whether the daemon's absence was reported.
    var isOffline = false
  }

  /// Prints the states of one connection. Returns when a session has ended that was waited for.
  /// - Throws: `unreachable` when the connection ends.
  private func printStates(
    from states: consuming ReplyStream<SessionMethod.Monitor>, _ printed: inout Printed
  ) throws(CommandFailure) {
    // Events are differences between states of one daemon, so they start anew with each connection.
    var last: Status?
    while true {
      for state in try states.next() {
        let lines = try lines(of: state, after: last, &printed.narration)
        last = state.status
        (printed.hasStates, printed.isOffline) = (true, false)
        for line in lines { say(data: line) }
        if untilEnd, printed.hadSession, state.status.hasNoSession { return }
        printed.hadSession = printed.hadSession || !state.status.hasNoSession
      }
    }
  }

  /// A state in the chosen form. As sentences, it may have no lines at all.
  private func lines(
    of state: MonitorReply, after last: Status?, _ narration: inout Narration
  ) throws(CommandFailure) -> [String] {
    if let format { return [format.line(state.status)] }
    return json
      ? [try jsonLine(NumberedStatus(state, after: last))] : narration.lines(of: state.status)
  }

  /// By the option, the environment, or the settings, in this order: the settings need a call.
  private func isPlain() throws(CommandFailure) -> Bool {
    if plain || getenv("LIMBER_PLAIN").map({ String(cString: $0) }) == "1" { return true }
    return try callDaemon(LibraryMethod.GetPreferences.self).plain
  }
}

/// The pause between two attempts to reach a daemon that does not run.
enum DaemonAbsence {
  /// In milliseconds.
  private static let retryMs: CInt = 1000

  /// Also ends the program if nobody reads its output any more: while nothing is printed, nothing
  /// else would reveal that.
  static func waitABit() {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    if poll(&output, 1, retryMs) > 0, output.revents & Int16(POLLERR) != 0 {
      StandardOutput.fail(EPIPE)
    }
  }
}

/// A state as `watch --json` prints it: the keys of `status --json`, `sequence` and `events`.
struct NumberedStatus: Encodable {
  var sequence: Int64
  /// What has changed since the state before. If sequence numbers are missing, other events may
  /// have occurred in between.
  var events: [String]
  var status: Status

  init(_ reply: MonitorReply, after last: Status?) {
    sequence = reply.sequence
    events = last.map { StatusEvent.between($0, reply.status).map(\.rawValue) } ?? []
    status = reply.status
  }

  private enum CodingKeys: CodingKey { case sequence, events }

  /// One flat object: the status's keys, and two more.
  func encode(to encoder: any Encoder) throws {
    try status.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sequence, forKey: .sequence)
    try container.encode(events, forKey: .events)
  }
}
