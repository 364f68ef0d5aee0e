// What was done so far, for a command that goes on without it where it cannot be read.

import Planning
import Routines

extension Places {
  /// Why it cannot be read is printed on standard error, and it is then taken for empty.
  package func practice() -> ExerciseHistory {
    practice { Console.complain("limber: \($0)") }
  }
}
