// What the user can request of a running session, and what the session requests of the stream.

import Routines

/// How a session ended.
package enum SessionOutcome: String, Hashable, Sendable, CaseIterable {
  /// Played to its end, with at least half of its work done.
  case completed
  /// Stopped by a command, or skipped through.
  case stopped
  /// Stopped because it hurt.
  case pain
  /// Paused, or waiting, for longer than allowed.
  case leftPaused = "left-paused"
  /// The daemon crashed or was killed during it.
  case cutShort = "cut-short"
}

package enum SessionCommand: Hashable, Sendable {
  /// `resume` also ends a wait; `toggle` does whichever of the two applies.
  case pause, resume, toggle
  /// Continues with the next step.
  case skip
  /// To the start of the step; early in it, to the previous step.
  case back
  /// To the first step.
  case restart
  /// Lengthens the current exercise or pause.
  case extend(Milliseconds)
  /// Replaces the current exercise with this one from here on.
  case easier(Exercise)
  case stop(inPain: Bool)
}

/// Why a command cannot be carried out.
package enum SessionRefusal: Error, Hashable, Sendable {
  /// There is nothing that takes time, or the session would exceed its maximum length.
  case nothingToExtend
  /// The current step is not an exercise.
  case noExercise
}

/// What the stream should do, at the first frame that is not yet written.
///
/// `Content` is what it plays: a session orders timelines, the daemon adds what is spoken in them,
/// and the audio thread is given all the sounds.
package enum StreamOrder<Content> {
  case pause
  /// Continues where it was paused; inside a hold, with a lead-in.
  case resume
  /// Continues, or stays paused, at another place; a wait at that place is ended.
  case seek(TimelinePosition)
  /// Continues with other content that is equal up to now.
  case replace(Content)
  case stop

  /// The same order for what is made of the content.
  package func map<Other>(_ transform: (Content) -> Other) -> StreamOrder<Other> {
    switch self {
    case .pause: .pause
    case .resume: .resume
    case .seek(let place): .seek(place)
    case .replace(let content): .replace(transform(content))
    case .stop: .stop
    }
  }
}

extension StreamOrder: Equatable where Content: Equatable {}
extension StreamOrder: Hashable where Content: Hashable {}
extension StreamOrder: Sendable where Content: Sendable {}
