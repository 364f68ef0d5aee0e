// What the conductor needs from outside, as functions: the loop provides the real clocks and
// timers, tests and the simulation provide their own.

import Scheduling
import Sessions

extension Conductor {
  package struct Outside {
    /// The wall clock and the monotonic clocks, read together.
    package var clocks: () -> ClockReading
    /// The monotonic clock that the audio stream is timed by.
    package var streamNow: () -> StreamInstant
    /// Arranges for `timeHasCome` to be called at an instant; nil cancels that.
    package var armAgenda: (WallInstant?) -> Void
    /// Arranges for `sessionTimeHasCome` to be called at an instant; nil cancels that.
    package var armSession: (StreamInstant?) -> Void
    /// Called when something that the status shows may have changed.
    package var changed: () -> Void

    package init(
      clocks: @escaping () -> ClockReading, streamNow: @escaping () -> StreamInstant,
      armAgenda: @escaping (WallInstant?) -> Void, armSession: @escaping (StreamInstant?) -> Void,
      changed: @escaping () -> Void
    ) {
      self.clocks = clocks
      self.streamNow = streamNow
      self.armAgenda = armAgenda
      self.armSession = armSession
      self.changed = changed
    }

    package func wallNow() -> WallInstant { clocks().wall }
  }
}
