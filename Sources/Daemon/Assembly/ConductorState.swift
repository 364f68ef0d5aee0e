// A snapshot of the conductor. Status, notifications, media player and hooks are computed from this
// value alone, so that they never read the state machines while those change.

import ConfigFiles
import Control
import Planning
import Scheduling

extension Conductor {
  /// Made for each use. What needs the store is lazy, so an unused fact costs nothing.
  var state: DaemonState {
    // The clock is read once, so that all parts show the same moment.
    let now = outside.wallNow()
    let zone = zones.system
    let settings = configuration.settings
    return DaemonState(
      configuration: configuration, agenda: agenda, zone: zone, wall: now,
      stream: outside.streamNow(), session: performance.session, last: recorder.last,
      audio: performance.report, soundFailure: performance.soundFailure, volume: volume,
      presence: presence,
      practice: Lazy(
        self.history.adherence(settings.goal, today: now.localDay(offset: zone.offset(at: now)))),
      asksForPain: Lazy(settings.asksForPain && self.recorder.isWorthAsking),
      past: Lazy(self.recorder.exerciseHistory),
      faults: Lazy(
        self.zoneProblems
          + [self.history.problem, self.history.loss, self.watchProblem].compactMap { $0 }))
  }

  /// What `limber status` shows, as of now.
  package func status() -> Status { Status(state) }

  /// Formats instants for the user.
  var times: ShownTimes { ShownTimes(agenda: agenda, system: zones.system) }
}
