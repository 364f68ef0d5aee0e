// One instant at which a reminder is due, and the key that identifies it permanently.

/// Identifies an occurrence permanently: clocks and zones may change, but the written time does
/// not.
package struct OccurrenceKey: Hashable, Sendable {
  package var reminder: String
  package var time: WrittenTime

  package init(reminder: String, time: WrittenTime) {
    self.reminder = reminder
    self.time = time
  }
}

/// The time of an occurrence as it is written: a date and a time without a zone.
package enum WrittenTime: Hashable, Sendable {
  /// For an `at` or a `calendar`.
  case local(CivilDateTime)
  /// For an `every`: the start of its window, and the seconds elapsed since then.
  case elapsed(from: CivilDateTime, seconds: Int64)
  /// For one that the user requested: when they did. It does not recur.
  case wanted(CivilDateTime)
  /// Any other text, such as one written by a newer version; kept unchanged.
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
