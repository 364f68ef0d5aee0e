// `history correct` and `history remove`: mistakes in the history. A removed entry leaves its id
// and the time of its removal, so that an import from another machine does not bring it back.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Practice
import Routines
import Scheduling
import Sessions
import Store

extension HistoryCommand.Correct: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    EntryCorrection(places: places).correct(
      id, .init(note: note, minutes: minutes, level: level, time: at))
  }
}

extension HistoryCommand.Remove: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    let correction = EntryCorrection(places: places)
    if let before { return correction.remove(before: before, isConfirmed: yes) }
    // The declaration takes exactly one of the two.
    return id.map { correction.remove($0) } ?? .usage
  }
}

/// Finds an entry by its id and writes a later version of it, or its removal.
package struct EntryCorrection {
  /// What is to be changed; nil leaves a value as it is.
  package struct Correction: Hashable, Sendable {
    /// The user's words.
    package var note: String?
    /// The length of a session, 1 to 600; not for pain.
    package var minutes: Int?
    /// 0 to 10; only for pain.
    package var level: Int?
    /// When it was, in the form that `log` takes: `07:30` or `2026-11-24 07:30`.
    package var time: String?

    /// Everything is left as it is, unless it is given.
    package init(
      note: String? = nil, minutes: Int? = nil, level: Int? = nil, time: String? = nil
    ) {
      self.note = note
      self.time = time
      self.minutes = minutes
      self.level = level
    }
  }

  let places: Places

  /// - Parameter places: where the history is.
  package init(places: Places) { self.places = places }

  private var access: HistoryAccess { HistoryAccess(places: places) }

  /// What an id can name. Ids of sessions and of pain come from the same generator, so that one
  /// search finds both.
  private enum Entry {
    case session(PastSession)
    case pain(PainRecord)

    /// Identifies the entry on every machine.
    var uid: String {
      switch self {
      case .session(let session): session.uid
      case .pain(let pain): pain.uid
      }
    }

    /// When it was last written; a correction has to be later.
    var changed: WallInstant {
      switch self {
      case .session(let session): session.changed
      case .pain(let pain): pain.changed
      }
    }

    /// Local.
    var day: Int {
      switch self {
      case .session(let session): session.day
      case .pain(let pain): pain.day
      }
    }

    var line: String {
      switch self {
      case .session(let session): SessionList.line(session)
      case .pain(let pain): NewEntries.line(pain)
      }
    }
  }

  /// Writes a corrected version of an entry. A session that is corrected counts as confirmed from
  /// then on: the user has vouched for it.
  /// - Parameter id: the entry's id or its beginning, if no other entry begins with it.
  /// - Returns: `usage` for a correction that does not suit the entry, `badData` for an unknown id.
  package func correct(_ id: String, _ correction: Correction) -> ExitStatus {
    guard correction != Correction() else {
      Console.complain(
        "limber: nothing to correct; give --note, --at, --minutes or --level")
      return ExitStatus.usage
    }
    guard let entry = find(id) else { return ExitStatus.badData }
    let telling = NewEntries(places: places)
    let start = correction.time.map(telling.instant)
    // A time was given and could not be read; `instant` has printed why.
    if case .some(nil) = start { return ExitStatus.usage }
    let moment = start?.map { ($0, telling.zones.system.offset(at: $0)) }
    let change: HistoryChange
    switch entry {
    case .session(var session):
      if correction.level != nil {
        Console.complain("limber: a session has no level of pain; 'limber pain' records one")
        return ExitStatus.usage
      }
      session.note = correction.note ?? session.note
      if let (start, offset) = moment {
        session.move(to: start, offset, telling.zones.systemName)
      }
      if let minutes = correction.minutes { session.lasted(minutes: minutes) }
      session.isConfirmed = true
      session.changed = access.later(than: session.changed)
      change = .session(session)
    case .pain(var pain):
      if correction.minutes != nil {
        Console.complain("limber: a pain has no minutes")
        return ExitStatus.usage
      }
      pain.note = correction.note ?? pain.note
      if let moment { (pain.at, pain.offset) = moment }
      pain.level = correction.level ?? pain.level
      guard (0...10).contains(pain.level) else {
        Console.complain("limber: pain is a number from 0, none, to 10, the worst there is")
        return ExitStatus.usage
      }
      pain.changed = access.later(than: pain.changed)
      change = .pain(pain)
    }
    guard access.write([change]) else { return ExitStatus.failure }
    Console.say("Corrected: \(find(entry.uid)?.line ?? entry.uid)")
    return ExitStatus.done
  }

  /// Removes one entry.
  /// - Parameter id: as in `correct`.
  package func remove(_ id: String) -> ExitStatus {
    guard let entry = find(id) else { return ExitStatus.badData }
    guard access.write([.removal(uid: entry.uid, at: access.later(than: entry.changed))]) else {
      return ExitStatus.failure
    }
    Console.say("Removed: \(entry.line)")
    return ExitStatus.done
  }

  /// - Parameters:
  ///   - day: everything before it, in local time.
  ///   - isConfirmed: the person has said yes to it; else they are asked.
  package func remove(before day: String, isConfirmed: Bool) -> ExitStatus {
    guard let date = CivilDate(parsing: day) else {
      Console.complain("limber: “\(day)” is not a day; write it as 2026-11-24")
      return ExitStatus.usage
    }
    guard let all = everything() else { return ExitStatus.failure }
    let old = all.filter { $0.day < date.daysSinceEpoch }
    let words = CountText.words(old.count, "entry", plural: "entries")
    // Nothing brings them back.
    if !old.isEmpty {
      let question = "Remove \(words) before \(date) for good?"
      switch Consent.answer(to: question, isGiven: isConfirmed) {
      case .yes: break
      case .no:
        Console.say("Nothing was removed.")
        return ExitStatus.done
      case nil: return ExitStatus.usage
      }
    }
    let changes = old.map {
      HistoryChange.removal(uid: $0.uid, at: access.later(than: $0.changed))
    }
    guard access.write(changes) else { return ExitStatus.failure }
    Console.say("Removed \(words).")
    return ExitStatus.done
  }

  /// All sessions, newest first, then all pain, oldest first.
  /// - Returns: nil when the history cannot be read, which is then printed.
  private func everything() -> [Entry]? {
    access.read { store throws(StoreError) -> [Entry] in
      guard let store else { return [] }
      return try store.pastSessions().map { .session($0) }
        + store.painRecords().map { .pain($0) }
    }
  }

  /// The one entry whose id begins with a text; nil, with a message, for none or several.
  private func find(_ id: String) -> Entry? {
    guard let all = everything() else { return nil }
    let found = all.filter { $0.uid.hasPrefix(id) && !id.isEmpty }
    if found.count == 1 { return found[0] }
    Console.complain(
      found.isEmpty
        ? "limber: nothing was recorded with the id “\(id)”; 'limber history' shows them"
        : "limber: \(found.count) entries begin with “\(id)”; give more characters")
    return nil
  }
}

extension PastSession {
  /// Moves the session to another start; its length stays the same.
  fileprivate mutating func move(to start: WallInstant, _ offset: Int, _ zone: String?) {
    ended = WallInstant(
      milliseconds: start.milliseconds + ended.milliseconds - started.milliseconds)
    (started, self.offset, self.zone) = (start, offset, zone)
  }

  /// As long as a person says, the whole session, with as much of each part as of all of it.
  mutating func lasted(minutes: Int) {
    let length = Int64(minutes) * 60_000
    // How long pauses were is not recorded: where there were any, its work is its length.
    let before = record.pauses == 0 ? ended.milliseconds - started.milliseconds : record.work.count
    let share = Double(length) / Double(max(1, before))
    for index in record.parts.indices {
      let done = Double(record.parts[index].done.count)
      record.parts[index].done = Milliseconds(Int64(done * share))
    }
    ended = WallInstant(milliseconds: started.milliseconds + length)
    if source == .reported { record.outcome = isWhole ? .completed : .stopped }
  }

  /// Whether all of its work was done, but for what rounding leaves.
  private var isWhole: Bool {
    record.work.count + 1000 >= record.parts.reduce(0) { $0 + $1.planned.count }
  }
}
