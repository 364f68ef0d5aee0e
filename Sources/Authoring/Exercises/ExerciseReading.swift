// `exercise list`, `show` and `check`: the catalogue, which is the built-in one with the site's and
// the user's own exercises.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Scheduling
import Service

extension ExerciseCommand.List: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ExerciseReading(places: places).list(ExerciseFilter(self), json: json)
  }
}

extension ExerciseCommand.Show: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ExerciseReading(places: places).show(id, json: json)
  }
}

extension ExerciseCommand.Check: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ExerciseReading(places: places).check(checked.files, json: checked.json)
  }
}

/// Reads the files of all layers for each command; a daemon is not asked.
package struct ExerciseReading {
  let places: Places

  /// - Parameter places: where the files and the history are.
  package init(places: Places) { self.places = places }

  /// An exercise as `list --json` prints it; `show --json` prints more (`ExerciseDetails`).
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

  /// Prints one line for each exercise that passes the filter.
  /// - Returns: `usage` for a filter with an unknown word; `badData` when an exercise file has
  ///   errors, since the list then lacks its exercise.
  package func list(_ filter: ExerciseFilter, json: Bool) throws -> ExitStatus {
    if let fault = filter.fault {
      Console.complain("limber: \(fault)")
      return ExitStatus.usage
    }
    let configuration = Configuration(reading: places.layers)
    let found = configuration.catalogue.all.filter(filter.takes)
    if json {
      try Console.say(json: found.map(Line.init))
    } else {
      if found.isEmpty { Console.say("No exercise matches.") }
      for exercise in found { Console.say("\(exercise.id): \(exercise.summary)") }
    }
    return Console.complain(configuration.faults(in: .exercise))
  }

  /// Prints everything about one exercise, and whether it is excluded because it hurt.
  /// - Parameter id: an id, or a name.
  /// - Returns: `badData` for an unknown exercise.
  package func show(_ id: String, json: Bool) throws -> ExitStatus {
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

  /// Checks files, which may not be in a folder of Limber's yet.
  /// - Returns: `badData` if one has an error.
  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
    let catalogue = Configuration(reading: places.layers).catalogue
    // Exercises may refer to each other (easier, harder), also among the files that are checked.
    let own = Set(files.map { Layers.id(of: $0) })
    // References to the user's other exercises are checked against the catalogue and these files.
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
}
