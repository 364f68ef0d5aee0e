// limber watch

import Commands
import Control
import Glibc

extension WatchCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    if !json, format == nil, try !isPlain(), let terminal = Terminal() {
      var loop = try LiveLoop(
        terminal: terminal, stream: monitorDaemon(), endsWithSession: untilEnd)
      try loop.run()
    } else {
      try follow()
    }
  }

  /// Prints states, also those of a daemon that is started again. A bar, which may be there first,
  /// waits for the first one as well.
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

  private func tellOffline(_ error: CommandFailure) {
    if let format {
      say(data: format.offlineLine)
    } else {
      complain("\(error.message); waiting for it")
    }
  }

  /// What was printed so far.
  private struct Printed {
    var narration = Narration()
    var hasStates = false
    var hadSession = false
    var isOffline = false
  }

  /// Returns when a session has ended that was to be waited for.
  private func printStates(
    from states: consuming ReplyStream<SessionMethod.Monitor>, _ printed: inout Printed
  ) throws(CommandFailure) {
    // Events are those of one daemon.
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

  private func lines(
    of state: MonitorReply, after last: Status?, _ narration: inout Narration
  ) throws(CommandFailure) -> [String] {
    if let format { return [format.line(state.status)] }
    return json
      ? [try jsonLine(NumberedStatus(state, after: last))] : narration.lines(of: state.status)
  }

  /// By the option, the environment, or the settings.
  private func isPlain() throws(CommandFailure) -> Bool {
    if plain || getenv("LIMBER_PLAIN").map({ String(cString: $0) }) == "1" { return true }
    return try callDaemon(LibraryMethod.GetPreferences.self).plain
  }
}

/// Between two looks for a daemon that is not there.
enum DaemonAbsence {
  private static let retryMs: CInt = 1000

  /// Ends the program when nobody reads its output any more, which nothing else would tell.
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
  /// Since the state before; where numbers are missing, others may have been.
  var events: [String]
  var status: Status

  init(_ reply: MonitorReply, after last: Status?) {
    sequence = reply.sequence
    events = last.map { StatusEvent.between($0, reply.status).map(\.rawValue) } ?? []
    status = reply.status
  }

  private enum CodingKeys: CodingKey { case sequence, events }

  func encode(to encoder: any Encoder) throws {
    try status.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sequence, forKey: .sequence)
    try container.encode(events, forKey: .events)
  }
}
