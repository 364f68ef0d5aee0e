// Where the body is, which decides how long the way to the next exercise takes.

/// The position of the body in the course of a routine.
package struct BodyPosition: Hashable, Sendable {
  /// Nil before the first exercise.
  package private(set) var position: Position?
  /// Whether any exercise so far was on the floor.
  package private(set) var wasOnFloor = false

  package init() {}

  package mutating func move(to position: Position) {
    self.position = position
    wasOnFloor = wasOnFloor || position.isOnFloor
  }
}
