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
  /// Without what anything has been spoken to.
  package var timing: Timing {
    Timing(
      paceThousandths: settings.paceThousandths,
      guide: Guide(settings.speech.guide, language: settings.speech.language))
  }

  /// - Throws: `routineNotFound`, with the nearest name; `badRoutine` when its file has faults and
  ///   there is no version of before.
  package func routine(_ id: String) throws(ControlError) -> Routine {
    if let found = routines[id] { return found.routine }
    let faults = faults(in: .routine, named: id)
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

  /// - Parameters:
  ///   - speaks: whether it will be spoken: then the words have their time in it.
  ///   - seed: nil: another one each day, and after each session.
  /// - Throws: `cannotCompose`.
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
  /// Another one each day, and after each session of a day.
  package var seed: UInt64 {
    UInt64(max(0, today)) * 1000 + UInt64(practices.filter { $0.day == today }.count)
  }
}
