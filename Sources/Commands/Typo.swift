// Finds the command that a misspelt word was probably meant to be, for “did you mean”. Words in
// files have `Spelling` in `ConfigFiles`, which `limber` does not link.

/// The comparison of two words.
enum Typo {
  /// Whether one slip turns one word into the other: a letter too many, missing or wrong, or two
  /// neighbours swapped. What the words have in common at both ends is removed first; the remainder
  /// then has at most one letter each, or two that are swapped.
  static func isOneAway(_ a: String, _ b: String) -> Bool {
    var (x, y) = (Array(a)[...], Array(b)[...])
    while let first = x.first, first == y.first { (x, y) = (x.dropFirst(), y.dropFirst()) }
    while let last = x.last, last == y.last { (x, y) = (x.dropLast(), y.dropLast()) }
    let isSwapped = x.count == 2 && y.count == 2 && x.first == y.last && x.last == y.first
    return isSwapped || (x.count <= 1 && y.count <= 1)
  }
}
