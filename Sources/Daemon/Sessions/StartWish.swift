// What a person wants to be played, and how it becomes a routine: the one place where names,
// files, composing, the due reminder and the default meet.

import ConfigFiles
import Control
import Routines
import Sessions

package enum StartWish: Hashable, Sendable {
  /// Answers what is due, or plays what the settings say.
  case whateverIsDue
  /// A routine's id.
  case named(String)
  /// A whole routine as YAML; the origin names it in diagnostics.
  case text(String, origin: String)
  /// One that does not exist yet.
  case composed(Wish, seed: UInt64?)
}

extension Configuration {
  package var timing: Timing { Timing(paceThousandths: settings.paceThousandths) }
  package var compileOptions: CompileOptions { CompileOptions(timing: timing) }

  /// - Throws: `routineNotFound`, with the nearest name; `badRoutine` when its file has faults and
  ///   there is no version of before.
  package func routine(_ id: String) throws(ControlError) -> Routine {
    if let found = routines[id] { return found.routine }
    let faults = diagnostics.filter { $0.file.hasSuffix("/routines/\(id).yaml") }
    if !faults.isEmpty { throw .badRoutine(diagnostics: faults.map(\.description)) }
    throw .routineNotFound(
      routine: id, nearest: Spelling.nearest(to: id, among: routines.keys.sorted()))
  }

  /// - Throws: `badRoutine`, with every fault and its place.
  package func routine(text: String, origin: String) throws(ControlError) -> Routine {
    do throws(BadFile) {
      return try RoutineFile.routine(
        text, id: Layers.id(of: origin), file: origin, catalogue: catalogue)
    } catch {
      throw .badRoutine(diagnostics: error.diagnostics.map(\.description))
    }
  }

  /// - Parameter seed: nil: another one each day, and after each session.
  /// - Throws: `cannotCompose`.
  package func composed(
    _ wish: Wish, _ history: ExerciseHistory, seed: UInt64?
  ) throws(ControlError) -> Routine {
    let composer = Composer(
      catalogue: catalogue, history: history, allowance: settings.allow, timing: timing)
    do throws(NoRoutine) {
      return try composer.compose(wish, seed: seed ?? history.seed)
    } catch {
      throw .cannotCompose(
        reason: error.message.prefix(1).lowercased() + error.message.dropFirst(),
        nearest: error.nearest.map { WishWords($0).arguments })
    }
  }

  /// A routine with today's doses, laid out.
  /// - Parameter lead: silence before its start.
  package func timeline(
    of routine: Routine, _ history: ExerciseHistory, lead: Milliseconds = .zero
  ) -> Timeline {
    let today = Progression(history, settings.allow).today(routine)
    return Timeline(
      compiling: today, options: CompileOptions(timing: timing, lead: lead))
  }
}

extension ExerciseHistory {
  /// Another one each day, and after each session of a day.
  var seed: UInt64 {
    UInt64(max(0, today)) * 1000 + UInt64(practices.filter { $0.day == today }.count)
  }
}
