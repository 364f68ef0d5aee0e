// Formats instants for the user: an occurrence in its reminder's zone, and also in the reader's
// zone if the time differs there. All are RFC 3339 with an offset.

import Control
import Planning
import Scheduling

struct ShownTimes {
  let agenda: Agenda
  /// The zone of the reader's clock.
  let system: ZoneRules

  /// An instant in the system's zone.
  func local(_ instant: WallInstant) -> String {
    instant.rfc3339(offset: system.offset(at: instant))
  }

  /// An instant in the zone of an occurrence's reminder.
  func written(_ instant: WallInstant, of occurrence: Occurrence) -> String {
    let rules = agenda.zoneRules(of: occurrence.key.reminder) ?? system
    return instant.rfc3339(offset: rules.offset(at: instant))
  }

  /// The time of an occurrence in the system's zone, and the reminder's zone; nil unless the
  /// reminder has a zone in which the time differs.
  func here(_ occurrence: Occurrence) -> (local: String, zone: String)? {
    guard let zone = reminderWithZone(of: occurrence)?.reminder.zone else { return nil }
    let local = local(occurrence.at)
    return local == written(occurrence.at, of: occurrence) ? nil : (local, zone)
  }

  /// An occurrence as `limber next` lists it.
  func listed(_ occurrence: Occurrence) -> UpcomingOccurrence {
    let here = here(occurrence)
    return UpcomingOccurrence(
      reminder: occurrence.key.reminder, at: written(occurrence.at, of: occurrence),
      local: here?.local, zone: here?.zone, routine: occurrence.routine)
  }

  /// A decision as `limber why` lists it, with the offsets that were in force when it was made.
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

  /// The current offsets, recorded with a decision so that it is later shown as it was made.
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
  /// - Parameter elsewhere: used instead of the system's zone; nil for the system's.
  func upcoming(
    after start: WallInstant, count: Int, in elsewhere: ZoneRules?
  ) -> [UpcomingOccurrence] {
    var schedule = agenda.schedule
    // Only reminders without a zone change: one with a zone is due at the same instant everywhere.
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
      // Not nil: the occurrence comes from this schedule.
      let scheduled = reminders[occurrence.key.reminder]!
      let at = occurrence.at.rfc3339(offset: scheduled.rules.offset(at: occurrence.at))
      let here = occurrence.at.rfc3339(offset: reader.offset(at: occurrence.at))
      return UpcomingOccurrence(
        reminder: occurrence.key.reminder, at: at, local: here == at ? nil : here,
        zone: here == at ? nil : scheduled.reminder.zone, routine: occurrence.routine)
    }
  }
}
