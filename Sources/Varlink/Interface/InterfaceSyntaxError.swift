// What is wrong in a .varlink file, and where: interfaces are files that people edit.

/// A definition that does not parse.
package struct InterfaceSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// What was expected, or what is not allowed.
  package var reason: String

  package var description: String { "\(line):\(column): \(reason)" }
}
