// Checks when the next reminder rings, and in which zone times are read. What the daemon reports
// takes precedence over what follows from the files, because it knows what was skipped and snoozed.

import ConfigFiles
import Control
import Planning
import Scheduling
import Service

/// The line that most users look for: whether and when they will be reminded.
enum ReminderChecks {
  /// - Parameters:
  ///   - configuration: is used when no daemon answers.
  ///   - zones: the zone files of the system.
  ///   - zoneName: the system's zone; nil where it has no name.
  ///   - status: the daemon's; nil when none answers.
  ///   - now: the time from which the next occurrence counts.
  static func verdicts(
    _ configuration: Configuration, zones: ZoneBook, zoneName: String?, status: Status?,
    now: WallInstant
  ) -> [Verdict] {
    let next = status.map(\.next) ?? next(configuration, zones, after: now)
    return [zone(zones, name: zoneName), verdict(next, isRunning: status != nil, configuration)]
  }

  /// Without a valid system zone, times would be taken as UTC, and every reminder would be late or
  /// early.
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

  /// - Parameter isRunning: without a daemon nothing rings, and the message says so.
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

  /// The first occurrence by the files alone, in the form that the status has.
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
