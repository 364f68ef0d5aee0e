// The filter of `exercise list`, from the words of the command line. Each word is checked against
// its closed list, so that a misspelt one is refused and does not simply match nothing.

import Commands
import ConfigFiles
import Routines

/// Which exercises to list. An empty filter lets all through; several are combined with “and”, the
/// words of one with “or”.
package struct ExerciseFilter: Hashable, Sendable {
  /// Raw values of `Area`, such as `lower-back`; empty: any.
  package var areas: [String]
  /// Raw values of `ExerciseKind`; empty: any.
  package var kinds: [String]
  /// Exactly this level, 1 to 3; nil: any.
  package var level: Int?
  /// Raw values of `Position`; empty: any.
  package var positions: [String]
  /// Raw values of `Need`, or `none`; empty: any.
  package var needs: [String]

  /// Takes the options as they are; `fault` checks them.
  init(_ command: ExerciseCommand.List) {
    areas = command.area.words
    kinds = command.kind.words
    level = command.level
    positions = command.position.words
    needs = command.needs.words
  }

  /// Whether an exercise passes. `none` among the needs lets exercises through that need nothing.
  func takes(_ exercise: Exercise) -> Bool {
    let needs = exercise.needs.isEmpty ? ["none"] : exercise.needs.map(\.rawValue)
    return Self.meet(areas, exercise.areas.map(\.rawValue))
      && Self.meet(kinds, [exercise.kind.rawValue])
      && Self.meet(positions, [exercise.position.rawValue]) && Self.meet(self.needs, needs)
      && (level.map { $0 == exercise.level } ?? true)
  }

  /// Whether a filter is empty or has a word in common with what an exercise has.
  private static func meet(_ wanted: [String], _ given: [String]) -> Bool {
    wanted.isEmpty || !Set(wanted).isDisjoint(with: given)
  }

  /// A sentence about the first word that is in no list; nil when there is none.
  var fault: String? {
    if let level, !(1...3).contains(level) { return "a level is 1, 2 or 3, not \(level)" }
    return Self.fault(areas, Area.allCases.map(\.rawValue), "an area")
      ?? Self.fault(kinds, ExerciseKind.allCases.map(\.rawValue), "a kind")
      ?? Self.fault(positions, Position.allCases.map(\.rawValue), "a position")
      ?? Self.fault(needs, Need.allCases.map(\.rawValue) + ["none"], "a need")
  }

  /// - Parameter what: the word's kind with its article, such as “an area”, for the sentence.
  private static func fault(_ words: [String], _ all: [String], _ what: String) -> String? {
    words.first { !all.contains($0) }
      .map { Spelling.refusal(of: $0, as: what, among: all) }
  }
}
