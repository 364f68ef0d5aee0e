// How the goal is kept: weeks and days in a row, rest, and gaps that are told as they are.

import Scheduling
import Testing

@testable import Practice

/// Days since 1970-01-01.
private func day(_ text: String) -> Int { CivilDate(parsing: text)!.daysSinceEpoch }

/// Minutes of work on days.
private func days(_ minutes: [String: Int64]) -> [PracticeDay] {
  minutes.map { PracticeDay(day: day($0.key), work: $0.value * 60_000) }.sorted { $0.day < $1.day }
}

private func adherence(
  _ minutes: [String: Int64], rest: [String] = [], today: String, goal: Goal = .standard
) -> Adherence {
  Adherence(days(minutes), rest: Set(rest.map(day)), today: day(today), goal: goal)
}

/// Four days of ten minutes in the week of a Monday.
private func week(_ monday: String) -> [String: Int64] {
  let first = day(monday)
  return Dictionary(
    uniqueKeysWithValues: [0, 1, 3, 5].map {
      (CivilDate(daysSinceEpoch: first + $0).description, 10)
    })
}

@Suite struct AdherenceTests {
  // 2026-11-23 is a Monday.

  @Test func withoutPracticeNothingIsKeptAndNothingIsBroken() {
    let none = adherence([:], today: "2026-11-27")
    #expect(none.week == Adherence.Week(monday: day("2026-11-23"), days: 0, needed: 4))
    #expect(none.streakOfWeeks == 0 && none.streakOfDays == 0 && none.bestOfWeeks == 0)
    #expect(none.minutesToday == 0)
  }

  @Test func aDayCountsWithTheGoalsMinutesAndNotWithLess() {
    let found = adherence(
      ["2026-11-23": 5, "2026-11-24": 4, "2026-11-27": 12], today: "2026-11-27")
    #expect(found.week.days == 2)
    #expect(found.minutesToday == 12)
  }

  @Test func keptWeeksInARowAndTheOpenOneDoesNotBreakThem() {
    let two = week("2026-11-09").merging(week("2026-11-16")) { $1 }
    let found = adherence(two, today: "2026-11-27")
    #expect(found.streakOfWeeks == 2, "this week can still be kept")
    #expect(adherence(two, today: "2026-12-01").streakOfWeeks == 0, "and was not")
    #expect(adherence(two, today: "2026-12-01").bestOfWeeks == 2)
    let three = two.merging(week("2026-11-23")) { $1 }
    #expect(adherence(three, today: "2026-11-29").streakOfWeeks == 3)
  }

  @Test func restAsksForLessAndAWeekOfItBreaksNothing() {
    let ill = (16...22).map { "2026-11-\($0)" }
    let found = adherence(
      week("2026-11-09").merging(week("2026-11-23")) { $1 }, rest: ill, today: "2026-11-29")
    #expect(found.streakOfWeeks == 2)
    let half = adherence(
      ["2026-11-16": 10, "2026-11-17": 10],
      rest: ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"],
      today: "2026-11-22")
    #expect(half.week.needed == 2 && half.week.isKept)
  }

  @Test func daysInARowEndWithAGapAndNotWithToday() {
    let run = ["2026-11-24": Int64(1), "2026-11-25": 1, "2026-11-26": 1]
    #expect(adherence(run, today: "2026-11-27").streakOfDays == 3)
    #expect(adherence(run, today: "2026-11-28").streakOfDays == 0)
    #expect(adherence(run, rest: ["2026-11-27"], today: "2026-11-28").streakOfDays == 3)
    #expect(adherence(run, rest: ["2026-11-25"], today: "2026-11-27").streakOfDays == 3)
  }

  @Test func weeksBeginOnMondayAlsoBefore1970() {
    #expect(Adherence.monday(of: day("1970-01-01")) == day("1969-12-29"))
    #expect(Adherence.monday(of: day("1969-12-28")) == day("1969-12-22"))
    #expect(Adherence.monday(of: day("2026-11-29")) == day("2026-11-23"))
  }

  @Test func ofTwoVersionsTheLaterOneCountsAndEveryMachineAgrees() {
    let early = Revision(changed: WallInstant(milliseconds: 1), text: "b")
    let late = Revision(changed: WallInstant(milliseconds: 2), text: "a")
    let gone = Revision(changed: WallInstant(milliseconds: 2), isRemoved: true)
    #expect(early < late && late < gone)
    let same = Revision(changed: WallInstant(milliseconds: 2), text: "c")
    #expect(late < same && max(late, same) == max(same, late))
  }

  @Test func theBestHoursAreThoseInWhichMostBegins() {
    var figures = HistoryFigures(goal: .standard, today: 0)
    figures.hours[7] = 3
    figures.hours[8] = 1
    #expect(figures.bestHours == nil, "four are too few to tell")
    figures.hours[18] = 2
    #expect(figures.bestHours == 6..<9)
  }
}
