// What the user asked to be played, and how that becomes a routine. Names, files, composing, the
// due reminder and the default are all resolved here.

import ConfigFiles
import Control
import Routines
import Sessions

package enum StartWish: Hashable, Sendable {
  /// Answers what is due, or else plays what the settings name.
  case whateverIsDue
  /// A routine's id.
  case named(String)
  /// An entire routine as YAML; diagnostics name it by its origin.
  case text(String, origin: String)
  /// A routine to compose.
  case composed(Wish, seed: UInt64?)
}

extension Configuration {
  /// The timing from the settings, without the lengths of spoken words.
  package var timing: Timing {
    var guide = Guide(settings.speech.guide, language: settings.speech.language)
    guide.count = settings.speech.count
    return Timing(paceThousandths: settings.paceThousandths, guide: guide)
  }

  /// The routine with an id.
  /// - Throws: `routineNotFound` with the nearest name, or `badRoutine` if its file has errors and
  ///   no earlier version was read.
  package func routine(_ id: String) throws(ControlError) -> Routine {
    if let found = routines[id] { return found.routine }
    let faults = faults(in: .routine, named: id)
    if !faults.isEmpty { throw .badRoutine(diagnostics: faults.map(\.description)) }
    throw .routineNotFound(
      routine: id, nearest: Spelling.nearest(to: id, among: routines.keys.sorted()))
  }

  /// A routine given as text.
  /// - Throws: `badRoutine` with every diagnostic.
  package func routine(text: String, origin: String) throws(ControlError) -> Routine {
    do throws(BadFile) {
      return try RoutineFile.routine(
        text, id: Layers.id(of: origin), file: origin, catalogue: catalogue)
    } catch {
      throw .badRoutine(diagnostics: error.diagnostics.map(\.description))
    }
  }

  /// - Parameters:
  ///   - speaks: whether texts will be spoken; then the routine leaves time for them.
  ///   - seed: nil for a different routine each day and after each session.
  /// - Throws: `cannotCompose` with the reason and a similar wish that can be met.
  package func composed(
    _ wish: Wish, _ history: ExerciseHistory, speaks: Bool, seed: UInt64?
  ) throws(ControlError) -> Routine {
    var timing = timing
    timing.guide.practised = history.timesDone
    timing.estimates = speaks
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

  /// A routine with today's doses, laid out without words.
  package func timeline(of routine: Routine, _ history: ExerciseHistory) -> Timeline {
    SpokenSession(today(routine, history), self, history).timeline([:])
  }

  /// A routine with today's doses.
  package func today(_ routine: Routine, _ history: ExerciseHistory) -> Routine {
    Progression(history, settings.allow).today(routine)
  }
}

extension ExerciseHistory {
  /// A different seed each day, and after each session of a day.
  package var seed: UInt64 {
    UInt64(max(0, today)) * 1000 + UInt64(practices.filter { $0.day == today }.count)
  }
}
