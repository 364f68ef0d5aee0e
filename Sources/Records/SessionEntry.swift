// A session as JSON, in lists and in the lines of an export. The form is stable: keys may be added,
// but are never removed or given another meaning (limber(5), HISTORY).

import Control
import Practice
import Routines
import Scheduling
import Sessions

/// The form of `PastSession` that other programs and other machines read.
struct SessionEntry: Hashable, Codable {
  /// What was planned and done of one exercise on one side, in milliseconds of work.
  struct Part: Hashable, Codable {
    var step: Int
    var exercise: String
    /// left, right, up …; nil for the body as a whole.
    var part: String?
    var plannedMs: Int64
    var doneMs: Int64

    private enum CodingKeys: String, CodingKey {
      case step, exercise, part
      case plannedMs = "planned_ms"
      case doneMs = "done_ms"
    }
  }

  /// A step that was left out.
  struct Skipped: Hashable, Codable {
    var step: Int
    var exercise: String
  }

  var id: String
  var routine: String
  /// For people: RFC 3339. An import reads `started_ms` and `offset_s` instead.
  var started: String
  /// Milliseconds since 1970-01-01 UTC, like all keys that end in `_ms` and are instants.
  var startedMs: Int64
  var endedMs: Int64
  /// Seconds east of UTC at the start.
  var offsetS: Int
  var zone: String?
  /// A raw value of `SessionOutcome`, such as `completed`.
  var outcome: String
  var workMs: Int64
  var plannedMs: Int64
  var pauses: Int
  var extendedMs: Int64
  var reminder: String?
  var version: String?
  /// False for a session that counts nowhere, since nobody may have been there.
  var confirmed: Bool
  /// `played` or `told`.
  var source: String
  var note: String?
  /// When this version was written: of two versions the later one counts.
  var changedMs: Int64
  var parts: [Part]
  var skipped: [Skipped]

  private enum CodingKeys: String, CodingKey {
    case id, routine, started
    case startedMs = "started_ms"
    case endedMs = "ended_ms"
    case offsetS = "offset_s"
    case zone, outcome
    case workMs = "work_ms"
    case plannedMs = "planned_ms"
    case pauses
    case extendedMs = "extended_ms"
    case reminder, version, confirmed, source, note
    case changedMs = "changed_ms"
    case parts, skipped
  }

  /// For an output. `work_ms` and `planned_ms` are sums of the parts, for readers' convenience.
  init(_ session: PastSession) {
    let record = session.record
    id = session.uid
    routine = record.routine
    started = session.started.rfc3339(offset: session.offset)
    startedMs = session.started.milliseconds
    // A clock that was set back during it leaves an end that no import would take.
    endedMs = max(startedMs, session.ended.milliseconds)
    (offsetS, zone) = (session.offset, session.zone)
    outcome = record.outcome.rawValue
    workMs = record.work.count
    plannedMs = record.parts.reduce(0) { $0 + $1.planned.count }
    (pauses, extendedMs) = (record.pauses, record.extended.count)
    (reminder, version, confirmed) = (session.reminder, session.version, session.isConfirmed)
    (source, note, changedMs) = (
      session.source.rawValue, session.note, session.changed.milliseconds
    )
    parts = record.parts.map {
      Part(
        step: $0.step, exercise: $0.exercise, part: $0.part, plannedMs: $0.planned.count,
        doneMs: $0.done.count)
    }
    skipped = record.skipped.map { Skipped(step: $0.step, exercise: $0.exercise) }
  }

  /// For an import. The sums are ignored; they follow from the parts.
  /// - Throws: `BadEntry`, with the reason in a few words.
  func session() throws(BadEntry) -> PastSession {
    guard let outcome = SessionOutcome(rawValue: outcome) else {
      throw BadEntry("“\(outcome)” is not an outcome; was it written by a newer Limber?")
    }
    guard let source = PastSession.Source(rawValue: source) else {
      throw BadEntry("“\(source)” is not a source; was it written by a newer Limber?")
    }
    try checkFigures()
    var record = SessionRecord(
      routine: routine, outcome: outcome,
      parts: parts.map {
        PerformedPart(
          step: $0.step, exercise: $0.exercise, part: $0.part,
          planned: Milliseconds($0.plannedMs), done: Milliseconds($0.doneMs))
      }, skipped: skipped.map { SkippedStep(step: $0.step, exercise: $0.exercise) })
    (record.pauses, record.extended) = (pauses, Milliseconds(extendedMs))
    return PastSession(
      uid: id, record, started: WallInstant(milliseconds: startedMs),
      ended: WallInstant(milliseconds: endedMs), offset: offsetS, zone: zone,
      reminder: reminder, version: version, isConfirmed: confirmed, source: source, note: note,
      changed: WallInstant(milliseconds: changedMs))
  }
}

extension SessionEntry {
  /// A day, in milliseconds: no part of a session takes longer.
  private static let longest: Int64 = 86_400_000

  private func checkFigures() throws(BadEntry) {
    try BadEntry.check(id: id, offset: offsetS)
    try BadEntry.check(instant: startedMs, "started_ms")
    try BadEntry.check(instant: endedMs, "ended_ms")
    try BadEntry.check(instant: changedMs, "changed_ms")
    guard !routine.isEmpty else { throw BadEntry("the session has no routine") }
    guard endedMs >= startedMs else {
      throw BadEntry("the session ends before it begins; was the line edited?")
    }
    let lengths = parts.flatMap { [$0.plannedMs, $0.doneMs] } + [extendedMs]
    guard lengths.allSatisfy((0...Self.longest).contains), pauses >= 0 else {
      throw BadEntry("a part of the session is negative, or longer than a day")
    }
  }
}

/// Why a line of an import is none of ours, in a sentence with the likely cause.
struct BadEntry: Error, Hashable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }

  static func check(id: String, offset: Int = 0) throws(BadEntry) {
    let isName =
      !id.isEmpty && id.utf8.count <= 64
      && id.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
      }
    guard isName else {
      throw BadEntry(
        "“\(id)” is not an id, which has at most 64 letters, digits and hyphens; was the line "
          + "edited?")
    }
    guard abs(offset) <= 86_400 else {
      throw BadEntry("an offset of \(offset) s is that of no time zone; was the line edited?")
    }
  }

  static func check(instant milliseconds: Int64, _ key: String) throws(BadEntry) {
    // From 1900 to 2500.
    guard (-2_208_988_800_000...16_725_225_600_000).contains(milliseconds) else {
      throw BadEntry(
        "“\(key)” of \(milliseconds) is not a time in milliseconds since 1970; is it in another "
          + "unit?")
    }
  }
}
