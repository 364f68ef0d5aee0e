// The notification for the current state: a session, what is due or snoozed, or a session that has
// just ended. There is at most one, in this order of precedence.

import ConfigFiles
import Control
import Desktop
import Planning
import Routines
import Scheduling
import Sessions

/// The actions that a notification offers.
enum NoticeAction: String {
  case start, snooze, skip, pause, resume, stop
  case noPain, mildPain, moderatePain, severePain

  /// The level of pain that the action reports, 0 to 10: the middle of the range with that name.
  var pain: Int? {
    switch self {
    case .noPain: 0
    case .mildPain: 2
    case .moderatePain: 5
    case .severePain: 8
    default: nil
    }
  }

  fileprivate func labelled(_ label: String) -> Notice.Action {
    Notice.Action(rawValue, label)
  }
}

extension Notice {
  /// The notification to show now; nil for none.
  ///
  /// Two notices with the same topic are about the same thing: if the user has closed the first,
  /// the second is not shown.
  init?(_ state: DaemonState) {
    guard state.settings.notifications != .off else { return nil }
    if let session = state.session {
      self = state.notice(of: session)
    } else if let due = state.agenda.current {
      self = state.notice(of: due)
    } else if let last = state.last, last.isRecent(at: state.wall) {
      self = state.notice(of: last)
    } else {
      return nil
    }
  }
}

extension DaemonState {
  /// The setting that keeps names off the screen, where others may see them.
  private var isDiscreet: Bool { settings.isDiscreet }

  // MARK: Due

  /// Stays until it is answered; if snoozed, it expires, because it will be shown again.
  fileprivate func notice(of due: Due) -> Notice {
    let name = due.occurrence.key.reminder
    let topic = "\(name) \(due.occurrence.key.local) \(due.snoozes)"
    let snooze = configuration.reminders[name]?.reminder.snooze ?? .standard
    // Only the actions that make sense now.
    var actions = [NoticeAction.start.labelled("Start")]
    if due.snoozedUntil == nil, due.snoozes < snooze.limit {
      let length = TimeText.words(snooze.by * 1000)
      actions.append(NoticeAction.snooze.labelled("Snooze \(length)"))
    }
    if due.snoozedUntil == nil { actions.append(NoticeAction.skip.labelled("Skip this one")) }
    return Notice(
      topic: due.snoozedUntil == nil ? topic : "\(topic) snoozed",
      summary: isDiscreet ? "Time to move" : name,
      body: lines(due).joined(separator: "\n"),
      actions: actions, urgency: due.snoozedUntil == nil ? .normal : .low,
      expiry: due.snoozedUntil == nil ? .never : .usual)
  }

  /// Includes the notices that `limber start` would print, since a start from here has no terminal.
  private func lines(_ due: Due) -> [String] {
    let when = [when(due), others(than: due)].compactMap { $0 }
    if isDiscreet || due.snoozedUntil != nil { return when + (isDiscreet ? [] : [what(due)]) }
    let past = past.value
    let routine = configuration.routines[due.occurrence.routine]?.routine
    return when + [what(due)]
      + (routine.map { StartNotices.before($0, past) } ?? SafetyAdvice.beforeStart(past))
  }

  /// `Also due: neck, arms.`
  private func others(than due: Due) -> String? {
    let others = allDue.filter { $0.isAnnounced && $0 != due }.map(\.occurrence.key.reminder)
    guard !others.isEmpty else { return nil }
    return isDiscreet
      ? "\(others.count + 1) are due." : "Also due: \(others.joined(separator: ", "))."
  }

  /// When it was or will be due, if the time of the notification does not show that.
  private func when(_ due: Due) -> String? {
    if let until = due.snoozedUntil { return "Snoozed until \(clock(until))." }
    if let start = due.startsAt { return "Starts by itself at \(clock(start, seconds: true))." }
    // A reminder in another zone shows that zone's time, which is not on the user's clock.
    guard !isDiscreet, let here = times.here(due.occurrence) else { return nil }
    let at = times.written(due.occurrence.at, of: due.occurrence)
    // Without the date, which is today's.
    let moment = TimeText.dateAndTime(at, local: here.local, zone: here.zone)
    return "At \(moment.dropFirst(11))."
  }

  /// `Lower back, 10 minutes.`
  private func what(_ due: Due) -> String {
    let id = due.occurrence.routine
    if let wish = configuration.reminders[due.occurrence.key.reminder]?.wish,
      id == Composer.routine
    {
      return "Composed, \(TimeText.words(wish.length.count))."
    }
    guard let routine = configuration.routines[id]?.routine else { return "\(id)." }
    let length = configuration.timeline(of: routine, past.value).length.milliseconds
    return "\(routine.name), \(TimeText.words(length.count))."
  }

  /// `07:30`, or `07:30:15` with seconds, in the system's zone.
  private func clock(_ instant: WallInstant, seconds: Bool = false) -> String {
    let time = zone.civil(at: instant).time.description
    return seconds ? time : String(time.prefix(5))
  }

  // MARK: Sessions

  /// With low urgency, so that it does not disturb; shows the phases for users who can't hear cues.
  fileprivate func notice(of session: Session) -> Notice {
    let timeline = session.timeline
    let title = isDiscreet ? "Moving" : title(of: timeline.routine)
    let isStill = session.isPaused || session.wait != nil
    let length = TimeText.words(timeline.length.milliseconds.count)
    let reason = presence.pauseReason.map { ": \($0.words)" } ?? ""
    var body = isStill ? "Paused\(reason)." : "\(length)."
    if settings.notifications == .phases, !isDiscreet {
      body = StatusText.announcement(Status(self))
    }
    return Notice(
      topic: "session \(timeline.routine)", summary: title, body: body,
      actions: [
        isStill ? NoticeAction.resume.labelled("Resume") : NoticeAction.pause.labelled("Pause"),
        NoticeAction.stop.labelled("Stop"),
      ], urgency: .low)
  }

  /// Also asks how much it hurts, if the settings want that, and shows the advice after an answer.
  fileprivate func notice(of ended: SessionRecorder.Ended) -> Notice {
    let words =
      switch ended.outcome {
      case .completed: "Done"
      default: "Ended before its end"
      }
    var notice = Notice(
      topic: "ended \(ended.at.milliseconds)",
      summary: isDiscreet ? words : "\(title(of: ended.routine)): \(words.lowercased())",
      urgency: .low)
    // Others may see the screen, so neither the question nor the advice is shown.
    if isDiscreet { return notice }
    if asksForPain.value {
      notice.body = "How much does it hurt now?"
      notice.actions = [
        NoticeAction.noPain.labelled("Not at all"), NoticeAction.mildPain.labelled("A little"),
        NoticeAction.moderatePain.labelled("Moderately"),
        NoticeAction.severePain.labelled("Severely"),
      ]
      notice.urgency = .normal
    } else if let advice = ended.advice {
      notice.topic += " advice"
      notice.body = advice
      (notice.urgency, notice.expiry) = (.normal, .never)
    }
    return notice
  }
}
