// Turns a wish into a routine, depending on what is due, on the settings and on what the user has
// practised and reported as painful.

import ConfigFiles
import Control
import Planning
import Routines
import Scheduling

struct RoutineChoice {
  let configuration: Configuration
  let agenda: Agenda
  let past: ExerciseHistory
  /// Whether texts are spoken: a composed routine leaves time for them.
  let speaks: Bool

  /// The routine to play.
  /// - Throws: `routineNotFound`, `badRoutine`, `cannotCompose`.
  func routine(for wish: StartWish) throws(ControlError) -> Routine {
    switch wish {
    case .named(let id): return try configuration.routine(id)
    case .text(let text, let origin): return try configuration.routine(text: text, origin: origin)
    case .composed(let wish, let seed): return try composed(wish, seed: seed)
    case .whateverIsDue: return try routine(for: meaning(of: wish).wish)
    }
  }

  /// What a start without a routine means now, and the reminder that it answers, if one is due: the
  /// due reminder's routine, else the wish in the settings, else the default routine. Any other
  /// wish is returned unchanged.
  func meaning(of wish: StartWish) -> (wish: StartWish, reminder: String?) {
    guard case .whateverIsDue = wish else { return (wish, nil) }
    if let due = agenda.answerable { return (self.wish(of: due), due.occurrence.key.reminder) }
    if let wish = configuration.settings.compose { return (.composed(wish, seed: nil), nil) }
    return (.named(configuration.settings.defaultRoutine), nil)
  }

  /// The routine of the announced reminder that a start without a routine would play; nil if there
  /// is none, or its routine is invalid.
  var routineThatIsDue: Routine? {
    agenda.current.flatMap { try? routine(for: wish(of: $0)) }
  }

  private func wish(of due: Due) -> StartWish {
    configuration.wish(of: due.occurrence.key.reminder, due.occurrence.routine)
  }

  private func composed(_ wish: Wish, seed: UInt64?) throws(ControlError) -> Routine {
    var routine = try configuration.composed(wish, past, speaks: speaks, seed: seed)
    // The name of a composed routine is made by Limber, in English.
    routine.language = "en"
    return routine
  }
}

extension Configuration {
  /// The wish that starting a due reminder stands for.
  func wish(of reminder: String, _ routine: String) -> StartWish {
    if routine == Composer.routine, let wish = reminders[reminder]?.wish {
      return .composed(wish, seed: nil)
    }
    return .named(routine)
  }
}

extension StartWish {
  /// The key of a composed wish; nil for any other.
  var key: WishKey? {
    if case .composed(let wish, _) = self { WishKey(wish.key) } else { nil }
  }
}
