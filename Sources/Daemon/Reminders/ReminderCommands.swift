// What people say about what is to come. What makes no sense is refused, and changes nothing.

import ConfigFiles
import Control
import Planning
import Scheduling

extension Conductor {
  /// Does what a person says of reminders.
  /// - Throws: `reminderNotFound`, `nothingDue`, `snoozeLimit`, `nothingToCome`, `nothingSkipped`,
  ///   `noHold`.
  package func obey(_ event: Agenda.Event) throws(ControlError) {
    if let refusal = agenda.refusal(of: event, at: outside.wallNow()) {
      throw controlError(refusal)
    }
    tell(event)
  }

  /// - Parameter then: called when everything that was asked for so far has happened.
  package func whenDone(_ then: @escaping () -> Void) { performance.whenDone(then) }

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
    let occurrence = decision.occurrence
    let name = occurrence.key.reminder
    let own = agenda.schedule.reminders.first {
      $0.reminder.name == name && $0.reminder.zone != nil
    }
    return DecisionClocks(
      atTime: zones.system.offset(at: occurrence.at),
      decided: zones.system.offset(at: decision.at),
      own: own?.rules.offset(at: occurrence.at), zone: own?.reminder.zone)
  }

  /// Why a name is none of a reminder; nil when it is one, or none was given.
  func refusal(ofReminder name: String?) -> ControlError? {
    guard let name, configuration.reminders[name] == nil else { return nil }
    return noReminder(name)
  }

  private func noReminder(_ name: String) -> ControlError {
    let names = configuration.reminders.keys.sorted()
    return .reminderNotFound(reminder: name, nearest: Spelling.nearest(to: name, among: names))
  }

  private func controlError(_ refusal: Agenda.Refusal) -> ControlError {
    switch refusal {
    case .noReminder(let name): return noReminder(name)
    case .nothingDue(let reminder): return .nothingDue(reminder: reminder)
    case .snoozeLimit(let reminder, let limit):
      return .snoozeLimit(reminder: reminder, limit: limit)
    case .nothingToCome(let reminder): return .nothingToCome(reminder: reminder)
    case .nothingSkipped(let reminder): return .nothingSkipped(reminder: reminder)
    case .noHold(let owner): return .noHold(owner: owner)
    }
  }
}
