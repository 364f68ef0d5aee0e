// The goal that users set themselves, and the record of a day that counts towards it.

/// Set in the settings; the default is `standard`.
package struct Goal: Hashable, Sendable {
  /// Days a week, 1 to 7.
  package var days: Int
  /// Minutes of work a day, for the day to count.
  package var minutes: Int

  package init(days: Int = 4, minutes: Int = 5) {
    self.days = days
    self.minutes = minutes
  }

  /// Three or four times a week, at least five minutes.
  package static let standard = Goal()
}

/// What was done on one day, in local time.
package struct PracticeDay: Hashable, Sendable {
  /// Days since 1970-01-01.
  package var day: Int
  /// Milliseconds of work.
  package var work: Int64

  package init(day: Int, work: Int64) {
    self.day = day
    self.work = work
  }

  package var minutes: Int64 { work / 60_000 }
}
