// Composing: its properties over thousands of wishes, what single wishes come to, and that the
// properties find what is wrong.

import Routines
import Testing

@Suite struct ComposerTests {
  private let beginner = ExerciseHistory(today: 20_000)

  private func composer(
    _ history: ExerciseHistory? = nil, _ allowance: Allowance = Allowance(),
    _ catalogue: Catalogue = Small.catalogue
  ) -> Composer {
    Composer(catalogue: catalogue, history: history ?? beginner, allowance: allowance)
  }

  private func wish(
    _ minutes: Int64, _ areas: [Area] = [], level: Int? = nil, _ positions: Set<Position> = [],
    without: Set<Need> = []
  ) -> Wish {
    Wish(
      length: .seconds(minutes * 60), areas: areas, level: level, positions: positions,
      without: without)
  }

  private func refusal(_ wish: Wish, _ composer: Composer? = nil) -> NoRoutine? {
    do {
      _ = try (composer ?? self.composer()).compose(wish, seed: 1)
      return nil
    } catch { return error }
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func thePropertiesHoldOfEveryWish(seed: UInt64) {
    let properties = ComposerProperties(catalogue: Small.catalogue)
    var cases = WishCases(seed: seed, catalogue: Small.catalogue)
    for _ in 0..<300 {
      let one = cases.next()
      let faults = properties.faults(one)
      #expect(faults == [], "\(one.wish), seed \(one.seed)")
    }
  }

  @Test func theDrawnWishesAreOfEveryKind() {
    var cases = WishCases(seed: 1, catalogue: Small.catalogue)
    let drawn = (0..<400).map { _ in cases.next() }
    let answered = drawn.count {
      (try? $0.composer(Small.catalogue).compose($0.wish, seed: $0.seed)) != nil
    }
    #expect((200..<390).contains(answered), "\(answered) of 400 have an answer")
    #expect(drawn.contains { $0.hasFreeHand && $0.wish.length >= .seconds(480) })
    #expect(drawn.contains { !$0.history.pains.isEmpty })
  }

  @Test func tenMinutesHaveAFewExercisesAndAWarmUp() throws {
    for seed in 0..<50 as Range<UInt64> {
      let routine = try composer().compose(wish(10), seed: seed)
      #expect(routine.exercises.first?.kind == .aerobic)
      #expect(routine.exercises.last?.kind == .breathing)
      #expect((4...7).contains(routine.exercises.count), "\(routine.exerciseIDs)")
      #expect(routine.exercises.contains { $0.areas.contains(.lowerBack) })
      #expect(routine.name == "Ten minutes for the whole body")
      #expect(RoutineAdvice.of(routine) == [])
    }
  }

  @Test func fiveMinutesHaveNoWarmUp() throws {
    let routine = try composer().compose(wish(5), seed: 3)
    #expect(!routine.exercises.contains { $0.kind == .aerobic || $0.kind == .breathing })
    #expect(routine.id == "composed")
  }

  @Test func aLongWishIsFilledByRounds() throws {
    let routine = try composer().compose(wish(60), seed: 3)
    let repeats = routine.steps.compactMap { step -> Int? in
      if case .repeat(let group) = step { group.times } else { nil }
    }
    #expect(!repeats.isEmpty)
    #expect(repeats.allSatisfy { (2...3).contains($0) })
  }

  @Test func otherSeedsUsuallyGiveOtherRoutines() throws {
    let routines = try (0..<40 as Range<UInt64>).map { try composer().compose(wish(10), seed: $0) }
    #expect(Set(routines.map(\.exerciseIDs)).count >= 15)
  }

  @Test func whatWasDoneYesterdayComesLessOften() throws {
    func times(_ id: String, _ history: ExerciseHistory) throws -> Int {
      try (0..<60 as Range<UInt64>).count {
        try composer(history).compose(wish(6, [.lowerBack]), seed: $0).exerciseIDs.contains(id)
      }
    }
    var history = beginner
    history.practices = [.init(day: 19_999, work: .seconds(300), exercises: ["cat-cow"])]
    #expect(try times("cat-cow", history) * 3 < times("cat-cow", beginner) * 2)
  }

  @Test func aPractisedPersonHoldsLonger() throws {
    var history = beginner
    for day in 19_900...20_000 {
      history.practices.append(.init(day: day, work: .seconds(300), exercises: []))
    }
    let routine = try composer(history).compose(wish(10, [.hips]), seed: 1)
    let holds = routine.numbered.compactMap { _, step -> Int64? in
      guard case .exercise(let step) = step, step.exercise.kind == .static else { return nil }
      return step.dose.work.amount
    }
    #expect((holds.max() ?? 0) >= 20_000)
  }

  @Test(
    arguments: [
      (Wish(length: .seconds(90)), "2 to 60 minutes long; ask for 2m."),
      (Wish(length: .seconds(3661)), "2 to 60 minutes long; ask for 60m."),
      (
        Wish(length: .seconds(1800), areas: [.neck], positions: [.seated]),
        "Exercises for the neck, seated, fill at most "
      ),
      (
        Wish(length: .seconds(300), areas: [.hamstrings], positions: [.supine], without: [.strap]),
        "the nearest, Hamstring stretch, needs a strap or a towel; have a strap or a towel at hand."
      ),
      (
        Wish(length: .seconds(120), areas: [.lowerBack], positions: [.prone]),
        "is done standing; allow exercises done standing."
      ),
      (
        Wish(length: .seconds(120), areas: [.calves], positions: [.seated]),
        "the nearest, Calf stretch, is done standing; allow exercises done standing."
      ),
      (
        Wish(length: .seconds(120), areas: [.neck, .core, .hips, .calves, .arms, .chest]),
        "need at least "
      ),
    ])
  func aRefusalSaysWhyAndWhatToAskFor(wish: Wish, words: String) {
    let refusal = refusal(wish)
    #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "an answer")")
    #expect(refusal?.nearest != nil)
  }

  @Test func theNearestLengthIsTheNearestMinute() throws {
    let wish = wish(30, [.neck], [.seated])
    let nearest = try #require(refusal(wish)?.nearest)
    #expect(nearest.areas == [.neck])
    var more = nearest
    more.length = nearest.length + .seconds(60)
    #expect(refusal(more) != nil)
    #expect(refusal(nearest) == nil)
  }

  @Test func whatHurtsIsNamedInARefusal() {
    var history = beginner
    history.pains = [.init(day: 19_000, exercise: "neck-rotation", level: 2)]
    let refusal = refusal(wish(3, [.neck]), composer(history))
    #expect(refusal?.message.contains("Neck rotation, hurt and has not been cleared") == true)
    #expect(refusal?.nearest != nil)
  }

  @Test func anEmptyCatalogueHasNoNearestWish() {
    let refusal = refusal(wish(10), composer(nil, Allowance(), Catalogue()))
    #expect(refusal?.nearest == nil)
    #expect(refusal?.message.contains("the catalogue has nothing") == true)
  }

  @Test func anExplicitWordGoesBeforeTheSettings() throws {
    var allowance = Allowance()
    allowance.positions = [.standing]
    allowance.level = 1
    let seated = try composer(nil, allowance).compose(wish(3, [], [.seated]), seed: 1)
    #expect(seated.exercises.allSatisfy { $0.position == .seated })
    let level = try composer(nil, allowance).compose(
      wish(2, [.lowerBack], level: 2, [.prone]), seed: 1)
    #expect(level.exerciseIDs == ["cobra-pose"])
  }

  @Test(
    arguments: [
      (600, "Ten minutes for the hips"), (1500, "25 minutes for the hips"),
      (150, "2m30s for the hips"),
    ] as [(Int64, String)])
  func aRoutineIsNamedByItsLengthAndAreas(seconds: Int64, name: String) throws {
    let wish = Wish(length: .seconds(seconds), areas: [.hips])
    #expect(try composer().compose(wish, seed: 1).name == name)
  }
}
