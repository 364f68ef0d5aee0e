// `pain` without a level: what was recorded, newest last, and for each exercise that hurt whether
// it was cleared since.

import Commands
import Console
import Control
import Planning
import Practice
import Scheduling
import Store

/// The list for people. There is no JSON; `export` has every record.
package struct PainList {
  let places: Places

  /// - Parameter places: where the history is.
  package init(places: Places) { self.places = places }

  /// Prints the list.
  /// - Returns: `failure` when the history cannot be read.
  package func list() -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let lines = HistoryAccess(places: places).read { store throws(StoreError) -> [String] in
      guard let store else { return [] }
      return Self.lines(try store.painRecords(), try store.clearances()) {
        TimeText.dateAndTime($0.rfc3339(offset: zones.system.offset(at: $0)))
      }
    }
    guard let lines else { return ExitStatus.failure }
    for line in lines.isEmpty ? ["No pain was recorded."] : lines { Console.say(line) }
    return ExitStatus.done
  }

  /// - Parameters:
  ///   - pains: oldest first.
  ///   - clearances: when each exercise was last cleared.
  ///   - moment: an instant in words; a test has a fixed zone.
  static func lines(
    _ pains: [PainRecord], _ clearances: [(exercise: String, at: WallInstant)],
    moment: (WallInstant) -> String
  ) -> [String] {
    let cleared = Dictionary(
      clearances.map { ($0.exercise, $0.at) }, uniquingKeysWith: { max($0, $1) })
    // Stiffness and a level of 0 rule nothing out, as in `ExerciseHistoryQuery`.
    let hurt = Dictionary(
      pains.filter { $0.level > 0 && $0.feeling == .pain }.compactMap { pain in
        pain.exercise.map { ($0, pain.at) }
      },
      uniquingKeysWith: { max($0, $1) })
    let exercises = hurt.keys.sorted().map { exercise in
      let id = exercise.printableLine
      if let at = cleared[exercise], at >= hurt[exercise]! {
        return "\(id) was cleared on \(moment(at))."
      }
      return "\(id) is not composed until 'limber exercise clear \(id)'."
    }
    return pains.map(NewEntries.line) + exercises
  }
}
