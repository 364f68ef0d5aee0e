// How much is spoken about an exercise: everything until the user has done it a few times, then
// less and less, so that users are not told what they already know.

/// Which repetitions are counted aloud.
package enum CountingAloud: String, Hashable, Sendable, CaseIterable {
  /// Every one.
  case aloud
  /// Every fifth.
  case fifths
  case none

  /// - Parameter number: from 1.
  package func counts(_ number: Int) -> Bool {
    switch self {
    case .aloud: true
    case .fifths: number % 5 == 0
    case .none: false
    }
  }
}

/// What is spoken before the first step.
package struct Introduction: Hashable, Sendable {
  package var words: [Utterance]
  /// The time after them to fetch what they name; zero if nothing is needed.
  package var fetching: Milliseconds

  /// - Parameter fetching: whether something has to be fetched.
  package init(_ words: [Utterance] = [], fetching: Bool = false) {
    self.words = words
    self.fetching = fetching ? Self.toFetch : .zero
  }

  /// Enough for a chair from the next table, or a towel; who needs longer can pause.
  private static let toFetch = Milliseconds.seconds(8)
}

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
  /// Whether the settings have nothing spoken, which no file overrides.
  private let isSilenced: Bool
  /// Of texts without a language of their own: a BCP 47 tag.
  package var language: String
  /// How often each exercise was done, by its id.
  package var practised: [String: Int]
  /// Limber's own words.
  package var phrases = Phrases.english
  /// How repetitions are counted aloud.
  package var count = CountingAloud.none
  /// Whether the session explains what its tones mean, each when it is heard first.
  package var explainsTones = false

  package init(
    _ amount: Amount = .tones, language: String = "en", practised: [String: Int] = [:]
  ) {
    self.amount = amount
    isSilenced = amount == .tones
    self.language = language
    self.practised = practised
  }

  /// With an amount of a file's own: whoever has nothing spoken hears nothing.
  func with(_ amount: Amount?) -> Guide {
    var guide = self
    if let amount, !isSilenced { guide.amount = amount }
    return guide
  }

  /// How much is spoken of a step.
  package func under(_ step: ExerciseStep) -> Guide { with(step.guide) }

  /// After this many times the sentence is enough,
  package static let sentenceFrom = 3
  /// and after this many the name.
  package static let nameFrom = 10

  private enum Detail: Int, Comparable {
    case name, sentence, instructions

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

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

  /// What is new in a session is explained; the second time, the sentence is enough, and then the
  /// name.
  private func detail(of exercise: Exercise, _ briefing: Briefing) -> Detail {
    let most: Detail =
      switch briefing.occurrence {
      case 0: .instructions
      case 1: .sentence
      default: .name
      }
    return min(detail(of: exercise), most)
  }

  /// What is spoken while getting ready for an exercise: where in the session it is, what it is,
  /// how much of it, on which side, and how.
  /// - Parameters:
  ///   - part: the part that it begins on.
  ///   - count: of different exercises in the session.
  func words(
    of step: ExerciseStep, on part: Part, _ briefing: Briefing, of count: Int
  ) -> [Utterance] {
    guard amount != .tones else { return [] }
    let exercise = step.exercise
    let language = exercise.language ?? language
    let inTurn = step.alternates && step.parts.count > 1
    return [
      briefing.number.flatMap { place($0, of: count) },
      briefing.round.flatMap { phrases.round($0) },
      .text(exercise.name + ".", language: language),
      briefing.hasNewDose ? phrases.dose(of: step) : nil,
      inTurn
        ? phrases.alternating(from: part, exercise.limb) : phrases.part(part, exercise.limb),
      instruction(for: step, on: inTurn ? nil : part.side, briefing, language),
    ].compactMap { $0 } + words(ofFirstMoveOf: step, on: part)
  }

  /// What a flow says ahead of its first movement on a part; nothing of any other work.
  package func words(ofFirstMoveOf step: ExerciseStep, on part: Part) -> [Utterance] {
    guard case .flow(let flow) = step.dose.work, let first = flow.moves.first else { return [] }
    return words(of: first, on: part)
  }

  /// What is said ahead of a movement of a flow.
  package func words(of move: Flow.Move, on part: Part) -> [Utterance] {
    guard amount != .tones, !move.words.isEmpty else { return [] }
    let text = SidedText.rendered(move.words, for: part.side)
    return [.text(text + (text.hasSuffix(".") ? "" : "."), language: language)]
  }

  /// The user's own words come before the exercise's.
  /// - Parameter side: the limb to name; nil: sides alternate, or there are none.
  private func instruction(
    for step: ExerciseStep, on side: Side?, _ briefing: Briefing, _ language: String
  ) -> Utterance? {
    if amount != .names {
      switch step.say {
      case .text(let text):
        guard briefing.hasNewWords else { return nil }
        return .text(SidedText.rendered(text, for: side), language: self.language)
      case .recording(let path): return briefing.hasNewWords ? .recording(path: path) : nil
      case .nothing: return nil
      case nil: break
      }
    }
    let detail = detail(of: step.exercise, briefing)
    let fuller = detail == .instructions ? step.exercise.instructions : ""
    let text = fuller.isEmpty ? step.exercise.sentence : fuller
    guard detail > .name, !text.isEmpty else { return nil }
    return .text(SidedText.rendered(text, for: side), language: language)
  }

  /// What is spoken at the end of an exercise: how to come out of it, once, when it does not come
  /// again and the next one leaves the time.
  /// - Parameter part: the part that it ends on.
  package func ending(of step: ExerciseStep, on part: Part, _ briefing: Briefing) -> Utterance? {
    let exercise = step.exercise
    guard briefing.isLast, detail(of: exercise) == .instructions, let ending = exercise.ending
    else { return nil }
    return .text(
      SidedText.rendered(ending, for: step.alternates ? nil : part.side),
      language: exercise.language ?? language)
  }

  /// What is spoken before the first exercise: what it is, how long it takes, unless its name says
  /// so, and what is needed.
  /// - Parameter length: of the entire routine.
  package func introduction(to routine: Routine, length: Milliseconds) -> Introduction {
    guard amount != .tones else { return Introduction() }
    let needs = phrases.needs(of: routine)
    let isTold = ComposedName.tells(length, routine.name)
    let words: [Utterance?] = [
      explainsTones ? phrases.meaning(of: .start) : nil,
      name(of: routine),
      phrases.extent(exercises: routine.exerciseCount, isTold ? nil : length), needs,
    ]
    return Introduction(words.compactMap { $0 }, fetching: needs != nil)
  }

  /// `Lower back.`
  package func name(of routine: Routine) -> Utterance? {
    amount == .tones
      ? nil : .text(routine.name + ".", language: routine.language ?? language)
  }

  /// What is spoken when the routine waits.
  package func words(of wait: Wait) -> [Utterance] {
    amount == .tones ? [] : [.text(wait.text, language: language)]
  }

  /// Spoken in the course of an exercise or a pause, such as how much time is left.
  package func aside(_ words: Utterance?) -> [Utterance] {
    amount == .tones ? [] : [words].compactMap { $0 }
  }

  /// The announcement of a change of sides: the side and, as long as the exercise is explained, how
  /// to change.
  /// - Parameter part: the one to change to.
  func words(
    ofChangeTo part: Part, in step: ExerciseStep, _ briefing: Briefing
  ) -> [Utterance] {
    guard amount != .tones else { return [] }
    let exercise = step.exercise
    let isExplained = detail(of: exercise, briefing) > .name && step.say != .nothing
    let how = exercise.changeOver.map { text in
      Utterance.text(
        SidedText.rendered(text, for: part.side), language: exercise.language ?? language)
    }
    return [phrases.part(part, exercise.limb), isExplained ? how : nil].compactMap { $0 }
      + words(ofFirstMoveOf: step, on: part)
  }

  /// `Three of six.` Nothing if there is only one.
  private func place(_ number: Int, of count: Int) -> Utterance? {
    count < 2 ? nil : phrases.place(number, of: count)
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
