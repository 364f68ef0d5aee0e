// The complete status: shown by `limber status`, streamed by Monitor and passed to hooks. Instants
// are formatted here, so that clients need no time zone data.

import ConfigFiles
import Control
import Planning
import Practice
import Routines
import Scheduling
import Sessions

extension Status {
  /// Reads every lazy fact of the state. The problems come last, to include failures of the others.
  init(_ state: DaemonState) {
    let agenda = state.agenda
    self.init(
      session: state.sessionStatus, last: state.lastStatus, due: state.dueStatus,
      dueAll: state.allDue.map(state.listed), deferred: state.deferredStatus,
      next: state.nextStatus, held: agenda.held.map(state.listed),
      holds: agenda.holds.map(state.listed),
      offUntil: agenda.off.map { state.times.local($0.until) }, audio: state.audioStatus,
      practice: state.practiceStatus,
      question: state.asksForPain.value ? SafetyAdvice.question : nil,
      problems: state.problems)
  }
}

extension DaemonState {
  /// The position of the session as it is heard now; the media player uses it too.
  var sessionStatus: Status.Session? {
    guard let session else { return nil }
    let position = session.position(at: stream)
    guard let phase = session.timeline.phase(at: position) else { return nil }
    var status = Status.Session(
      session.timeline, phase, at: position, isPaused: session.isPaused)
    // Only for an automatic pause; the user knows about their own.
    if session.isPaused { status.message = presence.pauseReason?.words }
    if let wait = session.wait {
      status.stand(in: wait, remaining: session.waitRemaining(at: stream))
    }
    return status
  }

  /// With the offset that was in force when it ended, even if the zone has changed since.
  fileprivate var lastStatus: Status.Last? {
    last.map {
      Status.Last(
        routine: $0.routine, outcome: $0.outcome.wire, endedAt: $0.at.rfc3339(offset: $0.offset))
    }
  }

  /// What a start without a routine would answer. A reminder that waits for the right moment is
  /// shown under `deferred` instead.
  fileprivate var dueStatus: Status.Due? {
    guard let due = agenda.answerable, isShownAsDue(due) else { return nil }
    return listed(due)
  }

  fileprivate func listed(_ due: Due) -> Status.Due {
    let here = times.here(due.occurrence)
    return Status.Due(
      reminder: due.occurrence.key.reminder, routine: due.occurrence.routine,
      since: times.written(due.occurrence.at, of: due.occurrence), local: here?.local,
      zone: here?.zone, startsAt: due.startsAt.map(times.local),
      snoozedUntil: due.snoozedUntil.map(times.local), ringsAt: due.ringsFrom.map(times.local))
  }

  fileprivate func listed(_ hold: HoldSpell) -> Status.Held {
    Status.Held(owner: hold.owner, until: hold.until.map(times.local), reason: hold.reason)
  }

  /// The reason is a word of the protocol, which clients turn into a sentence.
  fileprivate var deferredStatus: Status.Deferred? {
    agenda.deferred.map { due, reason, detail in
      let here = times.here(due.occurrence)
      return Status.Deferred(
        reminder: due.occurrence.key.reminder, routine: due.occurrence.routine,
        since: times.written(due.occurrence.at, of: due.occurrence), local: here?.local,
        zone: here?.zone, reason: reason.wire, detail: detail)
    }
  }

  fileprivate var nextStatus: Status.Next? {
    agenda.next.map { next in
      let here = times.here(next)
      return Status.Next(
        reminder: next.key.reminder, at: times.written(next.at, of: next), local: here?.local,
        zone: here?.zone)
    }
  }

  /// Nil before the first practice: a goal that was never begun is not shown.
  fileprivate var practiceStatus: Status.Adherence? {
    guard settings.keepsHistory, let adherence = practice.value, adherence.hasBegun else {
      return nil
    }
    return Status.Adherence(
      days: adherence.week.days, needed: adherence.week.needed,
      minutesToday: adherence.minutesToday, weeks: adherence.streakOfWeeks)
  }

  /// A missing device is reported even if the sound is muted.
  fileprivate var audioStatus: Status.Audio {
    let state: Status.AudioState =
      switch audio.device {
      case .absent: .absent
      case _ where !volumeHere.isAudible: .muted
      case .open: .open
      case .closed: .closed
      }
    return Status.Audio(
      device: settings.device, state: .known(state), xruns: audio.xruns, lateCues: audio.lateCues)
  }
}
