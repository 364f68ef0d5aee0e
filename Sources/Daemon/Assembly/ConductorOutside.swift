// What the conductor needs of the outside, as functions: the loop gives the real ones, tests and
// the simulation their own clocks and alarms.

import Scheduling
import Sessions

extension Conductor {
  package struct Outside {
    package var clocks: () -> ClockReading
    package var streamNow: () -> StreamInstant
    /// Calls `timeHasCome` then; nil: not any more.
    package var armAgenda: (WallInstant?) -> Void
    /// Calls `sessionTimeHasCome` then; nil: not any more.
    package var armSession: (StreamInstant?) -> Void
    /// What status shows is different.
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
