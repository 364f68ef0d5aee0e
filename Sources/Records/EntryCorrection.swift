// `history correct` and `history remove`: mistakes. What was removed leaves its id and nothing
// else, so that it does not come back with a merge.

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
    if let before { return correction.remove(before: before) }
    // The declaration takes exactly one of the two.
    return id.map { correction.remove($0) } ?? .usage
  }
}

package struct EntryCorrection {
  /// What is to be different.
  package struct Correction: Hashable, Sendable {
    package var note: String?
    package var minutes: Int?
    package var level: Int?
    /// When it was, as `log` takes it.
    package var time: String?

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

  package init(places: Places) { self.places = places }

  private var access: HistoryAccess { HistoryAccess(places: places) }

  private enum Entry {
    case session(PastSession)
    case pain(PainRecord)

    var uid: String {
      switch self {
      case .session(let session): session.uid
      case .pain(let pain): pain.uid
      }
    }

    var changed: WallInstant {
      switch self {
      case .session(let session): session.changed
      case .pain(let pain): pain.changed
      }
    }

    var line: String {
      switch self {
      case .session(let session): SessionList.line(session)
      case .pain(let pain): NewEntries.line(pain)
      }
    }
  }

  /// - Parameter id: its beginning, as long as it is the only one that begins so.
  package func correct(_ id: String, _ correction: Correction) -> ExitStatus {
    guard correction != Correction() else {
      Console.complain(
        "limber: nothing to correct; give --note, --at, --minutes or --level")
      return ExitStatus.usage
    }
    guard let entry = find(id) else { return ExitStatus.badData }
    let telling = NewEntries(places: places)
    let start = correction.time.map(telling.instant)
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

  package func remove(_ id: String) -> ExitStatus {
    guard let entry = find(id) else { return ExitStatus.badData }
    guard access.write([.removal(uid: entry.uid, at: access.later(than: entry.changed))]) else {
      return ExitStatus.failure
    }
    Console.say("Removed: \(entry.line)")
    return ExitStatus.done
  }

  /// - Parameter day: everything before it, in local time.
  package func remove(before day: String) -> ExitStatus {
    guard let date = CivilDate(parsing: day) else {
      Console.complain("limber: “\(day)” is not a day; write it as 2026-11-24")
      return ExitStatus.usage
    }
    guard let all = everything() else { return ExitStatus.failure }
    let old = all.filter { entry in
      switch entry {
      case .session(let session): session.day < date.daysSinceEpoch
      case .pain(let pain): pain.day < date.daysSinceEpoch
      }
    }
    let changes = old.map {
      HistoryChange.removal(uid: $0.uid, at: access.later(than: $0.changed))
    }
    guard access.write(changes) else {
      return ExitStatus.failure
    }
    Console.say("Removed \(old.count == 1 ? "1 entry" : "\(old.count) entries").")
    return ExitStatus.done
  }

  private func everything() -> [Entry]? {
    access.read { store throws(StoreError) -> [Entry] in
      guard let store else { return [] }
      return try store.pastSessions().map { .session($0) }
        + store.painRecords().map { .pain($0) }
    }
  }

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
  /// It began then, and was as long.
  fileprivate mutating func move(to start: WallInstant, _ offset: Int, _ zone: String?) {
    ended = WallInstant(
      milliseconds: start.milliseconds + ended.milliseconds - started.milliseconds)
    (started, self.offset, self.zone) = (start, offset, zone)
  }

  /// As long as a person says, with as much of each part.
  fileprivate mutating func lasted(minutes: Int) {
    ended = WallInstant(milliseconds: started.milliseconds + Int64(minutes) * 60_000)
    let work = Double(max(1, record.work.count))
    for index in record.parts.indices {
      let part = record.parts[index]
      let share = part.done.count > 0 ? Double(part.done.count) / work : 0
      record.parts[index].done = Milliseconds(Int64(share * Double(minutes) * 60_000))
    }
  }
}
