// Suggests the nearest valid word, so that the message for a typo says how to fix it.

/// Used for keys and words of files, and for names on the command line.
package enum Spelling {
  /// The candidate within a third of the word's letters (at least two), or nil.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(2, word.count / 3)
    let word = word.lowercased()
    // A key of a megabyte is not a typo, and comparing it would take minutes.
    let likely = candidates.filter { abs($0.count - word.count) <= limit }
    let ranked = likely.map { ($0, distance(word, $0)) }
    return ranked.filter { $0.1 <= limit }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// `; did you mean “lower-back”?`, or nothing.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String {
    nearest(to: word, among: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// `“clves” is not an area; did you mean “calves”?`, or all valid words if none is similar.
  package static func refusal(of word: String, as what: String, among all: [String]) -> String {
    let hint = nearest(to: word, among: all).map { "; did you mean “\($0)”?" }
    return "“\(word)” is not \(what)" + (hint ?? "; use one of \(all.joined(separator: ", "))")
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static func distance(_ a: String, _ b: String) -> Int {
    let (x, y) = (Array(a), Array(b))
    var before: [Int] = []
    var last = Array(0...y.count)
    for i in 0..<x.count {
      var row = [i + 1]
      for j in 0..<y.count {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (x[i] == y[j] ? 0 : 1))
        if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[y.count]
  }
}
