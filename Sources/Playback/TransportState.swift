// What a transport is doing: whether the timeline goes on with the frames, and what sounds if not.

import Sessions

extension Transport {
  package enum State: Hashable, Sendable {
    /// No programme.
    case idle
    /// The timeline goes on with every frame.
    case playing
    /// The timeline stands still, in silence.
    case paused
    /// The lead-in sounds, this far; the timeline goes on after it.
    case leadIn(at: FrameIndex)
    /// A wait is on: what it sounds is this far, and then it is silent until a seek ends it.
    case waiting(at: FrameIndex)
    /// The last frame was handed out.
    case ended
  }
}
