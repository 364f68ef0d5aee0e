// Wishes in all their circumstances, drawn from a seed: plain ones, tight ones, impossible ones,
// for beginners, for the practised, and for people whom things hurt.

import Routines
import TestSupport

/// Draws cases, always the same from the same seed.
struct WishCases {
  private var numbers: SeededNumbers
  let catalogue: Catalogue

  init(seed: UInt64, catalogue: Catalogue) {
    numbers = SeededNumbers(seed: seed)
    self.catalogue = catalogue
  }

  private mutating func below(_ bound: Int) -> Int { numbers.below(bound) }

  private mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func some<Value>(of values: [Value], most: Int) -> [Value] {
    var values = values
    return (0..<below(most + 1)).compactMap { _ in
      values.isEmpty ? nil : values.remove(at: below(values.count))
    }
  }

  mutating func next() -> WishCase {
    let history = history()
    let allowance = allowance()
    let wish = wish()
    return WishCase(
      wish: wish, history: history, allowance: allowance, timing: timing(),
      seed: UInt64(below(1000)))
  }

  private mutating func wish() -> Wish {
    let seconds = happens(50) ? 120 + below(600) : 120 + below(3481)
    var wish = Wish(length: .seconds(Int64(happens(30) ? seconds / 60 * 60 : seconds)))
    if happens(3) { wish.length = .seconds(Int64([0, 30, 119, 3601, 7200][below(5)])) }
    if happens(60) { wish.areas = some(of: Area.allCases, most: 3) }
    if happens(2) { wish.areas += wish.areas }
    if happens(30) { wish.level = 1 + below(3) }
    if happens(40) { wish.positions = Set(some(of: Position.allCases, most: 4)) }
    if happens(30) { wish.without = Set(some(of: Need.allCases, most: 2)) }
    return wish
  }

  private mutating func allowance() -> Allowance {
    var allowance = Allowance()
    allowance.level = 1 + below(3)
    if happens(15) { allowance.positions = Set(some(of: Position.allCases, most: 5)) }
    if happens(20) { allowance.without = Set(some(of: Need.allCases, most: 1)) }
    allowance.eyesOpen = happens(20)
    if happens(15) { allowance.hold = .seconds([15, 60][below(2)]) }
    return allowance
  }

  private mutating func history() -> ExerciseHistory {
    var history = ExerciseHistory(today: 20_000)
    let ids = catalogue.ids
    for ago in stride(from: [0, 5, 40, 120][below(4)], to: 0, by: -1) where happens(60) {
      history.practices.append(
        .init(day: 20_000 - ago, work: .seconds(300), exercises: some(of: ids, most: 5)))
    }
    if happens(20) {
      history.pains = some(of: ids, most: 4).map {
        .init(day: 20_000 - below(40), exercise: $0, level: 1 + below(10), isCleared: happens(30))
      }.sorted { $0.day < $1.day }
    }
    return history
  }

  private mutating func timing() -> Timing {
    var timing = Timing(paceThousandths: [1000, 1000, 800, 1500, 3000][below(5)])
    guard happens(60) else { return timing }
    timing.guide = Guide(.short)
    for exercise in catalogue.all {
      timing.spoken[.text(exercise.sentence, language: "en")] =
        Milliseconds(Int64(3000 + below(4000)))
    }
    return timing
  }
}
