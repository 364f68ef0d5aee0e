// `exercise areas`: the words that `--area` takes, and how many exercises the catalogue has for
// each. Areas are a closed list, so one without exercises is printed as well.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines

extension ExerciseCommand.Areas: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    let exercises = Configuration(reading: places.layers).catalogue.all
    let lines = Area.allCases.map { area in
      Line(area: area.rawValue, exercises: exercises.count { $0.areas.contains(area) })
    }
    if json {
      try Console.say(json: lines)
    } else {
      for line in lines { Console.say("\(line.area): \(line.exercises)") }
    }
    return .done
  }

  /// An area as `--json` prints it.
  private struct Line: Encodable {
    var area: String
    var exercises: Int
  }
}
