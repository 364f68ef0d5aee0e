// The full-screen view as lines of text: a function of the state, of the time since it came, and of
// the size of the screen, so that tests can read it.

import Control

/// Drawn by `LiveLoop`.
struct LiveView {
  /// The latest state from the daemon.
  var status: Status
  /// Milliseconds since the state came. The daemon sends no state while a phase just runs, so the
  /// position is advanced by them.
  var elapsedMs: Int64
  /// Why the last key was refused; nil if it was not.
  var notice: String?

  /// The last line; `LiveLoop` has the calls of the keys.
  static let keys = "space pause/resume   n skip   b back   + longer   e easier   s stop   q quit"

  /// - Parameters: columns and rows of the screen.
  /// - Returns: at most `height` lines of at most `width` characters.
  func lines(width: Int, height: Int) -> [String] {
    let body = session.map { sessionLines($0, width: width) } ?? [StatusText.line(status)]
    var lines = body + extras
    if let notice { lines += ["", notice] }
    lines = Array(lines.prefix(max(0, height - 2)))
    lines += ["", Self.keys]
    return lines.suffix(height).map { String($0.printable.prefix(width)) }
  }

  private var session: Status.Session? { status.hasNoSession ? nil : status.session }

  /// Times stand still during a pause, and never pass the end of the phase.
  private func sessionLines(_ session: Status.Session, width: Int) -> [String] {
    let moved = session.state == .running ? min(elapsedMs, session.phaseRemainingMs) : 0
    let position = session.positionMs + moved
    let remaining = session.phaseRemainingMs - moved
    let total = "\(TimeText.clock(position)) of \(TimeText.clock(session.durationMs))"
    let side = StatusText.side(session).map { ", \($0)" } ?? ""
    return [
      Self.spread(session.routine, session.state.rawValue, width: width),
      "",
      (session.exercise ?? session.message ?? StatusText.activity(session)) + side,
      Self.spread(session.phase.text, TimeText.countdown(remaining), width: width),
      Self.bar(position, of: session.durationMs, width: width),
      Self.spread("Step \(session.step) of \(session.steps)", total, width: width),
    ]
  }

  /// Further lines: what is due, what comes next, sound and problems.
  private var extras: [String] {
    var lines: [String] = []
    if session != nil, let due = status.due { lines.append("Due: \(due.reminder)") }
    if session != nil, let next = status.next {
      let when = TimeText.dateAndTime(next.at, local: next.local, zone: next.zone)
      lines.append("Next: \(next.reminder) at \(when)")
    }
    if session == nil, let question = status.question { lines.append(question) }
    switch status.audio.state.value {
    case .muted, .absent: lines.append("Sound: \(status.audio.state.text)")
    case .open, .closed, nil: break
    }
    lines += status.problems.map { "Problem: \($0)" }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// Two texts at both ends of a line, with at least one space between them. Lines are at most 72
  /// columns wide: on a wide screen the eye would lose the connection.
  static func spread(_ left: String, _ right: String, width: Int) -> String {
    let space = max(1, min(width, 72) - left.count - right.count)
    return left + String(repeating: " ", count: space) + right
  }

  /// `[=====-----]`, in characters that every console has.
  static func bar(_ part: Int64, of whole: Int64, width: Int) -> String {
    let cells = max(0, min(width, 72) - 2)
    let share = whole > 0 ? Double(min(max(0, part), whole)) / Double(whole) : 0
    let full = Int(Double(cells) * share)
    return "[" + String(repeating: "=", count: full)
      + String(repeating: "-", count: cells - full) + "]"
  }
}
