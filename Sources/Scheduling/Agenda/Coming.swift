// The next occurrence of each reminder. Every turn needs the first of them, so the instants are in
// a separate array: ten thousand are searched in microseconds.

struct Coming: Hashable, Sendable {
  private var occurrences: [Occurrence?]
  /// Of each next occurrence; the distant future if there is none.
  private(set) var instants: [WallInstant]

  init(count: Int = 0) {
    occurrences = Array(repeating: nil, count: count)
    instants = Array(repeating: .distantFuture, count: count)
  }

  var indices: Range<Int> { occurrences.indices }

  subscript(index: Int) -> Occurrence? {
    get { occurrences[index] }
    set {
      occurrences[index] = newValue
      instants[index] = newValue?.at ?? .distantFuture
    }
  }

  /// The first instant; nil if there is none.
  var first: WallInstant? { instants.min().flatMap { $0 == .distantFuture ? nil : $0 } }

  /// Those that have come due by an instant.
  func indices(upTo now: WallInstant) -> [Int] {
    instants.indices.filter { instants[$0] <= now && instants[$0] != .distantFuture }
  }
}
