// Everything at one glance: what `status` shows, `Monitor` streams and hooks are told. Instants
// are written here as people read them, so that a client needs no time zones of its own.

import ConfigFiles
import Control
import Planning
import Practice
import Routines
import Scheduling
import Sessions

extension Status {
  /// Asks for every lazy fact of the state; the faults come last, with what went wrong meanwhile.
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
  /// Where the session is, as it is heard now; also what a media player shows.
  var sessionStatus: Status.Session? {
    guard let session else { return nil }
    let position = session.position(at: stream)
    guard let phase = session.timeline.phase(at: position) else { return nil }
    var status = Status.Session(
      session.timeline, phase, at: position, isPaused: session.isPaused)
    // Nothing where a person has paused it: they know.
    if session.isPaused { status.message = presence.pauseReason?.words }
    if let wait = session.wait {
      status.stand(in: wait, remaining: session.waitRemaining(at: stream))
    }
    return status
  }

  /// By the clock as it stood when it ended, wherever the machine is now.
  fileprivate var lastStatus: Status.Last? {
    last.map {
      Status.Last(
        routine: $0.routine, outcome: $0.outcome.wire, endedAt: $0.at.rfc3339(offset: $0.offset))
    }
  }

  /// What a plain start would answer. What waits for the right moment is not shown as due: it is
  /// under `deferred`.
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

  /// The reason is one word of `Reason`'s; clients put it into sentences.
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

  /// Nothing before the first practice: nobody is told of a goal that they have not begun with.
  fileprivate var practiceStatus: Status.Adherence? {
    guard settings.keepsHistory, let adherence = practice.value, adherence.hasBegun else {
      return nil
    }
    return Status.Adherence(
      days: adherence.week.days, needed: adherence.week.needed,
      minutesToday: adherence.minutesToday, weeks: adherence.streakOfWeeks)
  }

  /// A device that is missing matters more than that it would be silent anyway.
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
