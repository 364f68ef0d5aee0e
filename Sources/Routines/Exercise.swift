// One exercise, as the catalogue describes it. The lists of values are closed: a word that is not
// listed here is a spelling mistake in a file, and is reported as such.

/// A part of the body that an exercise is for.
package enum Area: String, Hashable, Sendable, CaseIterable {
  case neck, shoulders, chest, arms
  case upperBack = "upper-back"
  case lowerBack = "lower-back"
  case core, hips, quads, hamstrings, calves
  /// In a request to the composer: every area.
  case fullBody = "full-body"
  case breathing
}

package enum ExerciseKind: String, Hashable, Sendable, CaseIterable {
  case `static`, dynamic, ballistic, strength, aerobic, breathing
}

/// Which sides an exercise is done on.
package enum Sides: String, Hashable, Sendable, CaseIterable {
  /// It has no sides.
  case none
  /// All of one side, then the other.
  case each
  /// Changing sides with every repetition.
  case alternate
}

/// A thing that the exercise requires, or a condition.
package enum Need: String, Hashable, Sendable, CaseIterable {
  case wall, chair, strap
  /// Balance needs sight: spoken, and never composed for closed eyes unless allowed.
  case eyesOpen = "eyes-open"

  /// Something to fetch, or to stand near.
  package var isThing: Bool { self != .eyesOpen }
}

/// One exercise of the catalogue.
package struct Exercise: Hashable, Sendable {
  /// Lower-case words joined by hyphens; used in routines.
  package var id: String
  /// As it is shown and spoken.
  package var name: String
  package var areas: [Area] = []
  package var kind = ExerciseKind.static
  package var position: Position
  package var sides = Sides.none
  /// Its directions, with one dose each; empty if it has none. Can't be combined with sides.
  package var directions: [Direction] = []
  /// 1 gentle, 2 some strength or balance, 3 at your own risk.
  package var level = 1
  package var needs: [Need] = []
  /// The dose of a step that sets none, before anything is known about the user. Its amount is the
  /// low end of `goal`.
  package var dose: Dose
  /// The amounts to work towards, in the dose's unit (`Work.amount`); nil if the dose is fixed.
  package var goal: ClosedRange<Int64>?
  /// At most 15 words, in the order of the body: torso first, then limbs.
  package var sentence = ""
  /// The longer text, for the guide `full` and for reading.
  package var instructions = ""
  /// How to come out of it, if that matters.
  package var ending: String?
  /// How to change sides, if the side alone does not tell: what is put down, or where to turn. The
  /// side that it names is the one to change to.
  package var changeOver: String?
  /// What its side is called; nil: the side.
  package var limb: Limb?
  /// The language of its texts, a BCP 47 tag; nil: that of the settings.
  package var language: String?
  package var cautions: [String] = []
  package var easier: String?
  package var harder: String?
  /// The exercise of which this is another form, such as the same stretch on a chair.
  package var variantOf: String?
  /// The time to change sides or directions.
  package var change = Milliseconds.seconds(6)

  package init(id: String, name: String, position: Position, dose: Dose) {
    self.id = id
    self.name = name
    self.position = position
    self.dose = dose
  }

  /// With texts that name no one side, as they are read.
  package var inGeneral: Exercise {
    var exercise = self
    exercise.sentence = SidedText.rendered(sentence, for: nil)
    exercise.instructions = SidedText.rendered(instructions, for: nil)
    exercise.ending = ending.map { SidedText.rendered($0, for: nil) }
    exercise.changeOver = changeOver.map { SidedText.rendered($0, for: nil) }
    return exercise
  }

  /// The parts that a dose is done on, in order.
  package var parts: [Part] {
    if !directions.isEmpty { return directions.map { Part($0) } }
    return sides == .none ? [.whole] : [Part(Side.left), Part(Side.right)]
  }
}

extension Exercise {
  package init(
    id: String, name: String, areas: [Area] = [], kind: ExerciseKind = .static,
    position: Position, sides: Sides = .none, level: Int = 1, needs: [Need] = [], dose: Dose,
    goal: ClosedRange<Int64>? = nil, change: Milliseconds = .seconds(6)
  ) {
    self.init(id: id, name: name, position: position, dose: dose)
    (self.areas, self.kind, self.sides, self.level) = (areas, kind, sides, level)
    (self.needs, self.goal, self.change) = (needs, goal, change)
  }
}
