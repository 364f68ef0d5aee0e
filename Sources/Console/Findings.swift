// The results of checking files, for users or for programs.

import ConfigFiles
import Control

/// Errors and warnings of the files that were named, printed alike by every check command.
package struct Findings {
  private var diagnostics: [Diagnostic] = []
  /// Lines about files without errors.
  private var praise: [String] = []

  /// A diagnostic as `--json` prints it.
  private struct Line: Encodable {
    var file: String
    var line: Int
    var column: Int
    var severity: String
    var message: String

    init(_ diagnostic: Diagnostic) {
      file = diagnostic.file
      line = diagnostic.line
      column = diagnostic.column
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
    }
  }

  /// Nothing has been found yet.
  package init() {}

  /// Adds what a reader of files has reported.
  package mutating func add(_ diagnostics: [Diagnostic]) { self.diagnostics += diagnostics }

  /// Checks a file.
  /// - Parameters:
  ///   - canMask: whether `enabled: false` makes the file hide another one, so that nothing else in
  ///     it is read. Reminders have more than that in such a file, and settings have no such key.
  ///   - check: returns the warnings, and what to print about the file if there are no errors.
  package mutating func check(
    _ path: String, canMask: Bool = true,
    _ check: (_ id: String, _ text: String) throws(BadFile) -> (
      warnings: [Diagnostic], praise: String
    )
  ) {
    do throws(BadFile) {
      let (id, text) = try Layers.read(path)
      guard !canMask || !Mask.isStated(in: text) else {
        praise.append("\(path): no faults; it hides “\(id)”")
        return
      }
      let found = try check(id, text)
      add(found.warnings)
      if found.warnings.isEmpty {
        praise.append("\(path): no faults\(found.praise)")
      } else {
        praise.append("\(path): no errors\(found.praise)")
      }
    } catch {
      add(error.diagnostics)
    }
  }

  /// Prints everything.
  /// - Returns: `badData` if there is an error; warnings alone do not fail.
  package func tell(json: Bool) throws -> ExitStatus {
    if json {
      try Console.say(json: diagnostics.map(Line.init))
    } else {
      for diagnostic in diagnostics { Console.complain("\(diagnostic)") }
      for line in praise { Console.say(line) }
    }
    return diagnostics.contains { $0.severity == .error } ? ExitStatus.badData : ExitStatus.done
  }
}
