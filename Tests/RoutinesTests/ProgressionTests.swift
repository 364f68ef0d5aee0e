// How doses and levels grow with practice, and go back after a gap or a pain.

import Routines
import Testing

/// Practice on so many days of each of the last weeks, the newest of which ends today.
private func practised(
  weeks: Int, days: Int = 3, today: Int = 20_000, endingDaysAgo ago: Int = 0
) -> ExerciseHistory {
  let all = (0..<weeks).flatMap { week in
    (0..<days).map { today - ago - week * 7 - $0 * 2 }
  }
  return ExerciseHistory(
    today: today,
    practices: all.sorted().map { .init(day: $0, work: .seconds(300), exercises: ["x"]) })
}

@Suite struct ProgressionTests {
  private func today(
    _ id: String, _ history: ExerciseHistory, hold: Int64 = 30
  ) -> Progression.Today? {
    var allowance = Allowance()
    allowance.hold = .seconds(hold)
    return Progression(history, allowance).today(Small[id])
  }

  @Test(
    arguments: [
      (0, 30, 10, 3), (1, 30, 15, 3), (2, 30, 20, 3), (3, 30, 25, 2), (4, 30, 30, 2),
      (40, 30, 30, 2), (40, 60, 60, 1), (6, 60, 40, 1), (3, 15, 15, 3), (0, 5, 5, 3),
    ] as [(Int, Int64, Int64, Int)])
  func aHoldLengthensByFiveSecondsAWeek(weeks: Int, allowed: Int64, seconds: Int64, sets: Int) {
    let today = today("knee-to-chest", practised(weeks: weeks), hold: allowed)
    #expect(today?.dose == .hold(.seconds(seconds), sets: sets))
  }

  @Test func aHoldStartsAtTenSecondsWhateverTheGoalSays() {
    var exercise = Small["knee-to-chest"]
    exercise.goal = 20_000...30_000
    exercise.dose = .hold(.seconds(20))
    let progression = Progression(ExerciseHistory(today: 1), Allowance())
    #expect(progression.today(exercise)?.dose == .hold(.seconds(10), sets: 3))
    exercise.goal = 5_000...20_000
    #expect(progression.today(exercise)?.dose == .hold(.seconds(5), sets: 3))
    let later = Progression(practised(weeks: 20), Allowance())
    #expect(later.today(exercise)?.dose == .hold(.seconds(20), sets: 3))
  }

  @Test(
    arguments: [
      ("crunch", 0, 8, 1), ("crunch", 1, 9, 1), ("crunch", 2, 10, 1), ("crunch", 9, 10, 1),
      ("plank", 0, 10_000, 2), ("plank", 1, 15_000, 2), ("plank", 2, 20_000, 2),
      ("belly-breathing", 0, 6, 1), ("belly-breathing", 1, 9, 1), ("belly-breathing", 4, 18, 1),
      ("walking", 0, 120_000, 1), ("walking", 1, 165_000, 1), ("walking", 5, 300_000, 1),
    ] as [(String, Int, Int64, Int)])
  func everythingElseGrowsByAboutAQuarterOfItsRange(
    id: String, weeks: Int, amount: Int64, sets: Int
  ) {
    let dose = today(id, practised(weeks: weeks))?.dose
    #expect(dose?.work.amount == amount)
    #expect(dose?.sets == sets)
  }

  @Test func aFixedDoseStays() {
    #expect(today("cat-cow", practised(weeks: 9)) == nil)
  }

  @Test(
    arguments: [
      (practised(weeks: 0), "10s: to begin with."),
      (practised(weeks: 1), "15s: after 1 week of practice."),
      (practised(weeks: 2), "20s: after 2 weeks of practice."),
      (practised(weeks: 9), "30s: after 9 weeks of practice; it has reached its goal."),
      (practised(weeks: 9, endingDaysAgo: 28), "10s: starting over after a long gap."),
      (
        practised(weeks: 9, endingDaysAgo: 27),
        "30s: after 9 weeks of practice; it has reached its goal."
      ),
    ])
  func theReasonIsASentence(history: ExerciseHistory, reason: String) {
    #expect(today("childs-pose", history)?.reason == reason)
  }

