// A tempo as strength programmes write it: `2-1-2`, the seconds out, held and back, and perhaps
// those until the next repetition.

import Routines

extension Tempo {
  /// Nil unless it is three or four numbers of at most three digits, with at most three decimals.
  init?(parsing text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.milliseconds)
    guard (3...4).contains(parts.count), let out = parts[0], let hold = parts[1],
      let back = parts[2], let pause = parts.count > 3 ? parts[3] : .zero
    else { return nil }
    self.init(out: out, hold: hold, back: back, pause: pause)
  }

  private static func milliseconds(_ text: Substring) -> Milliseconds? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({
        (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber }
      }),
      let seconds = Int64(parts[0])
    else { return nil }
    let digits = parts.count == 2 ? String(parts[1]) : ""
    let padded = digits + String(repeating: "0", count: 3 - digits.count)
    return Int64(padded).map { Milliseconds(seconds * 1000 + $0) }
  }
}
