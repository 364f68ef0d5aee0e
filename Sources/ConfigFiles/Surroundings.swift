// What a reminder's file is checked against. The names of routines and zones that it may contain
// are defined elsewhere; they are looked up while the file is read, so that a wrong one is reported
// with its line.

import Routines
import Scheduling

/// The names of a kind that exist.
package struct Names {
  /// Whether a name exists.
  package var has: (String) -> Bool
  /// All names, for a hint: used only for a wrong name, since there are many zones.
  package var all: () -> [String]

  package init(has: @escaping (String) -> Bool, all: @escaping () -> [String]) {
    self.has = has
    self.all = all
  }

  /// For a reader that does not check names.
  package static var any: Names { Names(has: { _ in true }, all: { [] }) }
}

/// Made by `Configuration.surroundings`.
package struct Surroundings {
  /// For a reminder without a routine.
  package var defaultRoutine: String
  /// The routines that a reminder may name.
  package var routines: Names
  /// The zones that a reminder may name.
  package var zones: Names
  /// A number for this user on this machine, from which the delay of a `spread` follows.
  package var spreadSeed: UInt64
  /// For warnings of past dates; nil for no such warnings.
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
  /// The wish to compose for; nil if it has a routine.
  package var wish: Wish?
  /// The file contains only `enabled: false`, which hides the layers below.
  package var isMask: Bool
  /// Problems that leave the reminder in force: for example, its routine may be added later.
  package var remarks: [Diagnostic]
}