  @Test func afterAPainAnExerciseStartsAnewAlsoWhenItWasCleared() {
    var history = practised(weeks: 4)
    history.pains = [.init(day: 20_000 - 10, exercise: "childs-pose", level: 3, isCleared: true)]
    #expect(
      today("childs-pose", history)?.reason
        == "15s: after 1 week of practice since it hurt, 10 days ago.")
    #expect(today("knee-to-chest", history)?.dose == .hold(.seconds(30), sets: 2))
    history.pains[0].day = 20_000
    #expect(today("childs-pose", history)?.reason == "10s: starting over since it hurt, today.")
  }

  @Test func aWeekCountsOnceThreeOfItsDaysSawPractice() {
    #expect(PracticeDays(practised(weeks: 5, days: 2)).keptWeeks() == 0)
    #expect(PracticeDays(practised(weeks: 5, days: 3)).keptWeeks() == 5)
    var twice = practised(weeks: 1, days: 2)
    twice.practices.append(twice.practices[1])
    #expect(PracticeDays(twice).keptWeeks() == 0)
    twice.practices.append(.init(day: 20_001, work: .seconds(300), exercises: []))
    #expect(PracticeDays(twice).keptWeeks() == 0, "a day that has not come yet")
  }

  @Test func aSessionInWhichNothingWasDoneIsNoPractice() {
    var history = practised(weeks: 1)
    history.practices[0] = .init(day: history.practices[0].day, work: .zero, exercises: [])
    #expect(PracticeDays(history).keptWeeks() == 0)
  }

  @Test func aCountNeverFallsMerelyBecauseTodayMoves() {
    var history = practised(weeks: 6)
    let kept = (0..<27).map { later in
      history.today = 20_000 + later
      return PracticeDays(history).keptWeeks()
    }
    #expect(kept == Array(repeating: 6, count: 27))
  }

  @Test(
    arguments: [
      (0, 2, 1, "Level 1: to begin with."), (3, 2, 1, "Level 1: after 3 weeks of practice."),
      (4, 2, 2, "Level 2: after 4 weeks of practice."),
      (12, 3, 3, "Level 3: after 12 weeks of practice."),
      (12, 2, 2, "Level 2: the highest that the settings allow."),
      (12, 1, 1, "Level 1: the highest that the settings allow."),
    ] as [(Int, Int, Int, String)])
  func theLevelRisesAsFarAsItIsAllowed(weeks: Int, allowed: Int, level: Int, reason: String) {
    var allowance = Allowance()
    allowance.level = allowed
    let found = Progression(practised(weeks: weeks), allowance).level
    #expect(found.level == level)
    #expect(found.reason == reason)
  }

  @Test(
    arguments: [(4, 0, 1), (4, 14, 1), (4, 15, 2), (3, 0, 2), (10, 3, 1)] as [(Int, Int, Int)])
  func theLevelGoesBackAfterPain(pain: Int, daysAgo: Int, level: Int) {
    var history = practised(weeks: 5)
    history.pains = [.init(day: history.today - daysAgo, exercise: nil, level: pain)]
    #expect(Progression(history, Allowance()).level.level == level)
  }

  @Test func theLevelGoesBackAfterALongGap() {
    #expect(Progression(practised(weeks: 9, endingDaysAgo: 27), Allowance()).level.level == 2)
    let stale = Progression(practised(weeks: 9, endingDaysAgo: 28), Allowance()).level
    #expect(stale == .init(level: 1, reason: "Level 1: practice starts over after a long gap."))
  }

  @Test func onlyWhatAStepLeavesOpenChanges() {
    let progression = Progression(practised(weeks: 2), Allowance())
    let pose = Small["childs-pose"]
    let open = ExerciseStep(pose)
    #expect(progression.today(open).step.dose == .hold(.seconds(20), sets: 3))
    #expect(progression.today(open).reason == "20s: after 2 weeks of practice.")
    let stated = ExerciseStep(pose, dose: .hold(.seconds(12), sets: 5))
    #expect(progression.today(stated).step == stated)
    #expect(progression.today(stated).reason == nil)
    let amount = ExerciseStep(
      pose, dose: .hold(.seconds(10), sets: 5, between: .seconds(9)),
      open: .init(amount: true, sets: false))
    #expect(
      progression.today(amount).step.dose == .hold(.seconds(20), sets: 5, between: .seconds(9)))
    let sets = ExerciseStep(
      pose, dose: .hold(.seconds(30)), open: .init(amount: false, sets: true))
    #expect(progression.today(sets).step.dose == .hold(.seconds(30), sets: 2))
    let other = ExerciseStep(pose, dose: Dose(.duration(.seconds(40))), open: .all)
    #expect(progression.today(other).step == other, "work of another form has no range")
  }

  @Test func aRoutineChangesThroughItsRepeats() {
    let step = Step.exercise(ExerciseStep(Small["childs-pose"]))
    let routine = Routine(
      id: "r", name: "R", steps: [.rest(.seconds(3)), .repeat(2, [.repeat(3, [step])])])
    let today = Progression(practised(weeks: 1), Allowance()).today(routine)
    guard case .repeat(let outer) = today.steps[1], case .repeat(let inner) = outer.steps[0],
      outer.times == 2, inner.times == 3, case .exercise(let found) = inner.steps[0]
    else {
      Issue.record("the repeats are gone")
      return
    }
    #expect(found.dose == .hold(.seconds(15), sets: 3))
    #expect(today.steps[0] == .rest(.seconds(3)))
  }
}
