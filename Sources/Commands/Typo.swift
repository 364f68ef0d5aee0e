// What a misspelt word was meant to be, for words of a command line.

enum Typo {
  /// Whether one slip of the fingers makes one word of the other: a letter too many, too few or
  /// wrong, or two neighbours swapped.
  static func isOneAway(_ a: String, _ b: String) -> Bool {
    var (x, y) = (Array(a)[...], Array(b)[...])
    while let first = x.first, first == y.first { (x, y) = (x.dropFirst(), y.dropFirst()) }
    while let last = x.last, last == y.last { (x, y) = (x.dropLast(), y.dropLast()) }
    let isSwapped = x.count == 2 && y.count == 2 && x.first == y.last && x.last == y.first
    return isSwapped || (x.count <= 1 && y.count <= 1)
  }
}
