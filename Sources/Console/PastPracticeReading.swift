// What was done so far, for commands that can do without it if it cannot be read.

import Planning
import Routines

extension Places {
  /// The history of exercises. If it cannot be read, the reason is printed on standard error, and
  /// it is taken to be empty.
  package func practice() -> ExerciseHistory {
    practice { Console.complain("limber: \($0)") }
  }
}
