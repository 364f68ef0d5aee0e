// Finds the routine that a command line names, by its id or as a file.

import ConfigFiles
import Control
import Routines

extension Configuration {
  /// - Parameter named: an id, or a file if it contains a slash, ends in .yaml or .yml, or is `-`.
  /// - Throws: `routineNotFound` with the nearest name, or `badRoutine` with every diagnostic.
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
