// A session as JSON: in lists, and a line of an export. Stable: keys may be added, never removed or
// given another meaning (limber(5), HISTORY).

import Control
import Practice
import Routines
import Scheduling
import Sessions

struct SessionEntry: Hashable, Codable {
  struct Part: Hashable, Codable {
    var step: Int
    var exercise: String
    var part: String?
    var plannedMs: Int64
    var doneMs: Int64

    private enum CodingKeys: String, CodingKey {
      case step, exercise, part
      case plannedMs = "planned_ms"
      case doneMs = "done_ms"
    }
  }

  struct Skipped: Hashable, Codable {
    var step: Int
    var exercise: String
  }

  var id: String
  var routine: String
  /// For people: RFC 3339. What counts is `started_ms` and `offset_s`.
  var started: String
  var startedMs: Int64
  var endedMs: Int64
  var offsetS: Int
  var zone: String?
  var outcome: String
  var workMs: Int64
  var plannedMs: Int64
  var pauses: Int
  var extendedMs: Int64
  var reminder: String?
  var version: String?
  var confirmed: Bool
  var source: String
  var note: String?
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

  init(_ session: PastSession) {
    let record = session.record
    id = session.uid
    routine = record.routine
    started = session.started.rfc3339(offset: session.offset)
    (startedMs, endedMs) = (session.started.milliseconds, session.ended.milliseconds)
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

  /// - Throws: what is wrong, in a few words.
  func session() throws(BadEntry) -> PastSession {
    guard let outcome = SessionOutcome(rawValue: outcome) else {
      throw BadEntry("“\(outcome)” is not an outcome")
    }
    guard let source = PastSession.Source(rawValue: source) else {
      throw BadEntry("“\(source)” is not a source")
    }
    try BadEntry.check(id: id, at: startedMs, offset: offsetS)
    guard endedMs >= startedMs - 86_400_000 else { throw BadEntry("it ends before it begins") }
    guard !parts.contains(where: { $0.plannedMs < 0 || $0.doneMs < 0 }) else {
      throw BadEntry("a part of it is negative")
    }
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

/// Why a line of an import is none of ours.
struct BadEntry: Error, Hashable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }

  static func check(id: String, at milliseconds: Int64, offset: Int) throws(BadEntry) {
    let isName =
      !id.isEmpty && id.utf8.count <= 64
      && id.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    guard isName else { throw BadEntry("its id is not valid") }
    guard abs(offset) <= 86_400 else { throw BadEntry("\(offset) s is not an offset of a zone") }
    // From 1900 to 2500.
    guard (-2_208_988_800_000...16_725_225_600_000).contains(milliseconds) else {
      throw BadEntry("its time is out of range")
    }
  }
}
