// `pain` alone: what hurt, newest last, and which exercises are not composed because of it, or when
// they were cleared.

import Commands
import Console
import Control
import Planning
import Practice
import Scheduling
import Store

package struct PainList {
  let places: Places

  package init(places: Places) { self.places = places }

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

  /// - Parameter moment: an instant in words.
  static func lines(
    _ pains: [PainRecord], _ clearances: [(exercise: String, at: WallInstant)],
    moment: (WallInstant) -> String
  ) -> [String] {
    let cleared = Dictionary(
      clearances.map { ($0.exercise, $0.at) }, uniquingKeysWith: { max($0, $1) })
    let hurt = Dictionary(
      pains.filter { $0.level > 0 && $0.feeling == .pain }.compactMap { pain in
        pain.exercise.map { ($0, pain.at) }
      },
      uniquingKeysWith: { max($0, $1) })
    let exercises = hurt.keys.sorted().map { id in
      if let at = cleared[id], at >= hurt[id]! { return "\(id) was cleared on \(moment(at))." }
      return "\(id) is not composed until 'limber exercise clear \(id)'."
    }
    return pains.map(NewEntries.line) + exercises
  }
}
