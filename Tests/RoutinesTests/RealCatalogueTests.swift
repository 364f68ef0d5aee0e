// Composing from the catalogue that ships, over thousands of wishes: what is composed is as long as
// it was wished when it is laid out, and both sides of it are equally long.

import ConfigFiles
import Routines
import Sessions
import Testing

private let catalogue = Catalogue(try! BuiltIn.exercises())

@Suite struct RealCatalogueTests {
  @Test(arguments: 101...110 as ClosedRange<UInt64>)
  func thePropertiesHoldOfEveryWish(seed: UInt64) {
    let properties = ComposerProperties(catalogue: catalogue)
    var cases = WishCases(seed: seed, catalogue: catalogue)
    for _ in 0..<200 {
      let one = cases.next()
      let faults = properties.faults(one)
      #expect(faults == [], "\(one.wish), seed \(one.seed)")
    }
  }

  @Test func itIsAsLongWhenItIsLaidOutAndBothSidesAreEqual() throws {
    var cases = WishCases(seed: 7, catalogue: catalogue)
    var count = 0
    for _ in 0..<2000 {
      let one = cases.next()
      guard let routine = try? one.composer(catalogue).compose(one.wish, seed: one.seed) else {
        continue
      }
      count += 1
      let timeline = Timeline(compiling: routine, options: CompileOptions(timing: one.timing))
      #expect(timeline.length.milliseconds == one.timing.length(of: routine), "\(one.wish)")
      let silence = timeline.longestSilence?.length.milliseconds ?? .zero
      #expect(silence <= Silence.longest, "\(one.wish) at \(timeline.longestSilence!)")
      let done = timeline.phases.filter(\.kind.isWork).reduce(into: [Side: FrameCount]()) {
        if let side = $1.side, $1.part.direction == nil {
          $0[side, default: .zero] = $0[side, default: .zero] + $1.length
        }
      }
      #expect(done[.left] == done[.right], "\(one.wish)")
    }
    #expect(count > 1000)
  }

  @Test func itIsAsLongWithAllItsWords() throws {
    var cases = WishCases(seed: 11, catalogue: catalogue)
    let guides = [Guide.Amount.full, .short, .names]
    var count = 0
    for number in 0..<600 {
      let one = cases.next()
      guard let routine = try? one.composer(catalogue).compose(one.wish, seed: one.seed) else {
        continue
      }
      count += 1
      var timing = one.timing
      (timing.guide, timing.estimates) = (Guide(guides[number % 3]), true)
      var options = CompileOptions(timing: timing)
      let length = timing.length(of: routine)
      options.introduction = timing.guide.introduction(to: routine, length: length)
      let timeline = Timeline(compiling: routine, options: options)
      #expect(timeline.length.milliseconds == length, "\(one.wish)")
    }
    #expect(count > 300)
  }

  /// From 2 to 60 minutes, for a beginner with nothing but the floor and a chair.
  @Test(arguments: 2...60)
  func everyMinuteHasARoutine(minutes: Int64) throws {
    let composer = Composer(catalogue: catalogue, history: ExerciseHistory(today: 20_000))
    for seed in 0..<5 as Range<UInt64> {
      let wish = Wish(length: .seconds(minutes * 60), without: [.wall, .strap])
      let routine = try composer.compose(wish, seed: seed)
      let off = (Timing().length(of: routine) - wish.length).count
      #expect(abs(off) <= max(10_000, wish.length.count * 3 / 100))
    }
  }

  @Test func whatIsHarderThanWhatHurtsIsNotComposed() throws {
    let hurt = ExerciseHistory.Pain(day: 19_990, exercise: "knee-to-chest", level: 5)
    let composer = Composer(
      catalogue: catalogue, history: ExerciseHistory(today: 20_000, pains: [hurt]))
    let wish = Wish(length: .seconds(1800), areas: [.lowerBack, .hips])
    for seed in 0..<30 as Range<UInt64> {
      let ids = try composer.compose(wish, seed: seed).exerciseIDs
      #expect(!ids.contains("knee-to-chest") && !ids.contains("double-knee-to-chest"))
    }
  }

  @Test func anotherDayBringsAnotherRoutine() throws {
    let composer = Composer(catalogue: catalogue, history: ExerciseHistory(today: 20_000))
    let wish = Wish(length: .seconds(600))
    let routines = try (0..<20).map { try composer.compose(wish, seed: $0).exerciseIDs }
    #expect(Set(routines).count >= 10)
  }
}
