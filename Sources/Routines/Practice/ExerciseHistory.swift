// What was done and what hurt, in the form that composing, progression and advice need: a small
// value that the store fills, in days, so that none of them reads a clock or needs a calendar.

package struct ExerciseHistory: Hashable, Sendable {
  /// One session that was performed, completed or not.
  package struct Performed: Hashable, Sendable {
    /// Days since 1970-01-01, in local time.
    package var day: Int
    /// The time held, moved and breathed in it, without the time to move.
    package var work: Milliseconds
    /// The ids of exercises of which at least half was done, and which were not skipped.
    package var exercises: [String]

    package init(day: Int, work: Milliseconds, exercises: [String]) {
      self.day = day
      self.work = work
      self.exercises = exercises
    }
  }

  /// Recorded pain.
  package struct Pain: Hashable, Sendable {
    /// Days since 1970-01-01, in local time.
    package var day: Int
    /// The exercise's id; nil for pain without an exercise.
    package var exercise: String?
    /// 1 to 10.
    package var level: Int
    /// Whether its exercise has been cleared since.
    package var isCleared: Bool

    package init(day: Int, exercise: String?, level: Int, isCleared: Bool = false) {
      self.day = day
      self.exercise = exercise
      self.level = level
      self.isCleared = isCleared
    }
  }

  /// Days since 1970-01-01, in local time.
  package var today: Int
  /// Oldest first.
  package var practices: [Performed]
  /// Oldest first.
  package var pains: [Pain]

  package init(today: Int, practices: [Performed] = [], pains: [Pain] = []) {
    self.today = today
    self.practices = practices
    self.pains = pains
  }

  /// The latest pain of an exercise that has not been cleared since; nil: it is not marked as
  /// painful.
  package func openPain(of exercise: String) -> Pain? {
    pains.last { $0.exercise == exercise && !$0.isCleared }
  }
}
