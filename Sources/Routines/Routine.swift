// What is done, in which order. Exercises are resolved when a file is read, so that a routine
// means the same thing for as long as it is in force, whatever happens to the catalogue.

/// What is said of a step, in a person's own words.
package enum Say: Hashable, Sendable {
  case text(String)
  /// A WAV file, of somebody's own voice; a relative path is the routine file's neighbour.
  case recording(path: String)
}

/// An exercise with its dose, as a routine states it.
package struct ExerciseStep: Hashable, Sendable {
  package var exercise: Exercise
  package var dose: Dose
  /// What the file left open, so that progression may choose it.
  package var open: OpenDose
  /// Every side and direction of the exercise, or, on purpose, only one side.
  package var only: Side?
  /// Whether sets go side by side rather than one side after the other.
  package var alternates: Bool
  /// Time to get ready, after what is spoken; nil leaves it to the change of position.
  package var ready: Milliseconds?
  /// Time to change sides; nil leaves it to the exercise.
  package var change: Milliseconds?
  /// Scales the times to move that are left open, in thousandths; nil: as the routine says.
  package var paceThousandths: Int?
  /// Instead of the exercise's own sentence.
  package var say: Say?
  /// A professional has said so: nothing is warned of.
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

  /// What the dose is done on, in order.
  package var parts: [Part] {
    if let only, exercise.sides != .none { return [Part(only)] }
    // Marching for a minute is one minute, not one a leg.
    if case .duration = dose.work, exercise.sides == .alternate { return [.whole] }
    return exercise.parts
  }

  /// What is done in all, without getting ready and changing sides.
  package var work: Milliseconds { dose.length * parts.count }
}

/// The routine stands still until the user goes on.
package struct Wait: Hashable, Sendable {
  /// What to do meanwhile.
  package var text: String
  /// After this long it goes on by itself; nil: it does not.
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
  /// A group done several times over.
  indirect case `repeat`(Int, [Step])

  package var exercise: Exercise? {
    if case .exercise(let step) = self { step.exercise } else { nil }
  }
}

/// An ordered list of steps.
package struct Routine: Hashable, Sendable {
  /// The file's name without `.yaml`; what `start` takes.
  package var id: String
  /// As people read and hear it.
  package var name: String
  package var steps: [Step]
  /// Scales the time to move, in thousandths; nil: as the settings say.
  package var paceThousandths: Int?
  /// Of its own texts, a BCP 47 tag; nil: the person's own.
  package var language: String?
  /// A professional has said so: nothing is warned of.
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

  /// The steps with every repeat written out, as they are counted and heard.
  package var unrolled: [Step] { Self.unroll(steps) }

  private static func unroll(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      guard case .repeat(let times, let group) = step else { return [step] }
      let once = unroll(group)
      return (0..<times).flatMap { _ in once }
    }
  }

  /// The doses and rests of all steps, without the time to move: what a limit is held against.
  /// Repeats are multiplied, not written out.
  package var work: Milliseconds { Self.work(steps) }

  private static func work(_ steps: [Step]) -> Milliseconds {
    steps.reduce(.zero) { sum, step in
      switch step {
      case .exercise(let step): sum + step.work
      case .rest(let length): sum + length
      case .wait: sum
      case .repeat(let times, let group): sum + work(group) * times
      }
    }
  }

  /// Every exercise's id, once, in the order of their first step.
  package var exerciseIDs: [String] {
    var seen: Set<String> = []
    return exercises.map(\.id).filter { seen.insert($0).inserted }
  }

  /// The exercises of all steps, repeats not written out.
  package var exercises: [Exercise] { Self.exercises(steps) }

  private static func exercises(_ steps: [Step]) -> [Exercise] {
    steps.flatMap { step in
      if case .repeat(_, let group) = step { return exercises(group) }
      return step.exercise.map { [$0] } ?? []
    }
  }
}
