// What is remembered of sessions, told as stories: what was done, what hurt, and what is said and
// composed because of it.

import ConfigFiles
import Control
import Planning
import Routines
import Scheduling
import Sessions
import Testing

@testable import Daemon

private let files = [
  "routines/cobra.yaml":
    "steps: [{exercise: cobra-pose, hold: 10s, ready: 1s}, {exercise: childs-pose, hold: 10s}]",
  "routines/open.yaml": "steps: [{exercise: childs-pose}]",
]

extension House {
  /// Starts, and returns what was told.
  fileprivate func start(_ wish: StartWish) throws -> Conductor.Started? {
    var told: Conductor.Started?
    try conductor.start(wish) { told = $0 }
    sound()
    return told
  }

  fileprivate var timeline: Timeline? { conductor.performance.session?.timeline }
}

@Suite struct PracticeStoryTests {
  @Test func whatWasDoneIsKeptWhenASessionEnds() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    house.wait(until: "07:00:08")
    try house.conductor.obey(.stop(inPain: false)) {}
    house.sound()
    let kept = try #require(house.store.sessions.first)
    #expect(house.store.sessions.count == 1)
    #expect(kept.record.outcome == .stopped)
    #expect(kept.started == WallInstant(rfc3339: "2026-11-24T07:00:00Z"))
    #expect(kept.ended == WallInstant(rfc3339: "2026-11-24T07:00:08Z"))
    // Half a second of opening and a second of ready went before: 5.5 s of 10 were held.
    #expect(kept.record.parts.map(\.done) == [Milliseconds(5500), .zero])
    #expect(kept.record.parts.map(\.planned) == [.seconds(10), .seconds(10)])
    #expect(
      house.conductor.status().last
        == Status.Last(
          routine: "cobra", outcome: .known(.stopped), endedAt: "2026-11-24T07:00:08Z"))
  }

  @Test func aPainIsKeptAtOnceWithItsExercise() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    house.wait(until: "07:00:08")
    try house.conductor.obey(.skip, pain: 4) {}
    #expect(house.store.pains.map(\.exercise) == ["cobra-pose"])
    #expect(house.store.pains.map(\.level) == [4])
    #expect(house.store.sessions.map(\.record.outcome) == [.cutShort], "it goes on")
    try house.conductor.obey(.stop(inPain: true), pain: 8) {}
    #expect(house.store.pains.map(\.exercise) == ["cobra-pose", "childs-pose"])
    #expect(house.conductor.status().last?.outcome.value == .pain)
  }

  @Test func whatHurtsInARestIsTheExerciseBeforeIt() throws {
    let house = House([
      "routines/r.yaml": "steps: [{exercise: plank, hold: 1s, ready: 1s}, {rest: 1m}]"
    ])
    _ = try house.start(.named("r"))
    house.wait(until: "07:00:10")
    try house.conductor.obey(.stop(inPain: true), pain: 2) {}
    #expect(house.store.pains.map(\.exercise) == ["plank"])
  }

  @Test func aPainThatIsToldJustAfterTheEndIsOfTheSessionThatEnded() throws {
    let house = House(files)
    let told = refusal { () throws(ControlError) in
      try house.conductor.obey(.stop(inPain: true), pain: 6) {}
    }
    #expect(told == .nothingRunning)
    _ = try house.start(.named("cobra"))
    house.wait(until: "07:00:08")
    try house.conductor.obey(.stop(inPain: false)) {}
    house.wait(until: "07:09:00")
    try house.conductor.obey(.stop(inPain: true), pain: 6) {}
    #expect(house.store.pains.map(\.exercise) == ["cobra-pose"])
    house.wait(until: "07:30:00")
    let late = refusal { () throws(ControlError) in
      try house.conductor.obey(.stop(inPain: true), pain: 6) {}
    }
    #expect(late == .nothingRunning)
  }

  @Test func aSessionThatIsOnWhenTheDaemonStopsIsKept() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    house.wait(until: "07:00:08")
    house.conductor.close()
    #expect(house.store.sessions.map(\.record.outcome) == [.stopped])
    #expect(house.store.sessions.first?.record.work == Milliseconds(5500))
    #expect(house.store.isClosed)
  }

  @Test func aPainThatCouldNotBeWrittenBarsItsExerciseAllTheSame() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    house.wait(until: "07:00:08")
    house.store.fault = diskIsFull
    try house.conductor.obey(.stop(inPain: true), pain: 6) {}
    let told = try house.start(.named("cobra"))
    #expect(told?.notices.contains { $0.contains("which hurt today") } == true)
    #expect(told?.notices.contains { $0.contains("disk full") } == true)
  }

  @Test func easierPassesOverAFormThatHurts() throws {
    let house = House([
      "exercises/a.yaml": "name: A\nposition: prone\nhold: 10s\neasier: b",
      "exercises/b.yaml": "name: B\nposition: prone\nhold: 10s\neasier: c",
      "exercises/c.yaml": "name: C\nposition: prone\nhold: 10s\neasier: a",
      "routines/hurts.yaml": "steps: [{exercise: b}]",
      "routines/r.yaml": "steps: [{exercise: a}]",
    ])
    _ = try house.start(.named("hurts"))
    try house.conductor.obey(.stop(inPain: true), pain: 3) {}
    house.sound()
    _ = try house.start(.named("r"))
    try house.conductor.goEasier {}
    #expect(house.timeline?.steps.map(\.name) == ["C"])
  }

  @Test func aRoutineThatHoldsWhatHurtSaysSoBeforeItStarts() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    try house.conductor.obey(.stop(inPain: true), pain: 4) {}
    house.store.practices = [.init(day: 20_781, work: .seconds(60), exercises: [])]
    let told = try house.start(.named("cobra"))
    #expect(
      told?.notices == [
        "this contains cobra-pose, which hurt today; 'limber exercise clear cobra-pose' clears it"
      ])
  }

  @Test(arguments: [
    (0, "today"), (1, "yesterday"), (2, "on Sunday"), (6, "on Wednesday"), (7, "on 2026-11-17"),
  ])
  func aDayIsSaidAsPeopleSayIt(ago: Int, words: String) {
    let today = CivilDate(year: 2026, month: 11, day: 24)!.daysSinceEpoch
    #expect(StartNotices.day(today - ago, today: today) == words)
  }

  @Test func theAdviceOfTheFirstStartIsNotRepeated() throws {
    let house = House(files)
    #expect(try house.start(.named("open"))?.notices.count == 1)
    try house.conductor.obey(.stop(inPain: false)) {}
    house.store.practices = [.init(day: 20_781, work: .seconds(60), exercises: [])]
    #expect(try house.start(.named("open"))?.notices == [])
  }

  @Test func aDoseThatIsLeftOpenGrowsWithPractice() throws {
    let house = House(files)
    let today = WallInstant(rfc3339: "2026-11-24T07:00:00Z")!.localDay(offset: 0)
    house.store.practices = (1...13).map { ago in
      .init(day: today - ago, work: .seconds(300), exercises: ["childs-pose"])
    }.reversed()
    _ = try house.start(.named("open"))
    let held = house.timeline?.phases.first { $0.kind == .hold }?.length.milliseconds
    #expect(try #require(held) > .seconds(10))
  }

  @Test func theEasierFormTakesItsPlaceOrThereIsNone() throws {
    let house = House(files)
    _ = try house.start(.named("cobra"))
    try house.conductor.goEasier {}
    #expect(house.timeline?.steps.map(\.name) == ["Sphinx", "Child's pose"])
    house.wait(until: "07:00:40")
    let told = refusal { () throws(ControlError) in try house.conductor.goEasier {} }
    #expect(told == .noEasierForm(exercise: "childs-pose"))
  }

  @Test func moreTimeIsRefusedWhereThereIsNothingToExtend() throws {
    let house = House(["routines/w.yaml": "steps: [{wait: Lie down.}, {rest: 5s}]"])
    _ = try house.start(.named("w"))
    house.wait(until: "07:00:03")
    house.conductor.sessionTimeHasCome()
    let status = try #require(house.conductor.status().session)
    #expect(status.state == .waiting)
    #expect(status.message == "Lie down.")
    #expect((status.step, status.steps) == (1, 2))
    let told = refusal { () throws(ControlError) in
      try house.conductor.obey(.extend(.seconds(10))) {}
    }
    #expect(told == .nothingToExtend)
  }

  @Test func silenceBeforeTheStartIsPartOfTheSession() throws {
    let house = House(files)
    try house.conductor.start(.named("open"), lead: .seconds(30)) { _ in }
    #expect(house.timeline?.cues.first?.kind == .start)
    #expect(house.timeline?.cues.first?.at.milliseconds == .seconds(30))
  }
}

