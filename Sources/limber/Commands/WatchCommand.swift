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
      q quits. Otherwise, with --plain or LIMBER_PLAIN=1, a sentence whenever something begins.
      """)

  @Flag(help: "Print a JSON object a line: the status and its sequence number.")
  var json = false

  @Flag(help: "Print sentences, also on a terminal.")
  var plain = false

  @Flag(help: "Return when a session has ended.")
  var untilEnd = false

  func perform() throws(CommandFailure) {
    let stream = try monitorDaemon()
    if !json, !plain, !Self.environmentIsPlain, let terminal = Terminal() {
      var loop = try LiveLoop(terminal: terminal, stream: stream, endsWithSession: untilEnd)
      try loop.run()
    } else {
      try printStates(from: stream)
    }
  }

  private func printStates(
    from states: consuming ReplyStream<SessionMethod.Monitor>
  ) throws(CommandFailure) {
    var last: String?
    var hadSession = false
    while true {
      for state in try states.next() {
        let line =
          json ? try jsonLine(NumberedStatus(state)) : SentenceKey(state.status).line(after: &last)
        // A reader that has gone is no error: nobody is there to be told.
        if let line, !writeAll(line + "\n", to: STDOUT_FILENO) { return }
        if untilEnd, hadSession, state.status.hasNoSession { return }
        hadSession = hadSession || !state.status.hasNoSession
      }
    }
  }

  private static var environmentIsPlain: Bool {
    getenv("LIMBER_PLAIN").map { String(cString: $0) == "1" } ?? false
  }
}

/// A state as `watch --json` prints it: the keys of `status --json`, and `sequence`.
struct NumberedStatus: Encodable {
  var sequence: Int64
  var status: Status

  init(_ reply: MonitorReply) {
    sequence = reply.sequence
    status = reply.status
  }

  private enum CodingKeys: CodingKey { case sequence }

  func encode(to encoder: any Encoder) throws {
    try status.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sequence, forKey: .sequence)
  }
}

/// Decides when the sentence of a state is news: when something else begins, not when a number
/// has moved on.
struct SentenceKey {
  private let status: Status

  init(_ status: Status) { self.status = status }

  /// Breaths come every few seconds, and the tones say them: in words, only that they begin.
  private static func phase(_ session: Status.Session) -> String {
    session.phase == "inhale" || session.phase == "exhale" ? "breath" : session.phase
  }

  /// The sentence, or nil when the last one still holds.
  func line(after last: inout String?) -> String? {
    let key =
      if let session = status.session, session.state != .finished {
        "\(session.state) \(session.step) \(session.side ?? "") \(Self.phase(session))"
      } else {
        StatusText.line(status)
      }
    defer { last = key }
    return key == last ? nil : StatusText.announcement(status)
  }
}
