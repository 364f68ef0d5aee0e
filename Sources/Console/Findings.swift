// What the checks of files found, for a person or for a program.

import ConfigFiles
import Control

/// Errors and warnings of the files that were named.
package struct Findings {
  private var diagnostics: [Diagnostic] = []
  /// Lines about files without errors.
  private var praise: [String] = []

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

  package init() {}

  package mutating func add(_ diagnostics: [Diagnostic]) { self.diagnostics += diagnostics }

  /// Checks a file.
  /// - Parameters:
  ///   - canMask: whether a file that is not enabled says nothing else.
  ///   - check: the warnings, and what is said when there are none.
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

  /// Tells all of it.
  /// - Returns: 65 when there is an error; warnings are no reason to fail.
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
