// The figures in words and drawings, on days of every kind.

import Practice
import Routines
import Scheduling
import Testing

@testable import Records

private func day(_ text: String) -> Int { CivilDate(parsing: text)!.daysSinceEpoch }

private func figures(
  _ minutes: [String: Int64], rest: [String] = [], today: String = "2026-11-27"
) -> HistoryFigures {
  HistoryFigures(
    goal: .standard, today: day(today),
    days: minutes.map { PracticeDay(day: day($0.key), work: $0.value * 60_000) }
      .sorted { $0.day < $1.day },
    rest: Set(rest.map(day)), sessions: minutes.count)
}

@Suite struct StatsTextTests {
  @Test func nothingYetIsToldWithoutAReproach() {
    #expect(
      StatsText.sentences(figures([:]), areas: { _ in [] })
        == ["Nothing was recorded yet. 'limber start quick-start' takes a minute."])
  }

  @Test func aWeekIsToldAsItIs() {
    let lines = StatsText.sentences(
      figures(["2026-11-23": 7, "2026-11-24": 2, "2026-11-27": 5]), areas: { _ in [] })
    #expect(
      lines == [
        "This week: 2 of 4 days with 5 minutes or more. Today: 5 minutes.",
        "Streak: 0 weeks on goal, 1 day with practice.",
        "Since 2026-11-23: 3 sessions on 3 days, 14 minutes in all.",
      ])
  }

  @Test func aGapIsToldAndARestIsNone() {
    let gap = StatsText.sentences(figures(["2026-08-01": 7]), areas: { _ in [] })
    #expect(
      gap.contains("The last practice was on 2026-08-01, 118 days ago; it begins gently again."))
    let week = (23...29).map { "2026-11-\($0)" }
    let rest = StatsText.sentences(figures(["2026-11-20": 7], rest: week), areas: { _ in [] })
    #expect(rest[0] == "This week is rest. Today: 0 minutes.")
  }

  @Test func areasAreHeldAgainstThePublishedDose() {
    var week = figures(["2026-11-27": 5])
    week.lastWeek = [
      DoneShare(exercise: "plank", part: nil, planned: 60_000, done: 90_000),
      DoneShare(exercise: "cobra-pose", part: nil, planned: 60_000, done: 60_000),
    ]
    let lines = StatsText.sentences(
      week, areas: { $0 == "plank" ? [.core] : [.lowerBack, .core] })
    #expect(lines.last?.hasSuffix("lower-back 1, core 2.5.") == true, "\(lines)")
  }

  @Test func aYearIsReadWithoutColours() {
    let lines = HeatMap.lines(
      figures(
        ["2026-11-23": 4, "2026-11-24": 5, "2026-11-25": 10], rest: ["2026-11-26"]),
      columns: 20)
    #expect(
      lines == [
        "         Nov", "Mon  · · · · · · -", "     · · · · · · +", "Wed  · · · · · · #",
        "     · · · · · · r", "Fri  · · · · · · ·", "     · · · · · ·  ",
        "Sun  · · · · · ·  ",
        "     · none  - some  + 5 minutes or more  # 10 or more  r rest",
      ])
    #expect(HeatMap.lines(figures([:]), columns: 300)[1].count == 5 + 53 * 2 - 1)
  }
}
