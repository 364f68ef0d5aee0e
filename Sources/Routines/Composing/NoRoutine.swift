// The error if a wish can't be met: the reason, in one sentence, and the nearest wish that can.

package struct NoRoutine: Error, Hashable, Sendable {
  /// The reason, and what to request instead, in one sentence.
  package var message: String
  /// The nearest wish that has an answer, composed to make sure. Nil: none was found, for example
  /// with an empty catalogue.
  package var nearest: Wish?

  package init(message: String, nearest: Wish?) {
    self.message = message
    self.nearest = nearest
  }
}

extension NoRoutine: CustomStringConvertible {
  package var description: String { message }
}
