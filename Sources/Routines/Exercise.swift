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
  package var areas: [Area] = []
  package var kind = ExerciseKind.static
  package var position: Position
  package var sides = Sides.none
  /// The ways it goes, one dose each; empty for an exercise that has none. Not together with sides.
  package var directions: [Direction] = []
  /// 1 gentle, 2 some strength or balance, 3 at one's own risk.
  package var level = 1
  package var needs: [Need] = []
  /// What a step does that states no dose of its own, and nothing is known of the person. Its
  /// amount is the low end of `goal`.
  package var dose: Dose
  /// The amounts to work towards, in the dose's unit (`Work.amount`); nil when the dose is fixed.
  package var goal: ClosedRange<Int64>?
  /// At most 15 words, told by the body: torso first, then limbs.
  package var sentence = ""
  /// The fuller text, for the guide `full` and for reading.
  package var instructions = ""
  /// How to come out of it, where that matters.
  package var ending: String?
  /// Of its texts, a BCP 47 tag; nil: the person's own.
  package var language: String?
  package var cautions: [String] = []
  package var easier: String?
  package var harder: String?
  /// The exercise that this is another form of, such as the same stretch on a chair.
  package var variantOf: String?
  /// Time to change sides or directions.
  package var change = Milliseconds.seconds(6)

  package init(id: String, name: String, position: Position, dose: Dose) {
    self.id = id
    self.name = name
    self.position = position
    self.dose = dose
  }

  /// What a dose is done on, in order.
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
