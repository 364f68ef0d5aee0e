// When to ask a professional, shown only at the few moments where it helps: on first use, after a
// long gap, and after strong pain. Never a diagnosis, never a claim.

package enum SafetyAdvice {
  /// Pain of this level or more, out of 10, calls for the warning signs.
  package static let strongPain = 8

  /// What to show before a session starts, in this order; usually nothing.
  package static func beforeStart(_ history: ExerciseHistory) -> [String] {
    let last = history.practices.last { $0.isWork }
    let hurt = history.pains.last { pain in
      pain.level >= strongPain && last.map { pain.day >= $0.day } ?? true
    }
    var sentences: [String] = []
    if last == nil && history.pains.isEmpty { sentences.append(firstUse) }
    if let last, history.today - last.day >= PracticeDays.gap { sentences.append(afterGap) }
    if hurt != nil { sentences += [afterStrongPain, warningSigns] }
    return sentences
  }

  /// What to show when a pain is recorded; nil: nothing.
  package static func after(pain: Int) -> String? {
    pain >= strongPain ? "\(stopNow) \(warningSigns)" : nil
  }

  /// The exercises of a routine that hurt and have not been cleared since, in the order of the
  /// routine, each with its latest pain.
  package static func hurting(
    _ routine: Routine, _ history: ExerciseHistory
  ) -> [(exercise: Exercise, pain: ExerciseHistory.Pain)] {
    var seen: Set<String> = []
    return routine.exercises.compactMap { exercise in
      guard seen.insert(exercise.id).inserted, let pain = history.openPain(of: exercise.id)
      else { return nil }
      return (exercise, pain)
    }
  }

  /// After a session, if the user has set `ask-pain`.
  package static let question = "How much does it hurt now? Answer from 0 to 10 with 'limber pain'."

  static let firstUse = """
    Before the first session: with severe pain or a medical condition, ask a doctor or a \
    physiotherapist which of these exercises suit you.
    """
  static let afterGap = """
    It has been four weeks or more: start gently, and if something has changed since, such as an \
    injury or a new condition, ask a doctor or a physiotherapist first.
    """
  static let afterStrongPain = """
    You recorded strong pain: while it lasts, leave out what causes it, and ask a doctor or a \
    physiotherapist before going on.
    """
  static let stopNow = """
    That is strong pain: stop here, and ask a doctor or a physiotherapist before going on.
    """
  static let warningSigns = """
    See a doctor at once if there is numbness in the saddle area, a change of bladder or bowel, \
    weakness in a leg or fever, or if the pain came after a fall.
    """
}
