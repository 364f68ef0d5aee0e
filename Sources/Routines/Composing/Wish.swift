// What a person wants composed, and what they allow at all.

/// What a person allows once for everything (`allow` of the settings).
package struct Allowance: Hashable, Sendable {
  /// The highest level that composing may rise to, 1 to 3.
  package var level = 2
  /// Empty: all.
  package var positions: Set<Position> = []
  /// What is not at hand.
  package var without: Set<Need> = []
  /// Whether exercises that need sight may be composed.
  package var eyesOpen = false
  /// The longest hold of a stretch that practice lengthens to: 30 s, and up to 60 s for older
  /// adults (ACSM).
  package var hold = Milliseconds.seconds(30)

  package init() {}
}

/// A wish for one routine. What it states goes before the allowance: an explicit word always wins.
package struct Wish: Hashable, Sendable {
  /// Of the whole routine, 2 to 60 minutes.
  package var length: Milliseconds
  /// Empty, or `full-body` among them: the whole body, the back first.
  package var areas: [Area]
  /// The highest level; nil: as far as practice has come.
  package var level: Int?
  /// Empty: as the allowance says.
  package var positions: Set<Position>
  /// Besides what the allowance leaves out.
  package var without: Set<Need>

  package init(
    length: Milliseconds, areas: [Area] = [], level: Int? = nil, positions: Set<Position> = [],
    without: Set<Need> = []
  ) {
    self.length = length
    self.areas = areas
    self.level = level
    self.positions = positions
    self.without = without
  }

  /// The same text for the same wish, in whichever order its words were given, and for no other.
  package var key: String {
    func words(_ texts: some Sequence<String>) -> String {
      Set(texts).sorted().joined(separator: ",")
    }
    let isWholeBody = areas.isEmpty || areas.contains(.fullBody)
    return [
      "\(length)", isWholeBody ? "" : words(areas.map(\.rawValue)), level.map { "\($0)" } ?? "",
      words(positions.map(\.rawValue)), words(without.map(\.rawValue)),
    ].joined(separator: ";")
  }

  package static let lengths = Milliseconds.seconds(120)...Milliseconds.seconds(3600)
}
