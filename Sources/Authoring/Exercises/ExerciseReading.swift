// `--exercises`, `--exercise ID`, `--check-exercise FILE…` and `--clear-exercise ID`: the
// catalogue, ours with a site's and a person's own.

import ConfigFiles
import Control
import Routines
import Scheduling
import Service
import Store

/// Which exercises to list; nothing stated lists all.
package struct ExerciseFilter: Hashable, Sendable {
  package var areas: [String]
  package var kinds: [String]
  package var level: Int?
  package var positions: [String]
  package var needs: [String]

  package init(
    areas: [String], kinds: [String], level: Int?, positions: [String], needs: [String]
  ) {
    self.areas = areas
    self.kinds = kinds
    self.level = level
    self.positions = positions
    self.needs = needs
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

package struct ExercisesMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var id: String
    var name: String
    var areas: [String]
    var kind: String
    var position: String
    var sides: String
    var level: Int
    var needs: [String]

    init(_ exercise: Exercise) {
      id = exercise.id
      name = exercise.name
      areas = exercise.areas.map(\.rawValue)
      kind = exercise.kind.rawValue
      position = exercise.position.rawValue
      sides = exercise.sides.rawValue
      level = exercise.level
      needs = exercise.needs.map(\.rawValue)
    }
  }

  package func list(_ filter: ExerciseFilter, json: Bool) throws -> Int32 {
    if let fault = filter.fault {
      Console.complain("limber: \(fault)")
      return ExitStatus.usage
    }
    let configuration = Configuration(reading: places.layers)
    let found = configuration.catalogue.all.filter(filter.takes)
    if json {
      try Console.say(json: found.map(Line.init))
    } else {
      if found.isEmpty { Console.say("No exercise is like that.") }
      for exercise in found { Console.say("\(exercise.id): \(exercise.summary)") }
    }
    return complain(configuration.diagnostics.filter { $0.file.contains("exercises/") })
  }

  package func show(_ id: String, json: Bool) throws -> Int32 {
    let configuration = Configuration(reading: places.layers)
    let catalogue = configuration.catalogue
    guard let exercise = catalogue[id] ?? catalogue.exercise(named: id) else {
      return configuration.refuse(exercise: id)
    }
    let history = places.practice()
    if json {
      try Console.say(json: ExerciseDetails(exercise))
    } else {
      for line in exercise.lines { Console.say(line) }
      if let pain = history.openPain(of: exercise.id) {
        Console.say(
          "It hurt \(StartNotices.day(pain.day, today: history.today)) (\(pain.level) of 10), and "
            + "is not composed until 'limber exercise clear \(exercise.id)'.")
      }
    }
    return ExitStatus.done
  }

  package func check(_ files: [String], json: Bool) throws -> Int32 {
    let catalogue = Configuration(reading: places.layers).catalogue
    let own = Set(files.map { Layers.id(of: $0) })
    let others = Names(
      has: { catalogue[$0] != nil || own.contains($0) }, all: { catalogue.ids + own.sorted() })
    var findings = Findings()
    for path in files {
      findings.check(path) { id, text throws(BadFile) in
        let read = try ExerciseFile.read(text, id: id, file: path, others: others)
        return (read.warnings, ", \(read.exercise.dose.work.words)")
      }
    }
    return try findings.tell(json: json)
  }

  /// An exercise that hurt counts as any other again.
  package func clear(_ named: String) -> Int32 {
    let configuration = Configuration(reading: places.layers)
    let catalogue = configuration.catalogue
    let id = catalogue.exercise(named: named)?.id ?? named
    let history = places.practice()
    // One that was defined in place, or is gone, can have hurt as well.
    guard catalogue[id] != nil || history.pains.contains(where: { $0.exercise == id }) else {
      return configuration.refuse(exercise: id)
    }
    guard history.openPain(of: id) != nil else {
      Console.say("\(id) is not known to hurt.")
      return ExitStatus.done
    }
    do throws(StoreError) {
      let store = try HistoryStore(path: places.historyPath)
      let now = WallInstant(milliseconds: Clocks.realtimeMilliseconds())
      try store.apply([.clearance(exercise: id, at: now)])
      try store.close()
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.failure
    }
    Console.say("\(id) is cleared; it begins gently.")
    return ExitStatus.done
  }
}
