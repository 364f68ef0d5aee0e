// What is spoken where it happens for the first time, and never again: in and out with the first
// breath of an exercise that is new, what a tone means where it sounds first. Each is used up as it
// is laid out.

import Routines

struct SpokenOnce {
  /// The tones of the session that are still to be explained.
  var explanations: Set<Phrases.ExplainedTone> = []
  /// Whether anything is spoken of the current exercise.
  private var speaks = false
  /// The words of the current exercise that were not used yet.
  private var words: Set<Phrases.CueWord> = []
  private var phrases = Phrases.english

  /// - Parameter guide: of the step.
  mutating func begin(_ step: ExerciseStep, _ briefing: Briefing, _ guide: Guide) {
    phrases = guide.phrases
    speaks = guide.amount != .tones
    let isNew = speaks && briefing.occurrence == 0
    words = isNew ? Set(Phrases.CueWord.allCases) : []
    // The movements of a flow have their own words.
    if case .flow = step.dose.work { words = [] }
  }

  /// Nothing if it was said before.
  mutating func say(_ word: Phrases.CueWord) -> [Utterance] {
    words.remove(word).map { [phrases.say($0)] } ?? []
  }

  /// What a breath's tones mean, before the first exercise that is paced by them.
  mutating func explanation(of work: Work) -> [Utterance] {
    guard speaks, let breath = work.anyBreath else { return [] }
    guard breath.isHeld else { return explain(.breath) }
    // It says what the other says, and more.
    explanations.remove(.breath)
    return explain(.heldBreath)
  }

  /// The meaning of a hold's tone is told before its countdown begins.
  private static let explainedFrom = Milliseconds.seconds(10)

  /// What the tone of a hold means, in the first one that is long enough to listen.
  mutating func hold(_ length: Milliseconds) -> [Utterance] {
    length >= Self.explainedFrom ? explain(.hold) : []
  }

  /// The words of a change of sides, with what its tone means before the first that has the time.
  mutating func change(
    _ words: [Utterance], in length: Milliseconds, _ timing: Timing
  ) -> [Utterance] {
    guard speaks, explanations.contains(.change) else { return words }
    let explained = [phrases.meaning(of: .change)] + words
    let room = timing.time(saying: explained) + WordSpacing.toMoveOver
    guard room <= length else { return words }
    explanations.remove(.change)
    return explained
  }

  private mutating func explain(_ tone: Phrases.ExplainedTone) -> [Utterance] {
    guard speaks else { return [] }
    return explanations.remove(tone).map { [phrases.meaning(of: $0)] } ?? []
  }
}
