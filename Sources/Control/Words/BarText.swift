// The state in one short line for a status bar, printed again in full at each change.

import Varlink

/// The output formats for bars.
package enum BarFormat: Hashable, Sendable {
  /// A `custom` module with `return-type: json` (waybar-custom(5)).
  case waybar
  /// A block of i3blocks with `format=json`, or of the i3bar protocol.
  case i3
  case polybar
  case tmux
  /// Fields without quoting, since the reader may have its own rules.
  case template(BarTemplate)

  /// - Parameter text: a bar's name, or a template with fields in braces.
  /// - Throws: `BarFormatError` for an unknown name, an unknown field or unbalanced braces.
  package init(parsing text: String) throws(BarFormatError) {
    switch text {
    case "waybar": self = .waybar
    case "i3": self = .i3
    case "polybar": self = .polybar
    case "tmux": self = .tmux
    case let text where text.contains("{") || text.contains("}"):
      self = .template(try BarTemplate(parsing: text))
    default:
      throw BarFormatError(
        message: "“\(text)” is not a format; use waybar, polybar, i3, tmux or a template such as "
          + "'{text}'")
    }
  }

  /// The line while no daemon answers: no text, so that a bar hides it, and the state `offline`.
  package var offlineLine: String {
    line(
      BarFields(Status(audio: Status.Audio(device: "", state: .known(.absent))), isOffline: true))
  }

  package func line(_ status: Status) -> String { line(BarFields(status)) }

  private func line(_ fields: BarFields) -> String {
    switch self {
    case .waybar:
      return JSONValue.object([
        "text": .string(BarQuoting.markup(fields.text)), "alt": .string(fields.state),
        "class": .string(fields.state), "tooltip": .string(BarQuoting.markup(fields.tooltip)),
        "percentage": .int(fields.percent),
      ]).text
    case .i3:
      return JSONValue.object([
        "full_text": .string(fields.text), "short_text": .string(fields.short),
        "markup": .string("none"), "urgent": .bool(fields.state == "due"),
      ]).text
    case .polybar: return BarQuoting.polybar(fields.text)
    case .tmux: return BarQuoting.tmux(fields.text)
    case .template(let template): return template.line(fields)
    }
  }
}

package struct BarFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String
  package var description: String { message }
}

/// Text with fields: `{exercise} {step}/{steps}`; `{{` and `}}` stand for themselves.
package struct BarTemplate: Hashable, Sendable {
  private enum Part: Hashable { case text(String), field(BarFields.Name) }

  private let parts: [Part]

  package init(parsing text: String) throws(BarFormatError) {
    var (parts, plain) = ([Part](), "")
    var rest = text[...]
    while let character = rest.popFirst() {
      if (character == "{" || character == "}") && rest.first == character {
        plain.append(rest.removeFirst())
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          throw BarFormatError(message: "“\(text)” has a { without its }; write {{ for a {")
        }
        parts.append(.text(plain))
        plain = ""
        parts.append(.field(try Self.field(String(rest[..<end]))))
        rest = rest[rest.index(after: end)...]
      } else if character == "}" {
        throw BarFormatError(message: "“\(text)” has a } without its {; write }} for a }")
      } else {
        plain.append(character)
      }
    }
    self.parts = parts + [.text(plain)]
  }

  private static func field(_ word: String) throws(BarFormatError) -> BarFields.Name {
    if let name = BarFields.Name(rawValue: word) { return name }
    let all = BarFields.Name.allCases.map(\.rawValue).joined(separator: ", ")
    throw BarFormatError(message: "“{\(word)}” is not a field; the fields are \(all)")
  }

  func line(_ fields: BarFields) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let name): fields[name]
      }
    }.joined()
  }
}

/// The fields of a state that a bar can show.
struct BarFields {
  enum Name: String, CaseIterable {
    case text, short, state, reminder, routine, exercise, side, phase, step, steps, remaining
    case percent, next, nextTime = "next-time", until, problems
  }

  private let status: Status
  private let isOffline: Bool

