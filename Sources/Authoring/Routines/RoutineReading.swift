// `routine list`, `show` and `check`: what there is to play, the plan of one routine, and what is
// wrong with files. None of them needs a running daemon.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Sessions

extension RoutineCommand.List: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try RoutineReading(places: places).list(json: json)
  }
}

extension RoutineCommand.Show: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    if let output {
      return HandoutPage.write(routine: name, to: output, places)
    }
    return try RoutineReading(places: places).show(name, today: today, json: json)
  }
}

extension RoutineCommand.Check: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try RoutineReading(places: places).check(checked.files, json: checked.json)
  }
}

package struct RoutineReading {
  let places: Places

  package init(places: Places) { self.places = places }

  private struct Line: Encodable {
    var id: String
    var name: String
    var durationMs: Int64

    enum CodingKeys: String, CodingKey {
      case id, name
      case durationMs = "duration_ms"
    }
  }

  package func list(json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let history = places.practice()
    let lines = configuration.routines.values.sorted { $0.routine.id < $1.routine.id }.map {
      let timeline = configuration.timeline(of: $0.routine, history)
      return Line(
        id: $0.routine.id, name: $0.routine.name, durationMs: timeline.length.milliseconds.count)
    }
    if json {
      try Console.say(json: lines)
    } else {
      for line in lines {
        Console.say("\(line.id), \(Milliseconds(line.durationMs).rounded): \(line.name)")
      }
    }
    return Console.complain(configuration.faults(in: .routine))
  }

  /// - Parameters:
  ///   - named: an id, or a file as `start` knows one.
  ///   - today: also says why each dose that the file leaves open is what it is.
  package func show(_ named: String, today: Bool, json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let history = places.practice()
    let routine: Routine
    do throws(ControlError) {
      routine = try configuration.routine(nameOrFile: named)
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
    let timeline = configuration.timeline(of: routine, history)
    if json {
      try Console.say(json: PhaseLine.lines(timeline))
      return ExitStatus.done
    }
    let plan = RoutinePlan(timeline)
    let needs = StartNotices.needs(routine)
    Console.say(
      "\(routine.name), \(Milliseconds(plan.durationMs).rounded)"
        + (needs.isEmpty ? "" : "; it needs \(needs.joined(separator: " and "))"))
    let reasons = today ? Self.reasons(routine, history, configuration.settings.allow) : [:]
    for line in plan.lines(reasons: reasons) { Console.say(line) }
    if today, reasons.isEmpty { Console.say("Every dose is the routine's own.") }
    return ExitStatus.done
  }

  /// By the exercise's id.
  private static func reasons(
    _ routine: Routine, _ history: ExerciseHistory, _ allowance: Allowance
  ) -> [String: String] {
    let progression = Progression(history, allowance)
    return routine.unrolled.reduce(into: [:]) { reasons, step in
      guard case .exercise(let step) = step else { return }
      reasons[step.exercise.id] = progression.today(step).reason
    }
  }

  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let history = places.practice()
    var findings = Findings()
    for path in files {
      findings.check(path) { id, text throws(BadFile) in
        let read = try RoutineFile.read(
          text, id: id, file: path, catalogue: configuration.catalogue)
        let length = configuration.timeline(of: read.routine, history).length
        let steps = read.routine.unrolled.count
        return (
          read.warnings,
          ", \(steps) step\(steps == 1 ? "" : "s"), \(length.milliseconds.rounded)"
        )
      }
    }
    return try findings.tell(json: json)
  }
}
