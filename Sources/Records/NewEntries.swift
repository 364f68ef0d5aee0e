// `log` and `pain`: records of what was done without the computer, and of what hurts.

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

extension LogCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    NewEntries(places: places).log(routine, at: at, minutes: minutes, note: note)
  }
}

extension PainCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    guard let level else { return PainList(places: places).list() }
    return NewEntries(places: places).hurt(
      level, isStiff: stiff, area: area, exercise: exercise, note: note)
  }
}

/// Makes records and writes them to the history.
package struct NewEntries {
  let places: Places
  /// The routines and the catalogue, for names and lengths.
  private let configuration: Configuration
  /// Local times are read in the system's zone.
  let zones: ZoneBook

  /// Reads all files once.
  package init(places: Places) {
    self.places = places
    zones = ZoneBook(places.zones)
    configuration = Configuration(reading: places.layers)
  }

  private var access: HistoryAccess { HistoryAccess(places: places) }

  /// Records a routine that was done as it is written.
  /// - Parameters:
  ///   - time: when it began: `07:30`, the last one that was, or `2026-11-24 07:30`.
  ///   - minutes: how long the whole session was; nil: as long as it is planned.
  package func log(_ routine: String, at time: String, minutes: Int?, note: String?) -> ExitStatus {
    guard access.isKept(configuration.settings) else { return ExitStatus.notNow }
    guard let found = configuration.routines[routine]?.routine else {
      return configuration.refuse(routine: routine)
    }
    guard let start = instant(time) else { return ExitStatus.usage }
    let timeline = configuration.timeline(of: found, places.practice())
    let (record, length) = Self.performed(timeline, minutes: minutes)
    let session = PastSession(
      uid: EntryName.new(), record, started: start,
      ended: WallInstant(milliseconds: start.milliseconds + length),
      offset: zones.system.offset(at: start), zone: zones.systemName,
      version: configuration.version(of: found), source: .reported, note: note,
      changed: access.now)
    guard access.write([.session(session)]) else { return ExitStatus.failure }
    Console.say("Recorded: \(SessionList.line(session))")
    return ExitStatus.done
  }

  /// What is done in so many minutes of a session: as much of each part as of all of it. At least
  /// the planned minutes complete it, and more than those are kept as they are given.
  /// - Parameter minutes: nil: the planned ones.
  /// - Returns: the record, and the session's length in milliseconds.
  static func performed(
    _ timeline: Timeline, minutes: Int?
  ) -> (record: SessionRecord, length: Int64) {
    let planned = timeline.length.milliseconds.count
    let length = minutes.map { Int64($0) * 60_000 } ?? planned
    let beginning = StreamInstant(nanoseconds: 0)
    var record = Session(timeline, at: beginning).record(at: beginning)
    let share = Double(length) / Double(max(1, planned))
    for index in record.parts.indices {
      record.parts[index].done = Milliseconds(
        Int64(Double(record.parts[index].planned.count) * share))
    }
    record.outcome = length >= planned ? .completed : .stopped
    return (record, length)
  }

  /// Reads a local time.
  /// - Returns: nil when the text is not a time, or the time is in the future; the reason is then
  ///   printed.
  func instant(_ text: String) -> WallInstant? {
    let now = zones.system.civil(at: access.now)
    let words = text.split(separator: " ").map(String.init)
    let local: CivilDateTime
    do throws(UnreadableTime) {
      if let first = words.first, words.count > 1, first.contains("-") {
        let time = try CivilTime(reading: words.dropFirst().joined(separator: " "))
        local = CivilDateTime(try CivilDate(reading: first), time)
      } else {
        let time = try CivilTime(reading: text)
        let today = CivilDateTime(now.date, time)
        // A time without a day is the last one: today's if it has passed, else yesterday's.
        local = today <= now ? today : CivilDateTime(now.date.adding(days: -1), time)
      }
    } catch {
      let example = "write \(error.likely?.short ?? "07:30"), or 2026-11-24 07:30"
      Console.complain(
        "limber: " + (error.isAmbiguous ? error.message : "“\(text)” is not a time; \(example)"))
      return nil
    }
    guard local <= now else {
      Console.complain("limber: \(text) is in the future; record it once it is done")
      return nil
    }
    return zones.system.instant(of: local)
  }

  /// Records pain or stiffness now.
  /// - Parameters:
  ///   - level: 0 to 10.
  ///   - isStiff: stiffness instead of pain; it rules no exercise out.
  ///   - area: an area of the catalogue, such as `lower-back`; nil: none was given.
  ///   - exercise: an id or a name; nil: no exercise brought it on.
  ///   - note: the user's words.
  /// - Returns: `usage` for a level or area that does not exist, `badData` for an unknown exercise.
  package func hurt(
    _ level: Int, isStiff: Bool, area: String?, exercise: String?, note: String?
  ) -> ExitStatus {
    guard (0...10).contains(level) else {
      let feeling = isStiff ? "stiffness" : "pain"
      Console.complain("limber: \(feeling) is a number from 0, none, to 10, the worst there is")
      return ExitStatus.usage
    }
    guard access.isKept(configuration.settings) else { return ExitStatus.notNow }
    var place: Area?
    if let area {
      guard let known = Area(rawValue: area) else {
        let areas = Area.allCases.map(\.rawValue)
        let hint = Spelling.nearest(to: area, among: areas).map { "; did you mean “\($0)”?" }
        Console.complain(
          "limber: “\(area)” is not one of \(areas.joined(separator: ", "))\(hint ?? "")")
        return ExitStatus.usage
      }
      place = known
    }
    let id = exercise.map { configuration.catalogue.exercise(named: $0)?.id ?? $0 }
    if let id, !configuration.knows(exercise: id) { return configuration.refuse(exercise: id) }
    let now = access.now
    let pain = PainRecord(
      uid: EntryName.new(), at: now, offset: zones.system.offset(at: now),
      feeling: isStiff ? .stiffness : .pain, exercise: id, level: level, area: place, note: note)
    guard access.write([.pain(pain)]) else { return ExitStatus.failure }
    Console.say("Recorded: \(Self.line(pain))")
    if isStiff { return ExitStatus.done }
    if level > 0, let id {
      Console.say("\(id) is not composed until 'limber exercise clear \(id)'.")
    }
    // From a certain level on, the user is advised to seek help.
    if let advice = SafetyAdvice.after(pain: level) { Console.say(advice) }
    return ExitStatus.done
  }

  /// `2026-11-24 07:30  pain 3 of 10, lower-back, in cobra-pose  [3f2a9c41]`
  static func line(_ pain: PainRecord) -> String {
    let moment = TimeText.dateAndTime(pain.at.rfc3339(offset: pain.offset))
    let words = [
      "\(pain.feeling.rawValue) \(pain.level) of 10", pain.area?.rawValue,
      pain.exercise.map { "in \($0.printableLine)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let note = pain.note.map { "  “\($0.printableLine)”" } ?? ""
    return "\(moment)  \(words)\(note)  [\(pain.uid.prefix(8))]"
  }
}
