// From a wish to a routine, by what is due, what the settings say and what a body has done and
// borne so far.

import ConfigFiles
import Control
import Planning
import Routines
import Scheduling

struct RoutineChoice {
  let configuration: Configuration
  let agenda: Agenda
  let past: ExerciseHistory
  /// Texts are spoken, which takes time.
  let speaks: Bool

  /// - Throws: `routineNotFound`, `badRoutine`, `cannotCompose`.
  func routine(for wish: StartWish) throws(ControlError) -> Routine {
    switch wish {
    case .named(let id): return try configuration.routine(id)
    case .text(let text, let origin): return try configuration.routine(text: text, origin: origin)
    case .composed(let wish, let seed): return try composed(wish, seed: seed)
    case .whateverIsDue: return try routine(for: meaning(of: wish).wish)
    }
  }

  /// What a plain start means now, and the reminder that it is for, if one is due: what is due
  /// comes first, then the person's standing wish, then the default. Any other wish is as it is.
  func meaning(of wish: StartWish) -> (wish: StartWish, reminder: String?) {
    guard case .whateverIsDue = wish else { return (wish, nil) }
    if let due = agenda.answerable { return (self.wish(of: due), due.occurrence.key.reminder) }
    if let wish = configuration.settings.compose { return (.composed(wish, seed: nil), nil) }
    return (.named(configuration.settings.defaultRoutine), nil)
  }

  /// What a plain start would play of what people were told of; nil when that is nothing, and for
  /// a routine that is wrong.
  var routineThatIsDue: Routine? {
    agenda.current.flatMap { try? routine(for: wish(of: $0)) }
  }

  private func wish(of due: Due) -> StartWish {
    configuration.wish(of: due.occurrence.key.reminder, due.occurrence.routine)
  }

  private func composed(_ wish: Wish, seed: UInt64?) throws(ControlError) -> Routine {
    var routine = try configuration.composed(wish, past, speaks: speaks, seed: seed)
    // Its name is in Limber's words.
    routine.language = "en"
    return routine
  }
}

extension Configuration {
  /// What a reminder is to be answered with.
  func wish(of reminder: String, _ routine: String) -> StartWish {
    if routine == Composer.routine, let wish = reminders[reminder]?.wish {
      return .composed(wish, seed: nil)
    }
    return .named(routine)
  }
}

extension StartWish {
  /// Of what is composed.
  var key: WishKey? {
    if case .composed(let wish, _) = self { WishKey(wish.key) } else { nil }
  }
}