@Suite struct ComposingStoryTests {
  private let wish = Wish(length: .seconds(600))

  @Test func aWishIsComposedAndPlayed() throws {
    let house = House()
    let told = try house.start(.composed(wish, seed: 7))
    let length = try #require(house.timeline).length.milliseconds.count
    #expect((582_000...618_000).contains(length))
    #expect(told != nil)
  }

  @Test func theSettingsWishIsWhatAPlainStartComposes() throws {
    let house = House(["settings.yaml": "compose: {for: 3m, positions: [seated]}"])
    _ = try house.start(.whateverIsDue)
    let steps = try #require(house.timeline).steps.compactMap(\.step.exercise)
    #expect(!steps.isEmpty)
    #expect(steps.allSatisfy { $0.position == .seated })
  }

  /// Every composed routine is called so: the name alone would answer any reminder.
  @Test func onlyASessionThatWasMeantForItAnswersAComposedReminder() throws {
    let house = House([
      "reminders/back.yaml": "at: [\"07:30\"]\ncompose: {for: 3m, areas: [lower-back]}"
    ])
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    let other = Wish(length: .seconds(300), areas: [.neck])
    _ = try house.start(.composed(other, seed: 1))
    #expect(house.conductor.status().due?.reminder == "back")
    house.end()
    _ = try house.start(.whateverIsDue)
    #expect(house.conductor.status().due == nil)
    #expect(house.store.sessions.map(\.reminder) == [nil, "back"])
    #expect(house.played == ["composed", "composed"])
  }

