// The content of the report for a physiotherapist: the figures of a span of days, before
// `ReportPage` writes them as a page.

import ConfigFiles
import Control
import Practice
import Routines
import Scheduling
import Sessions
import Store

/// Made by `ReportFile` from the history, and pure from then on.
struct Report {
  /// A routine as it was played. Each text of its file is a version of its own, so that a change in
  /// the programme can be seen.
  struct Programme: Hashable {
    var routine: String
    var title: String
    /// Eight hexadecimal digits, from `RoutineVersion`; nil where none was recorded.
    var version: String?
    /// Local days.
    var first: Int
    var last: Int
    var sessions: Int
  }

  /// The figures of one week, Monday to Sunday.
  struct Week: Hashable {
    /// Days since 1970-01-01.
    var monday: Int
    /// The number of days with the goal's minutes.
    var days: Int
    var minutes: Int64
    var sessions: Int
    /// The number of days needed: the goal's, or as many as rest leaves.
    var needed: Int
    /// Whether it ends within the span; the current week may still be kept.
    var isOver: Bool

    /// A week of nothing but rest is neither kept nor missed.
    var isKept: Bool { needed > 0 && days >= needed }
  }

  /// An exercise with its sides, in milliseconds of work.
  struct Work: Hashable {
    var name: String
    var planned: Int64
    var done: Int64
    /// Empty for an exercise without sides.
    var sides: [DoneShare]
  }

  /// The user's; nil: the page has no name.
  var name: String?
  /// The first and the last local day, both included.
  var first: Int
  var last: Int
  var goal: Goal
  var weeks: [Week] = []
  var work: [Work] = []
  /// The names of exercises by their ids.
  var names: [String: String] = [:]
  var pains: [PainRecord] = []
  var programmes: [Programme] = []
  var notes: [(day: Int, text: String)] = []
  /// The number of sessions that do not count, because nobody may have been there.
  var unconfirmed = 0

  /// - Parameters:
  ///   - name: the user's name; nil: none.
  ///   - first: the first day.
  ///   - last: the last day, at most today.
  ///   - sessions: of the span, newest first.
  ///   - pains: all of them; those outside the span are left out here.
  ///   - shares: planned and done work by exercise and part.
  ///   - rest: days off, and days in pain.
  ///   - configuration: has the goal and the names of exercises and routines.
  init(
    name: String?, from first: Int, to last: Int, _ sessions: [PastSession],
    _ pains: [PainRecord], _ shares: [DoneShare], rest: Set<Int>, _ configuration: Configuration
  ) {
    self.name = name
    self.first = first
    self.last = last
    goal = configuration.settings.goal
    self.pains = pains.filter { (first...last).contains($0.day) }
    let confirmed = sessions.filter(\.isConfirmed)
    unconfirmed = sessions.count - confirmed.count
    weeks = Self.weeks(confirmed, rest, from: first, to: last, goal)
    programmes = Self.programmes(confirmed, configuration)
    notes =
      (confirmed.compactMap { session in session.note.map { (session.day, $0) } }
      + self.pains.compactMap { pain in pain.note.map { (pain.day, $0) } })
      .sorted { $0.0 < $1.0 }.map { (day: $0.0, text: $0.1) }
    for id in Set(shares.map(\.exercise) + self.pains.compactMap(\.exercise)) {
      names[id] = configuration.catalogue[id]?.name ?? id
    }
    work = Dictionary(grouping: shares, by: \.exercise).map { id, shares in
      Work(
        name: names[id]!, planned: shares.reduce(0) { $0 + $1.planned },
        done: shares.reduce(0) { $0 + $1.done }, sides: shares.filter { $0.part != nil })
    }.sorted { $0.name < $1.name }
  }

  /// Every week from the first with a session to the end of the span.
  private static func weeks(
    _ sessions: [PastSession], _ rest: Set<Int>, from first: Int, to last: Int, _ goal: Goal
  ) -> [Week] {
    let work = WorkSpan.byDay(sessions.map(WorkSpan.init))
    let start = Adherence.monday(of: max(first, sessions.map(\.day).min() ?? first))
    return stride(from: start, through: last, by: 7).map { monday in
      let days = monday..<(monday + 7)
      let done = days.compactMap { work[$0] }
      return Week(
        monday: monday, days: done.filter { $0 >= Int64(goal.minutes) * 60_000 }.count,
        minutes: done.reduce(0, +) / 60_000,
        sessions: sessions.filter { days.contains($0.day) }.count,
        needed: min(goal.days, 7 - days.filter(rest.contains).count),
        isOver: days.upperBound - 1 <= last)
    }
  }

  /// One entry for each routine and version, in the order of their first sessions.
  private static func programmes(
    _ sessions: [PastSession], _ configuration: Configuration
  ) -> [Programme] {
    var found: [String: Programme] = [:]
    for session in sessions {
      let id = session.record.routine
      let key = "\(id) \(session.version ?? "")"
      var programme =
        found[key]
        ?? Programme(
          routine: id, title: configuration.routines[id]?.routine.name ?? id,
          version: session.version, first: session.day, last: session.day, sessions: 0)
      programme.first = min(programme.first, session.day)
      programme.last = max(programme.last, session.day)
      programme.sessions += 1
      found[key] = programme
    }
    return found.values.sorted { ($0.first, $0.routine) < ($1.first, $1.routine) }
  }
}
