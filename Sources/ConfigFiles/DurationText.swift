// Lengths as people write them: `20s`, `1m30s`, `500ms`, `2h`. A bare number is refused, because
// nobody can tell what its unit would be.

import Routines

package enum DurationText {
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Parses a length; nil when it is not one. Units come once each, the longest first.
  package static func parse(_ text: String) -> Milliseconds? {
    var rest = Substring(text)
    var total: Int64 = 0
    var smallest = -1
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let name = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
      guard let number = Int64(digits), digits.count <= 9,
        let unit = units.firstIndex(where: { $0.name == name }), unit > smallest
      else { return nil }
      total += number * units[unit].milliseconds
      smallest = unit
      rest = rest.dropFirst(digits.count + name.count)
    }
    return smallest < 0 ? nil : Milliseconds(total)
  }

  /// A bound as people would write it: 168h, not 10080m.
  package static func written(_ length: Milliseconds) -> String {
    let (hours, rest) = length.count.quotientAndRemainder(dividingBy: 3_600_000)
    if hours == 0 { return "\(length)" }
    return "\(hours)h" + (rest > 0 ? "\(Milliseconds(rest))" : "")
  }
}
