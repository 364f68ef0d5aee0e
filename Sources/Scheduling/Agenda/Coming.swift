// What is to come of each reminder. Every turn asks which of them is first, so the instants stand
// by themselves: ten thousand of them are looked through in microseconds.

struct Coming: Hashable, Sendable {
  private var occurrences: [Occurrence?]
  /// Of each occurrence; the distant future where none comes.
  private(set) var instants: [WallInstant]

  init(count: Int = 0) {
    occurrences = Array(repeating: nil, count: count)
    instants = Array(repeating: .distantFuture, count: count)
  }

  var indices: Range<Int> { occurrences.indices }

  subscript(place: Int) -> Occurrence? {
    get { occurrences[place] }
    set {
      occurrences[place] = newValue
      instants[place] = newValue?.at ?? .distantFuture
    }
  }

  /// The instant of the first; nil when none comes.
  var first: WallInstant? { instants.min().flatMap { $0 == .distantFuture ? nil : $0 } }

  /// Those that have come by an instant.
  func places(upTo now: WallInstant) -> [Int] {
    instants.indices.filter { instants[$0] <= now && instants[$0] != .distantFuture }
  }
}
