// A routine as a command line names it: by its id, or by a file.

import ConfigFiles
import Control
import Routines

extension Configuration {
  /// - Parameter named: an id, or a file: with a slash or an ending, or `-`.
  /// - Throws: `routineNotFound` with the nearest name, or `badRoutine` with each fault.
  package func routine(nameOrFile named: String) throws(ControlError) -> Routine {
    guard Self.isFile(named) else { return try routine(named) }
    let text: String
    do throws(BadFile) {
      text = try Layers.read(named).text
    } catch {
      throw .badRoutine(diagnostics: error.diagnostics.map(\.description))
    }
    return try routine(text: text, origin: named)
  }

  private static func isFile(_ routine: String) -> Bool {
    routine == "-" || routine.contains("/") || routine.hasSuffix(".yaml")
      || routine.hasSuffix(".yml")
  }
}
