// What a reader tells of a bad file, as lines, so that a test's table holds them as people see
// them.

@testable import ConfigFiles

/// Every fault as `line:column: message`; none if the file was accepted.
func faults(_ read: () throws(BadFile) -> some Any) -> [String] {
  do throws(BadFile) {
    _ = try read()
    return []
  } catch {
    return error.diagnostics.map { "\($0.line):\($0.column): \($0.message)" }
  }
}
