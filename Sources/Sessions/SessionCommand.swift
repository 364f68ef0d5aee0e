// What a person may ask of a running session, and what the session asks of the stream.

import Routines

/// How a session ended.
package enum SessionOutcome: String, Hashable, Sendable, CaseIterable {
  /// Played to its end, with at least half of its work done.
  case completed
  /// By a command, or skipped through.
  case stopped
  /// Stopped because it hurt.
  case pain
  /// Paused, or waited, for longer than that may last.
  case leftPaused = "left-paused"
  /// The daemon ended in the middle of it.
  case cutShort = "cut-short"
}

package enum SessionCommand: Hashable, Sendable {
  /// `resume` also ends a wait; `toggle` does whichever of both makes sense.
  case pause, resume, toggle
  /// Goes on with the next step.
  case skip
  /// To the start of the step; early in it, to the step before.
  case back
  /// To the first step.
  case restart
  /// More time for what is on.
  case extend(Milliseconds)
  /// From here on this exercise instead of the one that is on.
  case easier(Exercise)
  case stop(inPain: Bool)
}

/// Why a command cannot be obeyed.
package enum SessionRefusal: Error, Hashable, Sendable {
  /// Nothing is on that takes time, or the session would grow beyond all limits.
  case nothingToExtend
  /// The step that is on is no exercise.
  case noExercise
}

/// What the stream is to do, at the first frame that is not yet written.
package enum StreamOrder: Hashable, Sendable {
  case pause
  /// Goes on where it was paused; inside a hold by way of a lead-in.
  case resume
  /// Goes on, or stays paused, at another place; a wait that stands there is ended.
  case seek(TimelinePlace)
  /// Goes on with another timeline that is equal up to now.
  case replace(Timeline)
  case stop
}
