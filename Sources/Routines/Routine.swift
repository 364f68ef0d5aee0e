// What is done, in which order. Exercises are resolved when a file is read, so that a routine stays
// the same until its file is read again, even if the catalogue changes.

/// What is spoken for a step, in the user's own words.
package enum Say: Hashable, Sendable {
  case text(String)
  /// A WAV file, for example of the user's own voice; a relative path starts at the routine's
  /// folder.
  case recording(path: String)
  /// Nothing: whoever knows the exercise needs no words.
  case nothing
}

/// An exercise with its dose, as a routine contains it.
package struct ExerciseStep: Hashable, Sendable {
  package var exercise: Exercise
  package var dose: Dose
  /// What the file left open for progression to choose.
  package var open: OpenDose
  /// All sides and directions of the exercise, or, on purpose, only one side.
  package var only: Side?
  /// Whether sides alternate with every set, rather than one side following the other.
  package var alternates: Bool
  /// The time to get ready, after the spoken words; nil: determined by the change of position.
  package var ready: Milliseconds?
  /// The time to change sides; nil: that of the exercise.
  package var change: Milliseconds?
  /// Scales the times to move that are left open, in thousandths; nil: as in the routine.
  package var paceThousandths: Int?
  /// Instead of the exercise's own sentence.
  package var say: Say?
  /// How much is spoken of it; nil: as in the routine. Settings that have nothing spoken stay so.
  package var guide: Guide.Amount?
  /// Prescribed by a professional: there are no warnings.
  package var isPrescribed = false

  /// The parts of a dose that a file may leave open.
  package struct OpenDose: Hashable, Sendable {
    package var amount: Bool
    package var sets: Bool

    package init(amount: Bool, sets: Bool) {
      self.amount = amount
      self.sets = sets
    }
    package static let all = OpenDose(amount: true, sets: true)
    package static let none = OpenDose(amount: false, sets: false)
  }

  /// - Parameter dose: nil: the exercise's usual one, left open.
  package init(
    _ exercise: Exercise, dose: Dose? = nil, open: OpenDose? = nil, only: Side? = nil,
    alternates: Bool? = nil, ready: Milliseconds? = nil, change: Milliseconds? = nil
  ) {
    self.exercise = exercise
    self.dose = dose ?? exercise.dose
    self.open = open ?? (dose == nil ? .all : .none)
    self.only = only
    self.alternates = (alternates ?? (exercise.sides == .alternate)) && exercise.sides != .none
    self.ready = ready
    self.change = change
  }

  /// The parts that the dose is done on, in order.
  package var parts: [Part] {
    if let only, exercise.sides != .none { return [Part(only)] }
    guard exercise.sides == .alternate else { return exercise.parts }
    switch dose.work {
    // Marching for a minute is one minute, not one minute a leg.
    case .duration, .asManyAsPossible, .repetitions(_, .own): return [.whole]
    case .hold, .breaths, .repetitions, .contractRelax, .flow: return exercise.parts
    }
  }

  /// The total work, without getting ready and changing sides.
  package var work: Milliseconds { dose.length * parts.count }

  /// Whether the user changes sides with every repetition, in a set that has no time of its own.
  package var isInTurn: Bool {
    switch dose.work {
    case .repetitions(_, .own), .asManyAsPossible: only == nil && exercise.sides == .alternate
    default: false
    }
  }

  /// Whether sides change with every repetition, without a pause, rather than with every set.
  package var isInterleaved: Bool {
    guard case .repetitions(_, let pacing) = dose.work, pacing != .own else { return false }
    return alternates
  }
}

/// The routine stops until the user resumes it.
package struct Wait: Hashable, Sendable {
  /// What to do meanwhile.
  package var text: String
  /// After this long it continues by itself; nil: it does not.
  package var atMost: Milliseconds?

  package init(_ text: String, atMost: Milliseconds? = nil) {
    self.text = text
    self.atMost = atMost
  }
}

package enum Step: Hashable, Sendable {
  case exercise(ExerciseStep)
  case rest(Milliseconds)
  case wait(Wait)
  /// A group done several times.
  indirect case `repeat`(Repeat)

  package static func `repeat`(_ times: Int, _ steps: [Step]) -> Step {
    .repeat(Repeat(times, steps))
  }

  package var exercise: Exercise? {
    if case .exercise(let step) = self { step.exercise } else { nil }
  }
}

/// An ordered list of steps.
package struct Routine: Hashable, Sendable {
  /// The file's name without `.yaml`; the argument of `start`.
  package var id: String
  /// As it is shown and spoken.
  package var name: String
  package var steps: [Step]
  /// Scales the time to move, in thousandths; nil: as in the settings.
  package var paceThousandths: Int?
  /// The language of its own texts, a BCP 47 tag; nil: that of the settings.
  package var language: String?
  /// How much is spoken; nil: as in the settings. Settings that have nothing spoken stay so.
  package var guide: Guide.Amount?
  /// Prescribed by a professional: there are no warnings.
  package var isPrescribed = false

  package init(
    id: String, name: String, steps: [Step], paceThousandths: Int? = nil,
    language: String? = nil, isPrescribed: Bool = false
  ) {
    self.id = id
    self.name = name
    self.steps = steps
    self.paceThousandths = paceThousandths
    self.language = language
    self.isPrescribed = isPrescribed
  }

  /// The steps with repeats expanded, as they are counted and heard. A rest that lasts until a new
  /// round is due stands with the whole interval: only a timeline can determine it.
  package var unrolled: [Step] { plan.map(\.step) }

  /// The doses and rests of all steps, without the time to move: what the limit applies to. Repeats
  /// are multiplied, not expanded.
  package var work: Milliseconds { Self.work(steps) }

  private static func work(_ steps: [Step]) -> Milliseconds {
    steps.reduce(.zero) { sum, step in
      switch step {
      case .exercise(let step): sum + step.work
      case .rest(let length): sum + length
      case .wait: sum
      case .repeat(let group): sum + group.work(ofRound: work(group.steps))
      }
    }
  }

  /// The id of every exercise, once, in the order of their first steps.
  package var exerciseIDs: [String] {
    var seen: Set<String> = []
    return exercises.map(\.id).filter { seen.insert($0).inserted }
  }

  /// The exercises of all steps, with repeats not expanded.
  package var exercises: [Exercise] { Self.exercises(steps) }

  private static func exercises(_ steps: [Step]) -> [Exercise] {
    steps.flatMap { step in
      if case .repeat(let group) = step { return exercises(group.steps) }
      return step.exercise.map { [$0] } ?? []
    }
  }
}
