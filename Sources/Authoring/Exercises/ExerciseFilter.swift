// Which exercises a list is of, by the words of the command line, each held against its closed
// list.

import Commands
import ConfigFiles
import Routines

/// Which exercises to list; nothing stated lists all.
package struct ExerciseFilter: Hashable, Sendable {
  package var areas: [String]
  package var kinds: [String]
  package var level: Int?
  package var positions: [String]
  package var needs: [String]

  init(_ command: ExerciseCommand.List) {
    areas = command.area.words
    kinds = command.kind.words
    level = command.level
    positions = command.position.words
    needs = command.needs.words
  }

  /// Every filter holds, with any of its words. `none` of the needs means that nothing is needed.
  func takes(_ exercise: Exercise) -> Bool {
    let needs = exercise.needs.isEmpty ? ["none"] : exercise.needs.map(\.rawValue)
    return Self.meet(areas, exercise.areas.map(\.rawValue))
      && Self.meet(kinds, [exercise.kind.rawValue])
      && Self.meet(positions, [exercise.position.rawValue]) && Self.meet(self.needs, needs)
      && (level.map { $0 == exercise.level } ?? true)
  }

  private static func meet(_ wanted: [String], _ given: [String]) -> Bool {
    wanted.isEmpty || !Set(wanted).isDisjoint(with: given)
  }

  /// A word that is in no list, in a sentence; nil when there is none.
  var fault: String? {
    if let level, !(1...3).contains(level) { return "a level is 1, 2 or 3, not \(level)" }
    return Self.fault(areas, Area.allCases.map(\.rawValue), "an area")
      ?? Self.fault(kinds, ExerciseKind.allCases.map(\.rawValue), "a kind")
      ?? Self.fault(positions, Position.allCases.map(\.rawValue), "a position")
      ?? Self.fault(needs, Need.allCases.map(\.rawValue) + ["none"], "a need")
  }

  private static func fault(_ words: [String], _ all: [String], _ what: String) -> String? {
    words.first { !all.contains($0) }
      .map { Spelling.refusal(of: $0, as: what, among: all) }
  }
}
