// The two sides of a body, and the ways that some exercises go. Which of them an exercise has is
// the catalogue's to say.

/// A side of the body, as the person sees it.
package enum Side: String, Hashable, Sendable, CaseIterable {
  case left, right

  package var other: Side { self == .left ? .right : .left }
}

/// A way that a movement goes, where an exercise has more ways than two sides.
package enum Direction: String, Hashable, Sendable, CaseIterable {
  case left, right, up, down, forward, back

  /// The side that it goes to, whose voice it has.
  package var side: Side? {
    switch self {
    case .left: .left
    case .right: .right
    case .up, .down, .forward, .back: nil
    }
  }
}

/// What a dose is done on, one after the other: a side, a direction, or the body as a whole.
package struct Part: Hashable, Sendable {
  package var side: Side?
  package var direction: Direction?

  package static let whole = Part()

  private init() {}
  package init(_ side: Side) { self.side = side }
  package init(_ direction: Direction) {
    self.direction = direction
    side = direction.side
  }

  /// `left`, `up`; nil for the whole body.
  package var name: String? { direction?.rawValue ?? side?.rawValue }
}
