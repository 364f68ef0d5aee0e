// A year of reminders in every zone of the system, across its changes of the clock, against a
// computation of its own: Python's, with its zoneinfo.

import Glibc
import Testing

@testable import Scheduling

/// Prints `zone kind instant`, in order: `at` 02:30, 09:00 and 23:45 on weekdays and Saturdays; and
/// `every` 110 minutes from 22:30 to 04:30.
private let oracle = """
  import sys, zoneinfo
  from datetime import datetime, timedelta, timezone
  zoneinfo.reset_tzpath(["\(TestZones.folder)"])
  epoch = datetime(1970, 1, 1)
  first = datetime(2026, 11, 1)
  def instant(zone, wall):
      offset = wall.replace(tzinfo=zone).utcoffset()
      return int((wall - epoch - offset).total_seconds())
  seen, out = set(), []
  for name in sorted(zoneinfo.available_timezones()):
      with open("\(TestZones.folder)/" + name, "rb") as file: data = file.read()
      if data in seen: continue
      seen.add(data)
      zone = zoneinfo.ZoneInfo(name)
      ats, everys = set(), set()
      for day in range(365):
          date = first + timedelta(days=day)
          if date.weekday() < 6:
              for hour, minute in ((2, 30), (9, 0), (23, 45)):
                  ats.add(instant(zone, date.replace(hour=hour, minute=minute)))
          start = instant(zone, date.replace(hour=22, minute=30))
          end = instant(zone, (date + timedelta(days=1)).replace(hour=4, minute=30))
          everys.update(range(start + 6600, end, 6600))
      for kind, found in (("at", ats), ("every", everys)):
          out.append(f"{name}\\t{kind}\\t" + " ".join(map(str, sorted(found))))
  print("\\n".join(out))
  """

@Suite struct NextAgainstPythonTests {
  private let at: ReminderRule = .at(
    times("02:30", "09:00", "23:45"), on: Set(Weekday.allCases).subtracting([.sunday]))
  private let every = EveryRule(
    interval: 6600, window: DayWindow(from: CivilTime(hour: 22, minute: 30)!, to: 16_200)!,
    days: Set(Weekday.allCases))!

  @Test func aYearInEveryZoneAgreesWithPython() throws {
    try #require(!oracle.contains("'"))
    let child = try #require(popen("python3 -c '\(oracle)'", "r"), "no shell to run python3 in")
    let answers = String(decoding: TestZones.readAll(child), as: UTF8.self)
    try #require(pclose(child) == 0, "python3 3.9 or later is needed, with its zoneinfo")
    var compared = 0
    var zones: Set<Substring> = []
    for line in answers.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      let expected = fields[2].split(separator: " ").map { Int64($0)! }
      let rule = fields[1] == "at" ? at : .every(every)
      let item = ScheduledReminder(
        Reminder(name: "desk", rule: rule, routine: "quick"),
        rules: try TestZones.rules(String(fields[0])))
      #expect(found(item, expected), "\(fields[0]), \(fields[1])")
      compared += expected.count
      zones.insert(fields[0])
    }
    #expect(zones.count > 250)
    #expect(compared > 300_000)
  }

  /// Whether the occurrences are these, one after the other.
  private func found(_ item: ScheduledReminder, _ expected: [Int64]) -> Bool {
    var last = WallInstant(seconds: expected[0] - 1)
    for second in expected {
      guard let next = item.nextOccurrence(after: last), next.at.seconds == second else {
        return false
      }
      last = next.at
    }
    return true
  }
}
