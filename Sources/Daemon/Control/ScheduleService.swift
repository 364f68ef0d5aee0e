// org.limber.Schedule: lists upcoming occurrences and past decisions, and passes the user's answers
// to the agenda. Ranges are checked here, against the limits in the interface's text; the agenda
// refuses what makes no sense at the moment.

import Control
import Planning
import Scheduling
import Varlink

struct ScheduleService {
  let conductor: Conductor
  let zones: ZoneBook
  /// Reads changed files first, for calls that name a reminder or list all of them.
  let catchUp: () -> Void

  private static let counts = 1...10_000
  /// In milliseconds: a minute to twelve hours.
  private static let snoozes: ClosedRange<Int64> = 60_000...(Agenda.snoozeMax * 1000)
  /// In milliseconds: a minute to 366 days, so that the same date next year is allowed.
  private static let offs: ClosedRange<Int64> = 60_000...(366 * 86_400_000)

  func add(to routes: inout Routes) {
    addUpcoming(to: &routes)
    addSnooze(to: &routes)
    addSkips(to: &routes)
    addOff(to: &routes)
    addAnnounce(to: &routes)
    addDecisions(to: &routes)
  }

  private var now: WallInstant { conductor.outside.wallNow() }

  private func addUpcoming(to routes: inout Routes) {
    routes.add(ScheduleMethod.ListUpcoming.self) { parameters, answer in
      catchUp()
      let count = parameters.count ?? 10
      guard Self.counts.contains(count) else { return answer.fail(.invalidParameter("count")) }
      var start = now
      if let text = parameters.from {
        guard let from = WallInstant(rfc3339: text) else {
          return answer.fail(.invalidParameter("from"))
        }
        start = from
      }
      do throws(ControlError) {
        let occurrences = try conductor.upcoming(
          after: start, count: count, zone: parameters.zone)
        answer.reply(ListUpcomingReply(occurrences: occurrences))
      } catch {
        answer.fail(error.varlinkError)
      }
    }
  }

  private func addSnooze(to routes: inout Routes) {
    routes.add(ScheduleMethod.Snooze.self) { parameters, answer in
      catchUp()
      if let length = parameters.lengthMs, !Self.snoozes.contains(length) {
        return answer.fail(.invalidParameter("length_ms"))
      }
      let event = Agenda.Event.snooze(
        reminder: parameters.reminder, by: parameters.lengthMs.map { $0 / 1000 })
      // What has reached its snooze limit stays due and is left out of the answer.
      let agenda = conductor.agenda
      let meant = agenda.meant(by: parameters.reminder).filter(agenda.canSnooze)
        .map(\.occurrence.key)
      attempt(event, answer) {
        let snoozed = conductor.agenda.due.filter {
          $0.snoozedUntil != nil && meant.contains($0.occurrence.key)
        }
        return SnoozeReply(
          snoozed: snoozed.map {
            SnoozeReply.Snoozed(
              reminder: $0.occurrence.key.reminder,
              until: conductor.times.local($0.snoozedUntil!))
          })
      }
    }
  }

  private func addSkips(to routes: inout Routes) {
    routes.add(ScheduleMethod.SkipNext.self) { parameters, answer in
      catchUp()
      // Read before the skip, after which it is no longer the next.
      let skipped = conductor.agenda.nextToSkip(parameters.reminder)
      attempt(.skipNext(reminder: parameters.reminder), answer) {
        // Not nil: the agenda refuses the event if there is nothing to skip.
        SkipNextReply(skipped: conductor.times.listed(skipped!))
      }
    }
    routes.add(ScheduleMethod.UndoSkip.self) { parameters, answer in
      catchUp()
      let restored = conductor.agenda.skipped(parameters.reminder, at: now)
      attempt(.unskip(reminder: parameters.reminder), answer) {
        UndoSkipReply(restored: conductor.times.listed(restored!))
      }
    }
  }

  /// Off for a length, which is kept when the clock is set, or until a time, which stays as it is.
  private func addOff(to routes: inout Routes) {
    routes.add(ScheduleMethod.Off.self) { parameters, answer in
      let spell: OffSpell
      switch (parameters.lengthMs, parameters.until) {
      case (let length?, nil):
        guard Self.offs.contains(length) else {
          return answer.fail(.invalidParameter("length_ms"))
        }
        let end = WallInstant(milliseconds: now.milliseconds + length)
        spell = OffSpell(since: now, until: end, isElapsed: true)
      case (nil, let text?):
        guard let end = moment(text) else {
          return answer.fail(ControlError.badMoment(text: text).varlinkError)
        }
        spell = OffSpell(since: now, until: end, isElapsed: false)
      default: return answer.fail(.invalidParameter("until"))
      }
      attempt(.off(spell), answer) { OffReply(until: conductor.times.local(spell.until)) }
    }
    routes.add(ScheduleMethod.On.self) { _, answer in attempt(.on, answer) { NoReply() } }
  }

  /// The instant that words or RFC 3339 text mean; nil if it is in the past, more than 366 days
  /// ahead or not a time.
  private func moment(_ text: String) -> WallInstant? {
    let instant =
      WallInstant(rfc3339: text) ?? TimeExpression.instant(of: text, after: now, in: zones.system)
    guard let instant, instant > now,
      instant.milliseconds - now.milliseconds <= Self.offs.upperBound
    else { return nil }
    return instant
  }

  private func addAnnounce(to routes: inout Routes) {
    routes.add(ScheduleMethod.Announce.self) { parameters, answer in
      catchUp()
      attempt(.wanted(reminder: parameters.reminder), answer) { NoReply() }
    }
  }

  private func addDecisions(to routes: inout Routes) {
    routes.add(ScheduleMethod.ListDecisions.self) { parameters, answer in
      catchUp()
      let count = parameters.count ?? 10
      guard Self.counts.contains(count) else { return answer.fail(.invalidParameter("count")) }
      let decisions = conductor.history.decisions(of: parameters.reminder, count: count)
      // A reminder that was removed since still has its decisions.
      if decisions.isEmpty, let refusal = conductor.refusal(ofReminder: parameters.reminder) {
        return answer.fail(refusal.varlinkError)
      }
      answer.reply(ListDecisionsReply(decisions: decisions.map(conductor.times.listed)))
    }
  }

  /// Passes the user's answer to the agenda, and replies once it has taken effect, for example once
  /// a ring is silent.
  /// - Parameter reply: makes the reply, right after the agenda has handled the event.
  private func attempt<Method: ControlMethod>(
    _ event: Agenda.Event, _ answer: Answer<Method>, reply: @escaping () -> Method.Reply
  ) {
    do throws(ControlError) {
      try conductor.obey(event)
      let value = reply()
      conductor.whenDone { answer.reply(value) }
    } catch {
      answer.fail(error.varlinkError)
    }
  }
}