  init(_ status: Status, isOffline: Bool = false) {
    self.status = status
    self.isOffline = isOffline
  }

  private var session: Status.Session? { status.hasNoSession ? nil : status.session }

  /// `running`, `paused`, `waiting`, `due`, `soon`, `snoozed`, `deferred`, `held`, `off`, `idle` or
  /// `offline`.
  var state: String {
    if isOffline { return "offline" }
    if let session { return session.state.rawValue }
    if let due = status.due {
      return due.snoozedUntil != nil ? "snoozed" : due.ringsAt != nil ? "soon" : "due"
    }
    if status.deferred != nil { return "deferred" }
    if status.held != nil { return "held" }
    return status.offUntil == nil ? "idle" : "off"
  }

  /// What matters most now, as one line.
  var text: String { BarQuoting.line(plainText) }

  /// The session, or what is due, held or off, or the next reminder.
  private var plainText: String {
    if let session {
      let place = "\(session.step)/\(session.steps)"
      let what = [session.exercise ?? session.message ?? session.routine, StatusText.side(session)]
        .compactMap { $0 }.joined(separator: ", ")
      return session.state == .running ? "\(what) \(place)" : "\(session.state.rawValue) \(place)"
    }
    if let due = status.due {
      let others = status.dueAll.count - 1
      let more = others > 0 ? " +\(others)" : ""
      let time = (due.snoozedUntil ?? due.ringsAt).map(clock) ?? "now"
      return "\(due.reminder) \(time)\(more)"
    }
    if let deferred = status.deferred { return "\(deferred.reminder) waits" }
    if let held = status.held {
      return held.until.map { "held until \(clock($0))" } ?? "held by \(held.owner)"
    }
    if let until = status.offUntil { return "off until \(clock(until))" }
    return status.next.map { "\($0.reminder) \(clock($0.here))" } ?? ""
  }

  /// The same for narrow bars: a step or a time.
  var short: String {
    if let session { return "\(session.step)/\(session.steps)" }
    if let due = status.due { return (due.snoozedUntil ?? due.ringsAt).map(clock) ?? "now" }
    if status.deferred != nil || status.held != nil && status.held?.until == nil { return "…" }
    return (status.held?.until ?? status.offUntil ?? status.next?.here).map(clock) ?? ""
  }

  /// Several lines: what `limber status` prints.
  var tooltip: String {
    isOffline
      ? "limberd is not running"
      : StatusText.lines(status).map(BarQuoting.line).joined(separator: "\n")
  }

  /// The progress of the session, 0 to 100; 0 without one.
  var percent: Int64 {
    guard let session, session.durationMs > 0 else { return 0 }
    return min(100, max(0, session.positionMs * 100 / session.durationMs))
  }

  private func clock(_ instant: String) -> String { String(TimeText.timeOfDay(instant).prefix(5)) }

  /// A field as one line; empty if it does not apply.
  subscript(name: Name) -> String { BarQuoting.line(plain(name)) }

  private func plain(_ name: Name) -> String {
    switch name {
    case .text: text
    case .short: short
    case .state: state
    case .reminder: status.due?.reminder ?? status.deferred?.reminder ?? ""
    case .routine:
      session?.routine ?? status.due?.routine ?? status.deferred?.routine ?? ""
    case .exercise: session?.exercise ?? ""
    case .side: session.flatMap(StatusText.side) ?? ""
    case .phase: session?.phase.text ?? ""
    case .step: session.map { "\($0.step)" } ?? ""
    case .steps: session.map { "\($0.steps)" } ?? ""
    case .remaining:
      session.map { TimeText.countdown($0.durationMs - $0.positionMs) } ?? ""
    case .percent: session == nil ? "" : "\(percent)"
    case .next: status.next?.reminder ?? ""
    case .nextTime: status.next.map { clock($0.here) } ?? ""
    case .until: (status.held?.until ?? status.offUntil).map(clock) ?? ""
    case .problems: "\(status.problems.count)"
    }
  }
}
