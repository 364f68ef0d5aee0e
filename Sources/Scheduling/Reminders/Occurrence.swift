// One instant at which a reminder is due, and the key that identifies it for good.

/// Identifies an occurrence for good: clocks and zones may change, the written time does not.
package struct OccurrenceKey: Hashable, Sendable {
  package var reminder: String
  package var time: WrittenTime

  package init(reminder: String, time: WrittenTime) {
    self.reminder = reminder
    self.time = time
  }
}

/// When an occurrence is, as it is written: by a calendar and a clock of no zone.
package enum WrittenTime: Hashable, Sendable {
  /// Of an `at` or a `calendar`.
  case local(CivilDateTime)
  /// Of an `every`: the start of its window, and the seconds that elapse from there.
  case elapsed(from: CivilDateTime, seconds: Int64)
  /// Of what a person asked for: when that was. No rule brings it again.
  case wanted(CivilDateTime)
  /// A text that is none of these, such as a newer version may write; kept as it is.
  case unknown(String)
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
