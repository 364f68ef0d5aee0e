// The positions of the body, and the time it takes to get from one to another, which a routine
// gives to users who may be stiff and have their eyes closed.

package enum Position: String, Hashable, Sendable, CaseIterable {
  case standing, seated, kneeling
  case halfKneeling = "half-kneeling"
  case allFours = "all-fours"
  case supine, prone
  case sideLying = "side-lying"

  /// On the floor, from which getting up takes a while.
  package var isOnFloor: Bool { self != .standing && self != .seated }
  /// Lying down.
  package var isLying: Bool { self == .supine || self == .prone || self == .sideLying }
}

/// The time to move from one position to the next, before scaling by pace.
package enum TimeToMove {
  /// - Parameters:
  ///   - from: nil at the start of a routine.
  ///   - onFloorBefore: whether an earlier step was on the floor; the first such step takes longer,
  ///     because the mat has to be found.
  package static func length(
    from: Position?, to: Position, onFloorBefore: Bool
  ) -> Milliseconds {
    if to.isOnFloor && !onFloorBefore { return .seconds(20) }
    guard let from, from != to else { return .seconds(5) }
    if from.isOnFloor != to.isOnFloor { return .seconds(15) }
    return from.isOnFloor ? .seconds(10) : .seconds(8)
  }
}
