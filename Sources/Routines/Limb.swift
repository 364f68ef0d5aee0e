// What a side of an exercise is called when it is announced. "Left side." before "Lie on your right
// side" sounds like a contradiction; "Left leg." does not. The list is closed, so that each of its
// phrases can be written as a whole, in any language.

/// What is meant by the left and the right of an exercise.
package enum Limb: String, Hashable, Sendable, CaseIterable {
  case leg, foot, knee, arm, hand
  /// A turn or a tilt of the body: to the left, to the right.
  case turn
  /// A movement of the head: turn left, look up.
  case head

  /// Whether it is a way to go rather than a part of the body.
  var isWay: Bool { self == .turn || self == .head }
}
