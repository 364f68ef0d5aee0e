// `limber exercise clear`: allows an exercise that hurt to be composed again. It is here and not in
// `Authoring`, because it writes to the history and not to a file.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines
import Store

extension ExerciseCommand.Clear: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ClearedExercise(places: places).clear(id)
  }
}

/// Finds the exercise, and clears its pain.
struct ClearedExercise {
  let places: Places

  /// Clears an exercise; its practice starts over, so that it comes back with a gentle dose.
  /// - Parameter named: an id, or a name from the catalogue.
  /// - Returns: `done` as well when there is nothing to clear; `badData` for an unknown exercise.
  func clear(_ named: String) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let catalogue = configuration.catalogue
    let id = catalogue.exercise(named: named)?.id ?? named
    let history = places.practice()
    // An exercise that was defined in place, or was removed since, can have hurt as well.
    guard catalogue[id] != nil || history.pains.contains(where: { $0.exercise == id }) else {
      return configuration.refuse(exercise: id)
    }
    guard history.openPain(of: id) != nil else {
      Console.say("\(id) is not marked as painful.")
      return ExitStatus.done
    }
    let access = HistoryAccess(places: places)
    guard access.write([.clearance(exercise: id, at: access.now)]) else { return .failure }
    Console.say("\(id) is cleared; it starts gently.")
    return ExitStatus.done
  }
}
