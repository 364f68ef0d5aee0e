// The user's commands about reminders. A command that makes no sense now is refused and changes
// nothing.

import ConfigFiles
import Control
import Planning
import Scheduling

extension Conductor {
  /// Carries out a command about reminders.
  /// - Throws: `reminderNotFound`, `nothingDue`, `snoozeLimit`, `noneUpcoming`, `nothingSkipped`,
  ///   `noHold`.
  package func obey(_ event: Agenda.Event) throws(ControlError) {
    if let refusal = agenda.refusal(of: event, at: outside.wallNow()) {
      throw controlError(refusal)
    }
    tell(event)
  }

  /// - Parameter then: called when all orders so far have taken effect.
  package func whenDone(_ then: @escaping () -> Void) { performance.whenDone(then) }

  /// The upcoming occurrences.
  /// - Parameter zone: used instead of the system's zone; nil for the system's.
  /// - Throws: `unknownZone`.
  func upcoming(
    after start: WallInstant, count: Int, zone: String?
  ) throws(ControlError) -> [UpcomingOccurrence] {
    var elsewhere: ZoneRules?
    if let zone {
      guard let rules = zones.rules(zone) else { throw .unknownZone(zone: zone) }
      elsewhere = rules
    }
    return times.upcoming(after: start, count: count, in: elsewhere)
  }

  /// The error for a name that no reminder has; nil if there is such a reminder, or no name was
  /// given.
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
    case .noneUpcoming(let reminder): return .noneUpcoming(reminder: reminder)
    case .nothingSkipped(let reminder): return .nothingSkipped(reminder: reminder)
    case .noHold(let owner): return .noHold(owner: owner)
    }
  }
}
