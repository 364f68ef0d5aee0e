// What a reminder's file is read against: the names that it may hold are those of a routine and of
// a zone, and neither is in the file. They are asked for while it is read, so that a wrong one is
// told with its line.

import Routines
import Scheduling

/// Names that something may have.
package struct Names {
  package var has: (String) -> Bool
  /// All of them, for a hint: asked only about a name that is wrong, since zones are many.
  package var all: () -> [String]

  package init(has: @escaping (String) -> Bool, all: @escaping () -> [String]) {
    self.has = has
    self.all = all
  }

  /// For a reader to whom names don't matter.
  package static var any: Names { Names(has: { _ in true }, all: { [] }) }
}

package struct Surroundings {
  /// For a reminder that names none.
  package var defaultRoutine: String
  package var routines: Names
  package var zones: Names
  /// A number of this user's on this machine, by which a `spread` is shared out.
  package var spreadSeed: UInt64
  /// For warnings of what is past; nil: nobody wants them.
  package var today: CivilDate?

  package init(
    defaultRoutine: String, routines: Names = .any, zones: Names = .any, spreadSeed: UInt64 = 0,
    today: CivilDate? = nil
  ) {
    self.defaultRoutine = defaultRoutine
    self.routines = routines
    self.zones = zones
    self.spreadSeed = spreadSeed
    self.today = today
  }
}

/// A reminder as its file gives it.
package struct ReadReminder {
  package var reminder: Reminder
  /// What is composed for it; nil: it has a routine.
  package var wish: Wish?
  /// The file says nothing but that it is not enabled: it hides what lies below.
  package var isMask: Bool
  /// What is amiss though the reminder is in force: its routine may appear later.
  package var remarks: [Diagnostic]
}
