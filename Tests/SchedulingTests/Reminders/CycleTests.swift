// Every other day or week, and several windows a day: which occurrences come.

import Testing

@testable import Scheduling

@Suite struct CycleTests {
  private func date(_ text: String) -> CivilDate { CivilDate(parsing: text)! }

  private func next(_ reminder: Reminder, count: Int, after: String) -> [String] {
    Schedule([ScheduledReminder(reminder, rules: .utc)])
      .upcoming(after: WallInstant(rfc3339: after)!, count: count).map(\.key.local)
  }

  private func reminder(
    _ days: Set<Weekday>, _ count: Int, _ unit: DayCycle.Unit, from: String, anchor: String,
    except: Set<CivilDate> = [], until: String? = nil
  ) -> Reminder {
    Reminder(
      name: "desk", rule: .at([CivilTime(hour: 7, minute: 30)!], on: days),
      dates: DateLimits(
        from: date(from), until: until.map(date), except: except,
        cycle: DayCycle(count: count, unit: unit, anchor: date(anchor))), routine: "a")
  }

  @Test func everyOtherDayIsCountedFromItsFirstOverTheYearsEnd() {
    let desk = reminder(
      Set(Weekday.allCases), 2, .day, from: "2026-12-29", anchor: "2026-12-29",
      except: [date("2027-01-02")])
    #expect(
      next(desk, count: 4, after: "2026-11-01T00:00:00Z").map { $0.prefix(10) } == [
        "2026-12-29", "2026-12-31", "2027-01-04", "2027-01-06",
      ])
  }

  @Test func everyOtherWeekBeginsOnMondays() {
    // Thursday first: the Monday of its week is past, and the next turn has both.
    let desk = reminder(
      [.monday, .thursday], 2, .week, from: "2026-11-25", anchor: "2026-11-26")
    #expect(
      next(desk, count: 5, after: "2026-11-01T00:00:00Z").map { $0.prefix(10) } == [
        "2026-11-26", "2026-12-07", "2026-12-10", "2026-12-21", "2026-12-24",
      ])
  }

  @Test func aYearsCycleIsFoundAndEnds() {
    let desk = reminder(
      Set(Weekday.allCases), 366, .day, from: "2026-01-01", anchor: "2026-01-01",
      until: "2030-01-01")
    #expect(
      next(desk, count: 9, after: "2026-01-01T12:00:00Z").map { $0.prefix(10) } == [
        "2027-01-02", "2028-01-03", "2029-01-03",
      ])
    #expect(DayCycle(count: 367, unit: .day, anchor: date("2026-01-01")) == nil)
    #expect(DayCycle(count: 1, unit: .week, anchor: date("2026-01-01")) == nil)
  }

  private func windows(_ spans: [(Int, Int)], includesStart: Bool = false) -> EveryRule? {
    EveryRule(
      interval: 3600,
      windows: spans.compactMap {
        DayWindow(from: CivilTime(secondOfDay: $0 * 3600), to: $1 * 3600)
      },
      days: [.monday, .tuesday], includesStart: includesStart)
  }

  @Test func eachWindowCountsFromItsOwnStart() throws {
    let rule = try #require(windows([(13, 15), (9, 11)], includesStart: true))
    let desk = Reminder(
      name: "desk", rule: .every(rule),
      dates: DateLimits(
        from: date("2026-11-23"),
        cycle: DayCycle(count: 2, unit: .week, anchor: date("2026-11-23"))), routine: "a")
    #expect(
      next(desk, count: 9, after: "2026-11-24T08:00:00Z") == [
        "2026-11-24T09:00:00+0s", "2026-11-24T09:00:00+1h", "2026-11-24T13:00:00+0s",
        "2026-11-24T13:00:00+1h", "2026-12-07T09:00:00+0s", "2026-12-07T09:00:00+1h",
        "2026-12-07T13:00:00+0s", "2026-12-07T13:00:00+1h", "2026-12-08T09:00:00+0s",
      ])
    #expect(
      rule.description
        == "every 1h between 09:00:00 and 11:00:00, 13:00:00 and 15:00:00 on 12 at start")
  }

  @Test func windowsThatOverlapAreNone() {
    #expect(windows([(9, 12), (11, 14)]) == nil)
    #expect(windows([(22, 2), (1, 4)]) == nil, "after midnight")
    #expect(windows([(9, 12), (12, 15)]) != nil, "the end is not in it")
    #expect(windows([(22, 2), (2, 4)]) != nil)
    #expect(windows([]) == nil)
  }
}
