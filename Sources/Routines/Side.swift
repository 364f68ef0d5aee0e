// The two sides of a body. Which of them an exercise has is the catalogue's to say (`Sides`).

/// A side of the body, as the person sees it.
package enum Side: String, Hashable, Sendable, CaseIterable {
  case left, right

  package var other: Side { self == .left ? .right : .left }
}
