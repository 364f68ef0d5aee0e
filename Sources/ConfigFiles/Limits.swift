// The largest values that a file may contain, as documented in limber(5). Anything beyond them is a
// slip of the pen, and is refused rather than played for a day.

import Routines

/// Ranges include both ends. Each is checked where its key is read, and the error states it.
package enum Limits {
  /// A hold, or the relaxing in one repetition of contract-relax.
  package static let hold = Milliseconds.seconds(1)...Milliseconds.seconds(10 * 60)
  /// The longest hold that practice may reach: 30 s, or up to 60 s for older adults (ACSM).
  package static let allowedHold = Milliseconds.seconds(10)...Milliseconds.seconds(60)
  /// A rest between steps.
  package static let rest = Milliseconds.seconds(1)...Milliseconds.seconds(10 * 60)
  /// From one round of a repeat to the next.
  package static let every = Milliseconds.seconds(5)...Milliseconds.seconds(30 * 60)
  /// The time to get ready or to change sides; zero is allowed.
  package static let pause = Milliseconds.zero...Milliseconds.seconds(5 * 60)
  /// One breath in, or out; or how long it is held, full or empty.
  package static let breath = Milliseconds.seconds(1)...Milliseconds.seconds(20)
  /// The times of one reminder: each of them is an occurrence to keep track of.
  package static let times = 100
  /// The windows a day of one reminder.
  package static let windows = 24
  /// Different lengths of breath in one routine: each is a separate sound that is synthesised and
  /// kept.
  package static let breaths = 16
  /// Sets of a dose.
  package static let sets = 1...50
  /// Moving without a break.
  package static let duration = Milliseconds.seconds(1)...Milliseconds.seconds(30 * 60)
  /// Tensing a muscle before it is relaxed.
  package static let contract = Milliseconds.seconds(1)...Milliseconds.seconds(60)
  /// Scales the time to move.
  package static let pace = 0.5...3.0
  /// A part of a tempo.
  package static let tempo = Milliseconds(500)...Milliseconds.seconds(20)
  /// Movements of a flow.
  package static let moves = 100
  /// A hold by breaths.
  package static let breathCount = 1...100
  /// The `at-most` of a wait.
  package static let waitAtMost = Milliseconds.seconds(1)...Milliseconds.seconds(15 * 60)
  /// Characters of a name, a sentence, or a spoken text.
  package static let text = 1000
  /// Repetitions of a set.
  package static let repetitions = 1...200
  /// How often a repeat plays its steps.
  package static let repeats = 1...100
  /// Repeats within repeats.
  package static let nesting = 8
  /// Steps with repeats expanded.
  package static let steps = 1000
  /// Bytes of one file; a routine of this size would take a day to perform.
  package static let fileBytes = 1 << 20
  /// An entire routine.
  package static let routine = Milliseconds.seconds(3 * 60 * 60)
}
