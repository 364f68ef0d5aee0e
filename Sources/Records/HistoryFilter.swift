// Which sessions a list, a table or a report is about: by local days, by routine, by number.

import Console
import Planning
import Practice
import Scheduling
import Sessions
import Store

package struct HistoryFilter: Hashable, Sendable {
  /// Local days, included: `2026-11-24`; nil: without end.
  package var from: String?
  package var to: String?
  /// A routine's id.
  package var routine: String?
  package var count: Int?

  package init(
    from: String? = nil, to: String? = nil, routine: String? = nil, count: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.routine = routine
    self.count = count
  }

  /// The days as numbers; nil after a day that is none was told.
  func days() -> (first: Int, last: Int)? {
    var days: [Int] = []
    for (text, open) in [(from, -60_000), (to, 200_000)] {
      guard let text else {
        days.append(open)
        continue
      }
      guard let date = CivilDate(parsing: text) else {
        Console.complain("limber: “\(text)” is not a day; write it as 2026-11-24")
        return nil
      }
      days.append(date.daysSinceEpoch)
    }
    return (days[0], days[1])
  }

  /// The newest first.
  func sessions(
    _ store: HistoryStore, from first: Int, to last: Int
  ) throws(StoreError) -> [PastSession] {
    // A day's margin for the offset of then.
    let found = try store.pastSessions(
      from: WallInstant(seconds: Int64(first - 1) * 86_400),
      until: WallInstant(seconds: Int64(last + 2) * 86_400),
      count: routine == nil && from == nil && to == nil ? count : nil)
    let fitting = found.filter { session in
      (first...last).contains(session.day)
        && (routine == nil || session.record.routine == routine)
    }
    return Array(fitting.prefix(count ?? fitting.count))
  }
}
