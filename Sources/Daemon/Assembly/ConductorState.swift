// The conductor as it stands now, for everybody who shows something of it. What is shown reaches
// into no machine: it is a function of this value.

import ConfigFiles
import Control
import Planning
import Scheduling

extension Conductor {
  /// Made anew for each look: a moment's own value, of which nothing costs before it is asked for.
  var state: DaemonState {
    // One reading of the clock for all of it.
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

  package func status() -> Status { Status(state) }

  /// How instants are written for people.
  var times: ShownTimes { ShownTimes(agenda: agenda, system: zones.system) }
}
