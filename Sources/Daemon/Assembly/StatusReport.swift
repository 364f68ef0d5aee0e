// Everything at one glance, read off the machines: what `status` shows and `Monitor` streams.

import ConfigFiles
import Control
import Planning
import Practice
import Routines
import Scheduling
import Sessions

extension Conductor {
  package func status() -> Status {
    Status(
      session: sessionStatus, last: lastStatus, due: dueStatus, dueAll: allDue.map(listed),
      deferred: deferredStatus, next: nextStatus, held: agenda.held.map(listed),
      holds: agenda.holds.map(listed), offUntil: agenda.off.map { local($0.until) },
      audio: audioStatus,
      practice: practiceStatus, question: asksForPain ? SafetyAdvice.question : nil,
      problems: problems)
  }

  private var sessionStatus: Status.Session? {
    guard let session = performance.session, let position = performance.position,
      let phase = session.timeline.phase(at: position)
    else { return nil }
    var status = Status.Session(
      session.timeline, phase, at: position, isPaused: session.isPaused)
    if session.isPaused { status.message = pauseReason?.words }
    if let wait = session.wait { status.stand(in: wait, remaining: performance.waitRemaining) }
    return status
  }

  private var lastStatus: Status.Last? {
    log.last.map {
      Status.Last(
        routine: $0.routine, outcome: $0.outcome.wire, endedAt: $0.at.rfc3339(offset: $0.offset))
    }
  }

  private var dueStatus: Status.Due? {
    guard let due = agenda.answerable, isShownAsDue(due) else { return nil }
    return listed(due)
  }

  /// All that people were told of or are about to be, in order of time.
  var allDue: [Due] { agenda.due.filter(isShownAsDue) }

  private func isShownAsDue(_ due: Due) -> Bool {
    due.isAnnounced || due.snoozedUntil != nil || agenda.isAboutToRing(due)
  }

  private func listed(_ due: Due) -> Status.Due {
    let here = here(due.occurrence)
    return Status.Due(
      reminder: due.occurrence.key.reminder, routine: due.occurrence.routine,
      since: written(due.occurrence.at, of: due.occurrence), local: here?.local,
      zone: here?.zone, startsAt: due.startsAt.map(local),
      snoozedUntil: due.snoozedUntil.map(local), ringsAt: due.ringsFrom.map(local))
  }

  private func listed(_ hold: HoldSpell) -> Status.Held {
    Status.Held(owner: hold.owner, until: hold.until.map(local), reason: hold.reason)
  }

  private var deferredStatus: Status.Deferred? {
    agenda.deferred.map { due, reason, detail in
      let here = here(due.occurrence)
      return Status.Deferred(
        reminder: due.occurrence.key.reminder, routine: due.occurrence.routine,
        since: written(due.occurrence.at, of: due.occurrence), local: here?.local,
        zone: here?.zone, reason: reason.wire, detail: detail)
    }
  }

  private var nextStatus: Status.Next? {
    agenda.next.map { next in
      let here = here(next)
      return Status.Next(
        reminder: next.key.reminder, at: written(next.at, of: next), local: here?.local,
        zone: here?.zone)
    }
  }

  /// Nothing before the first practice: nobody is told of a goal that they have not begun with.
  private var practiceStatus: Status.Adherence? {
    let settings = configuration.settings
    let now = outside.wallNow()
    let today = now.localDay(offset: zones.system.offset(at: now))
    guard settings.keepsHistory, let adherence = history.adherence(settings.goal, today: today),
      adherence.hasBegun
    else { return nil }
    return Status.Adherence(
      days: adherence.week.days, needed: adherence.week.needed,
      minutesToday: adherence.minutesToday, weeks: adherence.streakOfWeeks)
  }

  private var audioStatus: Status.Audio {
    let report = performance.report
    let state: Status.AudioState =
      switch report.device {
      case .absent: .absent
      case _ where !levelHere.isAudible: .muted
      case .open: .open
      case .closed: .closed
      }
    return Status.Audio(
      device: configuration.settings.device, state: .known(state), xruns: report.xruns,
      lateCues: report.lateCues)
  }

  var problems: [String] {
    var problems = configuration.diagnostics.map(\.description) + zoneProblems
    problems += [history.problem, watchProblem].compactMap { $0 }
    problems += [outputProblem, silenceProblem, unheardProblem].compactMap { $0 }
    if case .absent(let reason) = performance.report.device {
      problems.append("no sound device works: \(reason)")
    }
    return problems
  }

  /// A reminder rang where nobody could hear it, and is still to be answered.
  private var unheardProblem: String? {
    guard levelHere.isAudible, let due = allDue.first(where: { $0.unheardAt != nil }) else {
      return nil
    }
    let reason = performance.soundFailure.map { ": \($0)" } ?? ""
    return "the reminder “\(due.occurrence.key.reminder)” could not be heard\(reason)"
  }

  /// An instant of an occurrence, with the offset of the zone that it is written in.
  func written(_ instant: WallInstant, of occurrence: Occurrence) -> String {
    let rules = agenda.zoneRules(of: occurrence.key.reminder) ?? zones.system
    return instant.rfc3339(offset: rules.offset(at: instant))
  }

  /// When an occurrence is by the system's clock, where its reminder has a zone in which that is
  /// another time, and the zone; nil elsewhere.
  func here(_ occurrence: Occurrence) -> (local: String, zone: String)? {
    let name = occurrence.key.reminder
    guard
      let zone = agenda.schedule.reminders.first(where: { $0.reminder.name == name })?
        .reminder.zone
    else { return nil }
    let local = local(occurrence.at)
    return local == written(occurrence.at, of: occurrence) ? nil : (local, zone)
  }

  /// An instant as the system's clock shows it.
  func local(_ instant: WallInstant) -> String {
    instant.rfc3339(offset: zones.system.offset(at: instant))
  }

  /// The occurrences to come.
  /// - Parameter zone: stands for the system's; nil: the system's own.
  /// - Throws: `unknownZone`.
  func upcoming(
    after start: WallInstant, count: Int, zone: String?
  ) throws(ControlError) -> [UpcomingOccurrence] {
    var schedule = agenda.schedule
    var system = zones.system
    if let zone {
      guard let rules = zones.rules(zone) else { throw .unknownZone(zone: zone) }
      system = rules
      for index in schedule.reminders.indices
      where schedule.reminders[index].reminder.zone == nil {
        schedule.reminders[index].rules = rules
      }
    }
    let reminders = Dictionary(
      schedule.reminders.map { ($0.reminder.name, $0) }, uniquingKeysWith: { $1 })
    return agenda.upcoming(in: schedule, after: start, count: count).map { occurrence in
      let scheduled = reminders[occurrence.key.reminder]!
      let at = occurrence.at.rfc3339(offset: scheduled.rules.offset(at: occurrence.at))
      let here = occurrence.at.rfc3339(offset: system.offset(at: occurrence.at))
      return UpcomingOccurrence(
        reminder: occurrence.key.reminder, at: at, local: here == at ? nil : here,
        zone: here == at ? nil : scheduled.reminder.zone, routine: occurrence.routine)
    }
  }
}
