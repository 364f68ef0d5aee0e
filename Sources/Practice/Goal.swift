// What a person has set themselves, and the days on which it is not asked of them.

package struct Goal: Hashable, Sendable {
  /// Of a week, 1 to 7.
  package var days: Int
  /// Of work a day, for the day to count.
  package var minutes: Int

  package init(days: Int = 4, minutes: Int = 5) {
    self.days = days
    self.minutes = minutes
  }

  /// Three or four times a week, five minutes at the least.
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
