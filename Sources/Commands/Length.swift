// A length of time on the command line, as files write it: `20s`, `1m30s`, `10m`; and in days and
// weeks, each of 24 hours and of seven days: `2d`, `1w`.

import ArgumentParser

package struct Length: ExpressibleByArgument, Hashable {
  package var milliseconds: Int64

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Nil, with which the parser refuses it, when it has no unit or is no length.
  package init?(argument: String) {
    var rest = argument[...]
    var smallest = -1
    milliseconds = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let name = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
      guard digits.count <= 9, let number = Int64(digits),
        let unit = Self.units.firstIndex(where: { $0.name == name }), unit > smallest
      else { return nil }
      milliseconds += number * Self.units[unit].milliseconds
      smallest = unit
      rest = rest.dropFirst(digits.count + name.count)
    }
    if smallest < 0 { return nil }
  }
}

/// Words of a list, as `standing,seated`; an option may be given more than once as well.
package struct WordList: ExpressibleByArgument, Hashable {
  package var words: [String]

  package init?(argument: String) {
    words = argument.split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    if words.isEmpty { return nil }
  }
}

extension [WordList] {
  /// The words of all of them, in order.
  package var words: [String] { flatMap(\.words) }
}
