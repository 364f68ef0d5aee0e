// One thing a body does, as the catalogue describes it. The lists of values are closed: a word
// that is not here is a spelling mistake in a file, and is reported as one.

/// A part of the body that an exercise is for.
package enum Area: String, Hashable, Sendable, CaseIterable {
  case neck, shoulders, chest, arms
  case upperBack = "upper-back"
  case lowerBack = "lower-back"
  case core, hips, quads, hamstrings, calves
  /// Asked of the composer: every area.
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
  /// Side by side, repetition by repetition.
  case alternate
}

/// A thing that must be at hand, or a condition.
package enum Need: String, Hashable, Sendable, CaseIterable {
  case wall, chair, strap
  /// Balance needs sight: said aloud, never composed for closed eyes unless allowed.
  case eyesOpen = "eyes-open"
}

/// One exercise of the catalogue.
package struct Exercise: Hashable, Sendable {
  /// Lower-case words joined by hyphens; the name in routines.
  package var id: String
  /// As people read and hear it.
  package var name: String
  package var areas: [Area]
  package var kind: ExerciseKind
  package var position: Position
  package var sides: Sides
  /// 1 gentle, 2 some strength or balance, 3 at one's own risk.
  package var level: Int
  package var needs: [Need]
  /// What a step does that states no dose of its own.
  package var dose: Dose
  /// At most 15 words, told by the body: torso first, then limbs.
  package var sentence: String
  /// The fuller text, for the guide `full` and for reading.
  package var instructions: String
  /// How to come out of it, where that matters.
  package var ending: String?
  package var cautions: [String]
  package var easier: String?
  package var harder: String?
  /// Time to change sides.
  package var change: Milliseconds

  package init(
    id: String, name: String, areas: [Area] = [], kind: ExerciseKind = .static,
    position: Position, sides: Sides = .none, level: Int = 1, needs: [Need] = [], dose: Dose,
    sentence: String = "", instructions: String = "", ending: String? = nil,
    cautions: [String] = [], easier: String? = nil, harder: String? = nil,
    change: Milliseconds = .seconds(6)
  ) {
    self.id = id
    self.name = name
    self.areas = areas
    self.kind = kind
    self.position = position
    self.sides = sides
    self.level = level
    self.needs = needs
    self.dose = dose
    self.sentence = sentence
    self.instructions = instructions
    self.ending = ending
    self.cautions = cautions
    self.easier = easier
    self.harder = harder
    self.change = change
  }
}
