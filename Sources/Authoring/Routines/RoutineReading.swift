// `routine list`, `show` and `check`: which routines there are, the plan of one of them, and what
// is wrong with files. None of these needs a running daemon.

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

/// Lays out routines with today's doses, as a session now would have them.
package struct RoutineReading {
  let places: Places

  /// - Parameter places: where the files and the history are.
  package init(places: Places) { self.places = places }

  /// A routine as `list --json` prints it; lengths are milliseconds.
  private struct Line: Encodable {
    var id: String
    var name: String
    var durationMs: Int64

    enum CodingKeys: String, CodingKey {
      case id, name
      case durationMs = "duration_ms"
    }
  }

  /// Prints the routines in the order of their ids.
  /// - Returns: `badData` when a routine file has errors, since the list then lacks its routine.
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

  /// Prints the plan of a routine, or with `json` its phases.
  /// - Parameters:
  ///   - named: an id, or a file in the form that `start` takes.
  ///   - today: also explain each dose that the file leaves to practice.
  ///   - json: an array of phases; `today` then has no effect.
  /// - Returns: `badData` for an unknown routine, or a file with errors.
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
    if today, reasons.isEmpty { Console.say("No dose of this routine depends on practice.") }
    return ExitStatus.done
  }

  /// Why each dose is what it is today, by the exercise's id; doses that the file states have none.
  private static func reasons(
    _ routine: Routine, _ history: ExerciseHistory, _ allowance: Allowance
  ) -> [String: String] {
    let progression = Progression(history, allowance)
    return routine.unrolled.reduce(into: [:]) { reasons, step in
      guard case .exercise(let step) = step else { return }
      reasons[step.exercise.id] = progression.today(step).reason
    }
  }

  /// How long a listener would hear nothing, if that is longer than it should be: what breaks up a
  /// silence is the file's own, such as the `progress` of the settings.
  private static func silence(in timeline: Timeline) -> String {
    guard let silence = timeline.longestSilence, silence.length.milliseconds > Silence.longest
    else { return "" }
    return ", silent for \(silence.length.milliseconds.rounded) after "
      + TimeText.clock(silence.start.milliseconds.count)
  }

  /// The first round that begins late, because the one before it takes longer than `every` allows
  /// with the time to get ready and the words.
  private static func lateness(of timeline: Timeline) -> String {
    guard let late = timeline.lateRounds.first else { return "" }
    return ", a round late by \(late.by.rounded) at "
      + TimeText.clock(timeline.steps[late.step].start.milliseconds.count)
  }

  /// Checks files, which may not be in a folder of Limber's yet, and prints their length.
  /// - Returns: `badData` if one has an error.
  package func check(_ files: [String], json: Bool) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let history = places.practice()
    var findings = Findings()
    for path in files {
      findings.check(path) { id, text throws(BadFile) in
        let read = try RoutineFile.read(
          text, id: id, file: path, catalogue: configuration.catalogue)
        let length = configuration.timeline(of: read.routine, history).length
        let steps = CountText.words(read.routine.unrolled.count, "step")
        let session = SpokenSession(
          configuration.today(read.routine, history), configuration, history)
        let remarks = Self.silence(in: session.estimated) + Self.lateness(of: session.estimated)
        return (read.warnings, ", \(steps), \(length.milliseconds.rounded)\(remarks)")
      }
    }
    return try findings.tell(json: json)
  }
}
