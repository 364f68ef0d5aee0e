// The states of a transport: whether the timeline advances with each frame, and what is played if
// it does not.

import Sessions

extension Transport {
  package enum State: Hashable, Sendable {
    /// No programme.
    case idle
    /// The timeline advances with every frame.
    case playing
    /// The timeline stands still, in silence.
    case paused
    /// A lead-in is played, up to this frame; the timeline continues after it.
    case leadIn(at: FrameIndex)
    /// A wait, whose sounds have been played up to this frame. It is then silent until a seek ends
    /// it.
    case waiting(at: FrameIndex)
    /// The last frame of the timeline was produced.
    case ended
  }
}
