// Chance that can be repeated: generated files of one seed are the same on every machine.

@testable import Routines

struct Dice: RandomNumberGenerator {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}
