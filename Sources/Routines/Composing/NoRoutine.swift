// The answer where there is none: why, in one clear sentence, and the nearest wish that has one.

package struct NoRoutine: Error, Hashable, Sendable {
  /// Why, and what to ask for instead, in one sentence.
  package var message: String
  /// The nearest wish that has an answer; it was composed to make sure. Nil: none was found, as
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
