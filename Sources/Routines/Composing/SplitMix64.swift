// A small seeded generator, so that a seed gives the same routine on every machine and in every
// version: the language's own generator can't be seeded, and its hashes differ by process.

/// SplitMix64 (Steele, Lea, Flood 2014): one addition and three mixing steps a number.
package struct SplitMix64: Hashable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// Seeded by a number and a word, so that a word's numbers don't depend on which other words
  /// there are. The word is mixed in by FNV-1a.
  init(seed: UInt64, word: String) {
    state = word.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 to 1, excluding 1.
  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
