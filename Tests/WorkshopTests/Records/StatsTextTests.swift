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

  @Test func oneOfAThingIsNotSeveral() {
    var few = figures(["2026-11-24": 1])
    few.goal = Goal(days: 1, minutes: 1)
    few.unconfirmed = 1
    let lines = StatsText.sentences(few, areas: { _ in [] })
    #expect(lines[0].hasPrefix("This week: 1 of 1 day with 1 minute or more; "), "\(lines)")
    #expect(lines.contains { $0.hasSuffix(": 1 session on 1 day, 1 minute in all.") }, "\(lines)")
    #expect(HeatMap.lines(few, columns: 20).last?.contains("+ 1 minute or more  #") == true)
    let pain = PainRecord(
      uid: "p", at: WallInstant(seconds: 0), offset: 0, exercise: nil, level: 4)
    #expect(PainChart.svg([pain], from: 0, to: 1)?.contains(">1 entry from 0 to 10") == true)
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
