// Single breaths in a row, each with a movement of its own, as in a sun salutation. What comes next
// is said ahead, during the breath before it, so that nothing interrupts the breathing.

/// Movements that follow one another on the breath.
package struct Flow: Hashable, Sendable {
  /// In order; at least one.
  package var moves: [Move]
  /// The length of each breath in and each breath out.
  package var breath: Breath

  package init(_ moves: [Move], _ breath: Breath) {
    self.moves = moves
    self.breath = breath
  }

  /// One movement, or a position that is kept.
  package struct Move: Hashable, Sendable {
    package var span: Span
    /// What is said ahead of it, perhaps with choices for the sides (`SidedText`); empty: nothing.
    package var words: String

    package init(_ span: Span, _ words: String = "") {
      self.span = span
      self.words = words
    }
  }

  /// How long a movement lasts.
  package enum Span: Hashable, Sendable {
    /// A breath in.
    case `in`
    /// A breath out.
    case out
    /// As many full breaths, in and out.
    case breaths(Int)
  }

  package func length(of move: Move) -> Milliseconds {
    switch move.span {
    case .in: breath.in
    case .out: breath.out
    case .breaths(let count): breath.length * count
    }
  }

  /// From the first movement to the end of the last.
  package var length: Milliseconds { moves.reduce(.zero) { $0 + length(of: $1) } }
}
