// The largest values that a file may hold. They are named in limber(5); what lies beyond them is
// a slip of the pen, and is refused rather than played for a day.

import Routines

package enum Limits {
  package static let hold = Milliseconds.seconds(1)...Milliseconds.seconds(10 * 60)
  package static let rest = Milliseconds.seconds(1)...Milliseconds.seconds(10 * 60)
  /// Time to get ready or to change sides; none is allowed.
  package static let pause = Milliseconds.zero...Milliseconds.seconds(5 * 60)
  /// One breath in, or out.
  package static let breath = Milliseconds.seconds(1)...Milliseconds.seconds(20)
  /// Times of one reminder: every one of them is an occurrence to keep count of.
  package static let times = 100
  /// Different lengths of breath in one routine: each is a sound of its own, made whole and kept.
  package static let breaths = 16
  package static let sets = 1...50
  package static let repetitions = 1...200
  package static let repeats = 1...100
  /// Repeats within repeats.
  package static let nesting = 8
  /// Steps with repeats unrolled.
  package static let steps = 1000
  /// Of one file; a routine of this size would take a day to perform.
  package static let fileBytes = 1 << 20
  /// A whole routine.
  package static let routine = Milliseconds.seconds(3 * 60 * 60)
}
