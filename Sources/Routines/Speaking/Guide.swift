// How much is spoken about an exercise: everything until the user has done it a few times, then
// less and less, so that users are not told what they already know.

package struct Guide: Hashable, Sendable {
  /// The maximum that is spoken.
  package enum Amount: String, Hashable, Sendable, CaseIterable {
    /// The longer instructions at first, reduced to the sentence and then to the name.
    case full
    /// The one sentence, always.
    case short
    /// Names and sides.
    case names
    /// Nothing.
    case tones
  }

  package var amount: Amount
  /// Of texts without a language of their own: a BCP 47 tag.
  package var language: String
  /// How often each exercise was done, by its id.
  package var practised: [String: Int]

  package init(
    _ amount: Amount = .tones, language: String = "en", practised: [String: Int] = [:]
  ) {
    self.amount = amount
    self.language = language
    self.practised = practised
  }

  /// After this many times the sentence is enough,
  package static let sentenceFrom = 3
  /// and after this many the name.
  package static let nameFrom = 10

  private enum Detail { case instructions, sentence, name }

  private func detail(of exercise: Exercise) -> Detail {
    switch amount {
    case .short: return .sentence
    case .names, .tones: return .name
    case .full:
      let times = practised[exercise.id] ?? 0
      if times < Self.sentenceFrom { return .instructions }
      return times < Self.nameFrom ? .sentence : .name
    }
  }

  /// What is spoken while getting ready for an exercise.
  /// - Parameter part: the part that it begins on.
  func words(of step: ExerciseStep, on part: Part) -> [Utterance] {
    guard amount != .tones else { return [] }
    let exercise = step.exercise
    let language = exercise.language ?? language
    let inTurn = step.alternates && step.parts.count > 1
    return [
      .text(exercise.name + ".", language: language),
      inTurn ? Phrases.alternating(from: part) : Phrases.part(part),
      instruction(for: step, language),
    ].compactMap { $0 }
  }

  /// The user's own words are spoken for as long as any are.
  private func instruction(for step: ExerciseStep, _ language: String) -> Utterance? {
    let detail = detail(of: step.exercise)
    switch step.say {
    case .text(let text) where amount != .names: return .text(text, language: self.language)
    case .recording(let path) where amount != .names: return .recording(path: path)
    default: break
    }
    let fuller = detail == .instructions ? step.exercise.instructions : ""
    let text = fuller.isEmpty ? step.exercise.sentence : fuller
    return detail == .name || text.isEmpty ? nil : .text(text, language: language)
  }

  /// What is spoken at the end of an exercise; nil: nothing.
  package func ending(of exercise: Exercise) -> Utterance? {
    guard detail(of: exercise) == .instructions else { return nil }
    return exercise.ending.map { .text($0, language: exercise.language ?? language) }
  }

  /// What is spoken before the first exercise.
  /// - Parameter length: of the entire routine.
  package func introduction(to routine: Routine, length: Milliseconds) -> [Utterance] {
    guard amount != .tones else { return [] }
    let count = routine.unrolled.count { $0.exercise != nil }
    return [
      .text(routine.name + ".", language: routine.language ?? language),
      Phrases.extent(exercises: count, length),
    ]
  }

  /// What is spoken when the routine waits.
  package func words(of wait: Wait) -> [Utterance] {
    amount == .tones ? [] : [.text(wait.text, language: language)]
  }

  /// The announcement of a change of sides.
  func words(ofChangeTo part: Part) -> [Utterance] {
    amount == .tones ? [] : [Phrases.part(part)].compactMap { $0 }
  }

  /// `Three of six.` Nothing if there is only one.
  package func place(_ number: Int, of count: Int) -> [Utterance] {
    amount == .tones || count < 2 ? [] : [Phrases.place(number, of: count)]
  }
}

extension ExerciseHistory {
  /// How often each exercise was done.
  package var timesDone: [String: Int] {
    practices.reduce(into: [:]) { times, practice in
      for exercise in practice.exercises { times[exercise, default: 0] += 1 }
    }
  }
}
