// What people say about what is to come. What makes no sense is refused, and changes nothing.

import ConfigFiles
import Control
import Planning
import Scheduling

extension Conductor {
  /// Does what a person says of reminders.
  /// - Throws: `reminderNotFound`, `nothingDue`, `snoozeLimit`, `noneUpcoming`, `nothingSkipped`,
  ///   `noHold`.
  package func obey(_ event: Agenda.Event) throws(ControlError) {
    if let refusal = agenda.refusal(of: event, at: outside.wallNow()) {
      throw controlError(refusal)
    }
    tell(event)
  }

  /// - Parameter then: called when everything that was asked for so far has happened.
  package func whenDone(_ then: @escaping () -> Void) { performance.whenDone(then) }

  /// The upcoming occurrences.
  /// - Parameter zone: stands for the system's; nil: the system's own.
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
    case .noneUpcoming(let reminder): return .noneUpcoming(reminder: reminder)
    case .nothingSkipped(let reminder): return .nothingSkipped(reminder: reminder)
    case .noHold(let owner): return .noHold(owner: owner)
    }
  }
}
