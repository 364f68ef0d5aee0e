// `--routines`, `--routine NAME` and `--check-routine FILE…`: what there is to play, the plan of
// one routine, and what is wrong with files. None of them needs a running daemon.

import ConfigFiles
import Control
import Routines
import Sessions

package struct RoutinesMode {
  let layers: Layers

  package init(layers: Layers) { self.layers = layers }

  private struct Line: Encodable {
    var id: String
    var name: String
    var durationMs: Int64

    enum CodingKeys: String, CodingKey {
      case id, name
      case durationMs = "duration_ms"
    }
  }

  package func list(json: Bool) throws -> Int32 {
    let configuration = Configuration(reading: layers)
    let lines = configuration.routines.values.sorted { $0.routine.id < $1.routine.id }.map {
      let timeline = Timeline(
        compiling: $0.routine, options: configuration.compileOptions)
      return Line(
        id: $0.routine.id, name: $0.routine.name, durationMs: timeline.length.milliseconds.count)
    }
    if json {
      try Console.say(json: lines)
    } else {
      for line in lines {
        Console.say("\(line.id), \(rounded(line.durationMs)): \(line.name)")
      }
    }
    return complain(configuration.diagnostics.filter { $0.file.contains("routines/") })
  }

  package func show(_ id: String, json: Bool) throws -> Int32 {
    let configuration = Configuration(reading: layers)
    do throws(ControlError) {
      let plan = RoutinePlan(try configuration.timeline(routine: id))
      let name = configuration.routines[id]?.routine.name ?? id
      if json {
        do { try Console.say(json: plan.phases) } catch { preconditionFailure("\(error)") }
      } else {
        Console.say("\(name), \(rounded(plan.durationMs))")
        for line in plan.lines { Console.say(line) }
      }
      return ExitStatus.done
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
  }

  package func check(_ files: [String]) -> Int32 {
    let configuration = Configuration(reading: layers)
    var status = ExitStatus.done
    for path in files {
      do throws(BadFile) {
        let (id, text) = try Layers.read(path)
        let routine = try RoutineFile.routine(
          text, id: id, file: path, catalogue: configuration.catalogue)
        let length = Timeline(compiling: routine, options: configuration.compileOptions).length
        let steps = routine.unrolled.count
        Console.say(
          "\(path): no faults, \(steps) steps, \(rounded(length.milliseconds.count))")
      } catch {
        status = max(status, complain(error.diagnostics))
      }
    }
    return status
  }
}

/// Tells of every fault; 65 if there is one.
func complain(_ diagnostics: [Diagnostic]) -> Int32 {
  for diagnostic in diagnostics { Console.complain("\(diagnostic)") }
  return diagnostics.isEmpty ? ExitStatus.done : ExitStatus.badData
}

/// Whole seconds, as people say a length.
func rounded(_ milliseconds: Int64) -> String {
  Milliseconds((milliseconds + 500) / 1000 * 1000).description
}
