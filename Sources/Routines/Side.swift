// The two sides of a body, and the directions of some exercises. The catalogue determines which of
// them an exercise has.

/// A side of the body, from the user's point of view.
package enum Side: String, Hashable, Sendable, CaseIterable {
  case left, right

  package var other: Side { self == .left ? .right : .left }
}

/// A direction of a movement, for exercises with more directions than two sides.
package enum Direction: String, Hashable, Sendable, CaseIterable {
  case left, right, up, down, forward, back

  /// The side that it goes to, whose voice it uses.
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
