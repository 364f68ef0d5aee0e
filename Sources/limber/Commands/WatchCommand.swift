// limber watch

import ArgumentParser
import Control
import Glibc

struct WatchCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow the session live.",
    discussion: """
      On a terminal a full-screen view: space pauses and goes on, n skips, b goes back, s stops,
      q quits. Otherwise, and with --plain, LIMBER_PLAIN=1 or plain: true in the settings,
      a sentence whenever something begins.
      """)

  @Flag(help: "Print a JSON object a line: the status, its number, and what has happened.")
  var json = false

  @Option(help: BarFormat.help, transform: BarFormat.read)
  var format: BarFormat?

  @Flag(help: "Print sentences, also on a terminal.")
  var plain = false

  @Flag(help: "Return when a session has ended.")
  var untilEnd = false

  func validate() throws {
    guard !json || format == nil else { throw ValidationError("--json and --format are two") }
  }

  func perform() throws(CommandFailure) {
    let stream = try monitorDaemon()
    if !json, format == nil, try !isPlain(), let terminal = Terminal() {
      var loop = try LiveLoop(terminal: terminal, stream: stream, endsWithSession: untilEnd)
      try loop.run()
    } else {
      try printStates(from: stream)
    }
  }

  private func printStates(
    from states: consuming ReplyStream<SessionMethod.Monitor>
  ) throws(CommandFailure) {
    var narration = Narration()
    var hadSession = false
    var last: Status?
    while true {
      for state in try states.next() {
        let lines = try lines(of: state, after: last, &narration)
        last = state.status
        for line in lines { say(data: line) }
        if untilEnd, hadSession, state.status.hasNoSession { return }
        hadSession = hadSession || !state.status.hasNoSession
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
