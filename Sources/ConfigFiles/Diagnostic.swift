// What is wrong with a file, and where: the one form in which every reader of files reports, so
// that the log, the checks and the commands show the same text.

/// `file:line:column: what is wrong, what was expected`.
package struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whether a file is rejected.
  package enum Severity: String, Hashable, Sendable {
    /// The file is rejected.
    case error
    /// The file is accepted, but there may be a mistake.
    case warning
  }

  package var severity = Severity.error
  /// Of the file, or of those that its folder holds; nil where it is none that is read.
  package var kind: FileKind?
  /// The path, as the layer or the user gives it.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1.
  package var column: Int
  /// What is wrong and what was expected, in one sentence without a full stop.
  package var message: String

  package init(
    severity: Severity = .error, kind: FileKind?, file: String, line: Int, column: Int,
    message: String
  ) {
    self.severity = severity
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// With its position, in the form that compilers use and editors understand.
  package var description: String {
    let label = severity == .warning ? "warning: " : ""
    return "\(file):\(line):\(column): \(label)\(message)"
  }
}

/// All errors of one file: a file that does not parse reports all of them at once.
package struct BadFile: Error, Hashable, Sendable {
  /// At least one.
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One error that concerns the entire file.
  init(_ kind: FileKind?, _ file: String, _ message: String) {
    diagnostics = [Diagnostic(kind: kind, file: file, line: 1, column: 1, message: message)]
  }
}
