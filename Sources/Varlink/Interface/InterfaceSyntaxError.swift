// What is wrong in a .varlink file, and where.

/// A definition that does not parse.
package struct InterfaceSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// What was expected, or what must not be.
  package var reason: String

  package var description: String { "\(line):\(column): \(reason)" }
}