  @Test func theSameWishAnswersAComposedReminderToo() throws {
    let house = House([
      "reminders/back.yaml": "at: [\"07:30\"]\ncompose: {for: 3m, areas: [lower-back]}"
    ])
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    _ = try house.start(.composed(Wish(length: .seconds(180), areas: [.lowerBack]), seed: 1))
    #expect(house.conductor.status().due == nil)
    #expect(house.store.sessions.map(\.reminder) == ["back"])
  }

  @Test(arguments: [
    (
      WishWords(length: .seconds(600), areas: ["lower-bakc"]),
      "“lower-bakc” is not an area; did you mean “lower-back”?"
    ),
    (
      WishWords(length: .seconds(600), positions: ["sitting"]),
      "“sitting” is not a position; use one of standing, seated, kneeling, half-kneeling, "
        + "all-fours, supine, prone, side-lying"
    ),
    (WishWords(length: .seconds(600), level: 4), "a level is 1, 2 or 3, not 4"),
  ])
  func aWordThatIsNoneIsToldWithTheNearest(words: WishWords, reason: String) {
    let told = refusal { () throws(ControlError) in _ = try words.wish() }
    #expect(told == .cannotCompose(reason: reason, nearest: nil))
  }

  @Test func aWishWithoutAnAnswerNamesOneThatHasOne() throws {
    let house = House()
    let wish = Wish(length: .seconds(3 * 3600))
    let told = refusal { () throws(ControlError) in
      try house.conductor.start(.composed(wish, seed: 1)) { _ in }
    }
    guard case .cannotCompose(_, let nearest?) = told else {
      Issue.record("\(String(describing: told))")
      return
    }
    #expect(nearest == "--for 60m" || nearest == "--for 1h")
    #expect(house.played == [])
  }
}
