// One instant at which a reminder is due, and the name by which it is known for good.

/// What names an occurrence for good: clocks and zones may change, the written time does not.
package struct OccurrenceKey: Hashable, Sendable {
  package var reminder: String
  /// As written: `2026-11-24T07:30:00`; of an `every`, the start of its window and what elapsed
  /// from there: `2026-11-24T09:00:00+2h30m`; of one that a person asked for, the time of the
  /// wish: `2026-11-24T09:12:33 now`.
  package var local: String

  package init(reminder: String, local: String) {
    self.reminder = reminder
    self.local = local
  }
}

package struct Occurrence: Hashable, Sendable {
  package var key: OccurrenceKey
  package var at: WallInstant
  package var routine: String

  package init(key: OccurrenceKey, at: WallInstant, routine: String) {
    self.key = key
    self.at = at
    self.routine = routine
  }
}

extension OccurrenceKey {
  /// What is written, and the seconds elapsed from there; nil for what a person asked for.
  var written: (local: CivilDateTime, elapsed: Int64)? {
    let parts = local.split(separator: "+", maxSplits: 1)
    guard let first = parts.first, let start = CivilDateTime(parsing: String(first)) else {
      return nil
    }
    guard parts.count == 2 else { return (start, 0) }
    return ElapsedText.seconds(parts[1]).map { (start, $0) }
  }
}
