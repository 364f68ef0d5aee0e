// When the next reminder comes, and in which zone that is reckoned. The daemon's word goes before
// what the files alone would say: it knows what was answered and snoozed.

import ConfigFiles
import Control
import Planning
import Scheduling
import Service

enum ReminderChecks {
  /// - Parameter status: the daemon's; nil where none answers.
  static func verdicts(
    _ configuration: Configuration, zones: ZoneBook, zoneName: String?, status: Status?,
    now: WallInstant
  ) -> [Verdict] {
    let next = status.map(\.next) ?? next(configuration, zones, after: now)
    return [zone(zones, name: zoneName), verdict(next, isRunning: status != nil, configuration)]
  }

  private static func zone(_ zones: ZoneBook, name: String?) -> Verdict {
    if let problem = zones.problem {
      return Verdict(
        .reminders, "zone", .bad, problem,
        remedy: "set it, for example with: timedatectl set-timezone Europe/Berlin")
    }
    return Verdict(
      .reminders, "zone", .ok,
      name.map { "times are those of \($0)" } ?? "times are those of /etc/localtime")
  }

  private static func verdict(
    _ next: Status.Next?, isRunning: Bool, _ configuration: Configuration
  ) -> Verdict {
    if let next {
      let when =
        next.local == nil
        ? next.at : TimeText.dateAndTime(next.at, local: next.local, zone: next.zone)
      let reservation = isRunning ? "" : ", once the daemon runs"
      return Verdict(
        .reminders, "next", .ok, "the next one is \(next.reminder) at \(when)\(reservation)")
    }
    return Verdict(
      .reminders, "next", .note,
      configuration.reminders.isEmpty
        ? "there are no reminders" : "there are no upcoming reminders",
      remedy: "'limber remind add desk 10:00 15:00 --days weekdays' makes one")
  }

  private static func next(
    _ configuration: Configuration, _ zones: ZoneBook, after now: WallInstant
  ) -> Status.Next? {
    let scheduled = configuration.schedule(in: zones)
    guard let next = Schedule(scheduled).upcoming(after: now, count: 1).first,
      let own = scheduled.first(where: { $0.reminder.name == next.key.reminder })
    else { return nil }
    let at = next.at.rfc3339(offset: own.rules.offset(at: next.at))
    let here = next.at.rfc3339(offset: zones.system.offset(at: next.at))
    return Status.Next(
      reminder: next.key.reminder, at: at, local: here == at ? nil : here,
      zone: here == at ? nil : own.reminder.zone)
  }
}
