// What the user wants composed, and what they allow in general.

/// What the user allows for everything (`allow` in the settings).
package struct Allowance: Hashable, Sendable {
  /// The highest level that composing may reach, 1 to 3.
  package var level = 2
  /// Empty: all positions.
  package var positions: Set<Position> = []
  /// Things that the user does not have.
  package var without: Set<Need> = []
  /// Whether exercises that need sight may be composed.
  package var eyesOpen = false
  /// The longest hold of a stretch that practice may reach: 30 s, and up to 60 s for older adults
  /// (ACSM).
  package var hold = Milliseconds.seconds(30)

  package init() {}
}

/// A wish for one routine. What it sets overrides the allowance: an explicit request always wins.
package struct Wish: Hashable, Sendable {
  /// Of the entire routine, 2 to 60 minutes.
  package var length: Milliseconds
  /// If empty, or if it contains `full-body`: the whole body, the back first.
  package var areas: [Area]
  /// The highest level; nil: as far as practice has reached.
  package var level: Int?
  /// Empty: as in the allowance.
  package var positions: Set<Position>
  /// In addition to what the allowance leaves out.
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
