// Which sessions a list, a table or a report shows: by local days, by routine, by number.

import Console
import Planning
import Practice
import Scheduling
import Sessions
import Store

/// Made from the options of `history list` and `report`; read here, so that both refuse the same
/// dates with the same words.
package struct HistoryFilter: Hashable, Sendable {
  /// The first day, such as `2026-11-24`; nil: from the beginning.
  package var from: String?
  /// The last day, included; nil: until today.
  package var to: String?
  /// A routine's id; nil: all routines.
  package var routine: String?
  /// At most so many, of the newest; nil: all.
  package var count: Int?

  /// Without arguments, everything.
  package init(
    from: String? = nil, to: String? = nil, routine: String? = nil, count: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.routine = routine
    self.count = count
  }

  /// The days as numbers since 1970-01-01; an open end is far outside any history.
  /// - Returns: nil when a date cannot be read, which is then printed.
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

  /// The sessions between two local days (inclusive), newest first.
  func sessions(
    _ store: HistoryStore, from first: Int, to last: Int
  ) throws(StoreError) -> [PastSession] {
    // A day more at each end: the store searches by instants, and a local day depends on the offset
    // that was stored with each session. The limit can only be given to the store when nothing is
    // filtered out afterwards.
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
