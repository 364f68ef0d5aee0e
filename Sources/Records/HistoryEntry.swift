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
    try BadEntry.check(id: id, at: atMs, offset: offsetS)
    guard (0...10).contains(level) else {
      throw BadEntry("the level \(level) is not within 0 to 10")
    }
    guard let felt = PainRecord.Feeling(rawValue: feeling ?? "pain") else {
      throw BadEntry("“\(feeling ?? "")” is neither pain nor stiffness")
    }
    var place: Area?
    if let area {
      guard let known = Area(rawValue: area) else { throw BadEntry("“\(area)” is not an area") }
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
      throw BadEntry("it is not JSON: \(error.reason)")
    }
    guard let members = value.objectValue, let kind = members["kind"]?.stringValue else {
      throw BadEntry("it is not a Limber entry")
    }
    do {
      switch kind {
      case "session": self = .session(try value.decode(as: SessionEntry.self))
      case "pain": self = .pain(try value.decode(as: PainEntry.self))
      case "clearance":
        self = .clearance(
          exercise: try Self.text(members["exercise"]), atMs: try Self.number(members["at_ms"]))
      case "removal":
        self = .removal(id: try Self.text(members["id"]), atMs: try Self.number(members["at_ms"]))
      default: throw BadEntry("“\(kind)” is not a kind of entry; a newer Limber may know it")
      }
    } catch let error as BadEntry {
      throw error
    } catch {
      throw BadEntry("a \(kind) lacks something, or has it wrong: \(error)")
    }
  }

  /// A string that is not empty.
  private static func text(_ value: JSONValue?) throws(BadEntry) -> String {
    guard let text = value?.stringValue, !text.isEmpty else { throw BadEntry("a name is missing") }
    return text
  }

  /// An instant in milliseconds.
  private static func number(_ value: JSONValue?) throws(BadEntry) -> Int64 {
    guard let number = value?.intValue else { throw BadEntry("“at_ms” is missing") }
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
    case .removal(let id, let at): .removal(uid: id, at: WallInstant(milliseconds: at))
    }
  }
}
