// How instants are written for people: an occurrence by the zone that its reminder is written in,
// and by the reader's own clock where that shows another time. All of them RFC 3339 with an offset.

import Control
import Planning
import Scheduling

struct ShownTimes {
  let agenda: Agenda
  /// The zone of the reader's clock.
  let system: ZoneRules

  /// An instant as the system's clock shows it.
  func local(_ instant: WallInstant) -> String {
    instant.rfc3339(offset: system.offset(at: instant))
  }

  /// An instant of an occurrence, with the offset of the zone that it is written in.
  func written(_ instant: WallInstant, of occurrence: Occurrence) -> String {
    let rules = agenda.zoneRules(of: occurrence.key.reminder) ?? system
    return instant.rfc3339(offset: rules.offset(at: instant))
  }

  /// When an occurrence is by the system's clock, where its reminder has a zone in which that is
  /// another time, and the zone; nil elsewhere.
  func here(_ occurrence: Occurrence) -> (local: String, zone: String)? {
    guard let zone = reminderWithZone(of: occurrence)?.reminder.zone else { return nil }
    let local = local(occurrence.at)
    return local == written(occurrence.at, of: occurrence) ? nil : (local, zone)
  }

  /// As `next` lists it.
  func listed(_ occurrence: Occurrence) -> UpcomingOccurrence {
    let here = here(occurrence)
    return UpcomingOccurrence(
      reminder: occurrence.key.reminder, at: written(occurrence.at, of: occurrence),
      local: here?.local, zone: here?.zone, routine: occurrence.routine)
  }

  /// As `why` lists it: by the clocks as they stood where and when it was decided.
  func listed(_ decision: Decision) -> ListedDecision {
    let occurrence = decision.occurrence
    let clocks = decision.clocks ?? clocks(of: decision)
    let at = occurrence.at.rfc3339(offset: clocks.own ?? clocks.atTime)
    let here = occurrence.at.rfc3339(offset: clocks.atTime)
    return ListedDecision(
      reminder: occurrence.key.reminder, routine: occurrence.routine,
      occurrence: occurrence.key.local, at: at, local: here == at ? nil : here,
      zone: here == at ? nil : clocks.zone, outcome: decision.outcome.wire,
      reason: decision.reason.wire, detail: decision.detail,
      decided: decision.at.rfc3339(offset: clocks.decided))
  }

  /// The clocks as they stand now, by which a decision is shown later.
  func clocks(of decision: Decision) -> DecisionClocks {
    let own = reminderWithZone(of: decision.occurrence)
    return DecisionClocks(
      atTime: system.offset(at: decision.occurrence.at),
      decided: system.offset(at: decision.at),
      own: own?.rules.offset(at: decision.occurrence.at), zone: own?.reminder.zone)
  }

  private func reminderWithZone(of occurrence: Occurrence) -> ScheduledReminder? {
    let name = occurrence.key.reminder
    return agenda.schedule.reminders.first {
      $0.reminder.name == name && $0.reminder.zone != nil
    }
  }

  /// The upcoming occurrences after an instant (exclusive), in their order.
  /// - Parameter elsewhere: stands for the system's zone; nil: the system's own.
  func upcoming(
    after start: WallInstant, count: Int, in elsewhere: ZoneRules?
  ) -> [UpcomingOccurrence] {
    var schedule = agenda.schedule
    // A reminder with a zone of its own comes at the same instant wherever its reader is.
    if let elsewhere {
      for index in schedule.reminders.indices
      where schedule.reminders[index].reminder.zone == nil {
        schedule.reminders[index].rules = elsewhere
      }
    }
    let reader = elsewhere ?? system
    let reminders = Dictionary(
      schedule.reminders.map { ($0.reminder.name, $0) }, uniquingKeysWith: { $1 })
    return agenda.upcoming(in: schedule, after: start, count: count).map { occurrence in
      // It comes from this very schedule.
      let scheduled = reminders[occurrence.key.reminder]!
      let at = occurrence.at.rfc3339(offset: scheduled.rules.offset(at: occurrence.at))
      let here = occurrence.at.rfc3339(offset: reader.offset(at: occurrence.at))
      return UpcomingOccurrence(
        reminder: occurrence.key.reminder, at: at, local: here == at ? nil : here,
        zone: here == at ? nil : scheduled.reminder.zone, routine: occurrence.routine)
    }
  }
}
