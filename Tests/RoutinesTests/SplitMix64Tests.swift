// The generator's numbers are part of what a seed means: they must never change.

import Testing

@testable import Routines

@Suite struct SplitMix64Tests {
  /// The first numbers of seed 1234567, as the algorithm's reference implementation gives them.
  @Test func theNumbersAreThoseOfTheReference() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func aFractionIsBelowOne() {
    var generator = SplitMix64(seed: 7, word: "cat-cow")
    let fractions = (0..<1000).map { _ in generator.fraction() }
    #expect(fractions.allSatisfy { (0..<1).contains($0) })
    let mean = fractions.reduce(0, +) / 1000
    #expect((0.45..<0.55).contains(mean))
  }
}
