// Whoever reads sees times by their own clock: of reminders that have another zone, and of what was
// decided in another one.

import Foundation
import Testing

@Suite(.serialized) struct ReaderClockTests {
  private let home: Home

  init() throws {
    home = try Home()
    home.environment["TZ"] = "America/New_York"
    try home.write("device: \"null\"\n", to: "settings.yaml")
  }

  /// A time of day in a zone, so many seconds from now.
  private func clock(_ zone: String, in seconds: Double, _ format: String = "HH:mm") -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: zone)
    formatter.dateFormat = format
    return formatter.string(from: Date(timeIntervalSinceNow: seconds))
  }

  @Test func aReminderOfAnotherZoneIsShownByTheReadersClock() throws {
    try home.write("at: 15:00\nzone: Europe/Berlin\n", to: "reminders/call.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    // New York is six hours behind, but for a week or two of spring and autumn.
    let line = try home.limber("next", "-n", "1", "--from", "2026-12-01T00:00:00Z").output
    #expect(line == "2026-12-01 09:00, 15:00 in Berlin  call  lower-back\n")
    let tokyo = try home.limber(
      "next", "-n", "1", "--from", "2026-12-01T00:00:00Z", "--zone", "Asia/Tokyo")
    #expect(tokyo.output == "2026-12-01 23:00, 15:00 in Berlin  call  lower-back\n")
    let next = try #require(
      home.json("next", "-n", "1", "--from", "2026-12-01T00:00:00Z") as? [[String: Any]]
    ).first
    #expect(next?["at"] as? String == "2026-12-01T15:00:00+01:00")
    #expect(next?["local"] as? String == "2026-12-01T09:00:00-05:00")
    #expect(next?["zone"] as? String == "Europe/Berlin")
    let shown = ", 15:00 in Berlin"
    let status = try home.limber("status").output
    #expect(status.contains(shown) && !status.contains("at 15:00"), "\(status)")
    #expect(try home.limber("remind", "list").output.contains("Europe/Berlin; next at 20"))
    let here = try #require(
      (home.status()["next"] as? [String: Any])?["local"] as? String
    ).dropFirst(11).prefix(5)
    let bar = try home.limber("status", "--format", "{next-time} {text}").output
    #expect(bar == "\(here) call \(here)\n")
    let waybar = try home.limber("status", "--format", "waybar").output
    #expect(waybar.contains(shown), "the tooltip has both: \(waybar)")
    #expect(try home.limber("doctor").output.contains(shown))
    let skipped = try home.limber("skip-next", "call").output
    #expect(skipped.contains(shown), "\(skipped)")
  }

  @Test func whatIsDueIsSinceTheReadersTime() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let far = clock("Asia/Tokyo", in: 2, "HH:mm:ss")
    try home.write("at: \"\(far)\"\nzone: Asia/Tokyo\n", to: "reminders/call.yaml")
    try eventually("it is due") { try home.status()["due"] is [String: Any] }
    let (here, day) = (
      clock("America/New_York", in: 0, "yyyy-MM-dd HH:"), clock("Asia/Tokyo", in: 0, "yyyy-MM-dd")
    )
    let status = try home.limber("status").output
    #expect(status.hasPrefix("Due since \(here)"), "\(status)")
    #expect(status.contains(" in Tokyo: call."), "\(status)")
    let due = try #require(home.status()["due"] as? [String: Any])
    #expect((due["since"] as? String)?.hasPrefix(day) == true)
    #expect((due["local"] as? String)?.contains("T") == true)
    #expect(try home.limber("snooze", "10m").status == 0)
    let until = try #require(
      (home.status()["due"] as? [String: Any])?["snoozed_until"] as? String)
    #expect(until.hasSuffix("-05:00") || until.hasSuffix("-04:00"), "\(until)")
    let why = try home.limber("why", "call").output.split(separator: "\n").last ?? ""
    #expect(why.hasPrefix(here) && why.contains(" in Tokyo  call  became due"), "\(why)")
  }

  @Test func whatIsPastIsShownInTheZoneInWhichItWasDecided() throws {
    home.environment["TZ"] = "Europe/Berlin"
    var daemon = try home.daemon()
    try home.write(
      "at: \"\(clock("Europe/Berlin", in: 2, "HH:mm:ss"))\"\n", to: "reminders/desk.yaml")
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    let before = try home.limber("why").output
    let json = try home.limber("why", "--json").output
    #expect(before.hasSuffix("\n") && before.contains("desk  was announced"), "\(before)")
    daemon.signal(SIGTERM)
    _ = try daemon.wait(seconds: 5)
    home.environment["TZ"] = "America/New_York"
    daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    // What is due is withdrawn or goes on; what was decided before stays as it was told.
    #expect(try home.limber("why").output.hasSuffix(before), "\(before)")
    #expect(try home.limber("why", "--json").output.contains(json.dropFirst().dropLast(2)))
  }
}
