// What a person wants to be played, and how it becomes a timeline: the one place where names,
// files, the due reminder and the default meet.

import ConfigFiles
import Control
import Routines
import Sessions

package enum StartWish: Hashable, Sendable {
  /// Answers what is due, or plays the default routine.
  case whateverIsDue
  /// A routine's id.
  case named(String)
  /// A whole routine as YAML; the origin names it in diagnostics.
  case text(String, origin: String)
}

extension Configuration {
  package var compileOptions: CompileOptions {
    CompileOptions(paceThousandths: settings.paceThousandths)
  }

  /// - Throws: `routineNotFound`, with the nearest name; `badRoutine` when its file has faults and
  ///   there is no version of before.
  package func timeline(routine id: String) throws(ControlError) -> Timeline {
    guard let found = routines[id] else {
      let faults = diagnostics.filter { $0.file.hasSuffix("/routines/\(id).yaml") }
      if !faults.isEmpty { throw .badRoutine(diagnostics: faults.map(\.description)) }
      throw .routineNotFound(
        routine: id, nearest: Spelling.nearest(to: id, among: routines.keys.sorted()))
    }
    return Timeline(compiling: found.routine, options: compileOptions)
  }

  /// - Throws: `badRoutine`, with every fault and its place.
  package func timeline(text: String, origin: String) throws(ControlError) -> Timeline {
    do throws(BadFile) {
      let name = origin.split(separator: "/").last.map(String.init) ?? origin
      let id = name.hasSuffix(".yaml") ? String(name.dropLast(".yaml".count)) : name
      let routine = try RoutineFile.routine(text, id: id, file: origin, catalogue: catalogue)
      return Timeline(compiling: routine, options: compileOptions)
    } catch {
      throw .badRoutine(diagnostics: error.diagnostics.map(\.description))
    }
  }
}
