// The form of an export: JSON Lines, one object a line, with its kind in `kind`. An entry is a
// session, a pain, the clearance of an exercise, or the trace of a removal. The keys are described
// in limber(5), HISTORY; files of older versions have to stay readable.

import Practice
import Routines
import Scheduling
import Store
import Varlink

/// A recorded pain or stiffness as JSON.
struct PainEntry: Hashable, Codable {
  var id: String
  /// For people: RFC 3339. Ignored by an import.
  var recorded: String
  /// Milliseconds since 1970-01-01 UTC.
  var atMs: Int64
  /// Seconds east of UTC at the time.
  var offsetS: Int
  /// `pain` or `stiffness`; nil, in files of older versions, is pain.
  var feeling: String?
  var level: Int
  var exercise: String?
  var area: String?
  var note: String?
  /// When this version was written: of two versions the later one counts.
  var changedMs: Int64

  private enum CodingKeys: String, CodingKey {
    case id
    case recorded = "told"
    case atMs = "at_ms"
    case offsetS = "offset_s"
    case feeling, level, exercise, area, note
    case changedMs = "changed_ms"
  }

  /// For an export.
  init(_ pain: PainRecord) {
    id = pain.uid
    recorded = pain.at.rfc3339(offset: pain.offset)
    (atMs, offsetS, level) = (pain.at.milliseconds, pain.offset, pain.level)
    feeling = pain.feeling.rawValue
    (exercise, area, note) = (pain.exercise, pain.area?.rawValue, pain.note)
    changedMs = pain.changed.milliseconds
  }

  /// For an import.
  /// - Throws: `BadEntry` for a value out of its range; an import has to expect any file.
  func pain() throws(BadEntry) -> PainRecord {
    try BadEntry.check(id: id, offset: offsetS)
    try BadEntry.check(instant: atMs, "at_ms")
    try BadEntry.check(instant: changedMs, "changed_ms")
    guard (0...10).contains(level) else {
      throw BadEntry("a pain of \(level) is not within 0 to 10; was the line edited?")
    }
    guard let felt = PainRecord.Feeling(rawValue: feeling ?? "pain") else {
      throw BadEntry(
        "“\(feeling ?? "")” is neither pain nor stiffness; was it written by a newer Limber?")
    }
    var place: Area?
    if let area {
      guard let known = Area(rawValue: area) else {
        throw BadEntry("“\(area)” is not an area; was it written by a newer Limber?")
      }
      place = known
    }
    return PainRecord(
      uid: id, at: WallInstant(milliseconds: atMs), offset: offsetS, feeling: felt,
      exercise: exercise, level: level, area: place, note: note,
      changed: WallInstant(milliseconds: changedMs))
  }
}

/// One line of an export.
enum HistoryEntry: Hashable {
  case session(SessionEntry)
  case pain(PainEntry)
  case clearance(exercise: String, atMs: Int64)
  case removal(id: String, atMs: Int64)

  /// The entry without a line end. The keys are sorted, so that the same entry gives the same text
  /// on every machine; merging compares these texts.
  var line: String {
    switch self {
    case .session(let entry): Self.line("session", entry)
    case .pain(let entry): Self.line("pain", entry)
    case .clearance(let exercise, let at):
      JSONValue.object([
        "kind": "clearance", "exercise": .string(exercise), "at_ms": .int(at),
      ]).text
    case .removal(let id, let at):
      JSONValue.object(["kind": "removal", "id": .string(id), "at_ms": .int(at)]).text
    }
  }

  /// Adds `kind` to what the entry encodes.
  private static func line(_ kind: String, _ entry: some Encodable) -> String {
    guard case .object(var members)? = try? JSONValue(encoding: entry) else {
      preconditionFailure("an entry is an object")
    }
    members["kind"] = .string(kind)
    return JSONValue.object(members).text
  }

  /// Reads a line.
  /// - Throws: `BadEntry`, with the reason in a few words.
  init(line: some StringProtocol) throws(BadEntry) {
    let value: JSONValue
    do throws(JSONSyntaxError) { value = try JSONValue(parsing: line.utf8) } catch {
      throw BadEntry("this is not JSON (\(error.reason)); \(Self.origin)")
    }
    guard let members = value.objectValue, let kind = members["kind"]?.stringValue else {
      throw BadEntry("this is JSON, but not an entry of Limber's; \(Self.origin)")
    }
    do {
      switch kind {
      case "session": self = .session(try value.decode(as: SessionEntry.self))
      case "pain": self = .pain(try value.decode(as: PainEntry.self))
      case "clearance":
        self = .clearance(
          exercise: try Self.text("exercise", members), atMs: try Self.instant(members))
      case "removal":
        self = .removal(id: try Self.text("id", members), atMs: try Self.instant(members))
      default:
        throw BadEntry("“\(kind)” is not a kind of entry; was it written by a newer Limber?")
      }
    } catch let error as BadEntry {
      throw error
    } catch {
      throw BadEntry("\(Self.reason(error, kind)); was the line edited?")
    }
  }

  private static let origin = "is it a file that 'limber export' wrote?"

  /// Why an entry of a kind can't be read.
  private static func reason(_ error: any Error, _ kind: String) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "a \(kind) needs “\(key.stringValue)”"
    case DecodingError.typeMismatch(_, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” of the \(kind) has a "
        + "value of the wrong kind: \(context.debugDescription)"
    default: "a \(kind) can't be read: \(error)"
    }
  }

  private static func text(_ key: String, _ members: JSONObject) throws(BadEntry) -> String {
    guard let text = members[key]?.stringValue, !text.isEmpty else {
      throw BadEntry("“\(key)” is missing; was the line edited?")
    }
    return text
  }

  private static func instant(_ members: JSONObject) throws(BadEntry) -> Int64 {
    guard let number = members["at_ms"]?.intValue else {
      throw BadEntry("“at_ms” is missing, or not a whole number; was the line edited?")
    }
    try BadEntry.check(instant: number, "at_ms")
    return number
  }

  /// The change that stores the entry.
  /// - Throws: `BadEntry` for a value out of its range.
  func change() throws(BadEntry) -> HistoryChange {
    switch self {
    case .session(let entry): .session(try entry.session())
    case .pain(let entry): .pain(try entry.pain())
    case .clearance(let exercise, let at):
      .clearedElsewhere(exercise: exercise, at: WallInstant(milliseconds: at))
    case .removal(let id, let at): try Self.removal(id, at)
    }
  }

  private static func removal(_ id: String, _ at: Int64) throws(BadEntry) -> HistoryChange {
    try BadEntry.check(id: id)
    return .removal(uid: id, at: WallInstant(milliseconds: at))
  }
}
