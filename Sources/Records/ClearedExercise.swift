// `limber exercise clear`: an exercise that hurt is composed again.

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

struct ClearedExercise {
  let places: Places

  /// An exercise that hurt counts as any other again.
  func clear(_ named: String) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let catalogue = configuration.catalogue
    let id = catalogue.exercise(named: named)?.id ?? named
    let history = places.practice()
    // One that was defined in place, or is gone, can have hurt as well.
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
