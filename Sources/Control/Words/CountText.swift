// Counts in words for people: one of a thing is not several.

package enum CountText {
  /// `1 exercise`, `12 exercises`, `0 entries`
  /// - Parameter plural: nil: with an s.
  package static func words(_ number: Int, _ thing: String, plural: String? = nil) -> String {
    number == 1 ? "1 \(thing)" : "\(number) \(plural ?? "\(thing)s")"
  }
}
