// Reminders as a person meets them on the command line: written in plain words, found in three
// places, put off, skipped, turned off and on, and explained.

import Foundation
import Testing

@Suite(.serialized) struct ReminderCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    home.environment["TZ"] = "Europe/Berlin"
    try home.write("device: \"null\"\n", to: "settings.yaml")
  }

  private func limber(_ line: String, input: String = "") throws -> Finished {
    try home.run(Programs.limber, line.split(separator: " ").map(String.init), input: input)
  }

  private func succeed(_ line: String, _ output: String? = nil) throws {
    let finished = try limber(line)
    #expect(finished.status == 0, "\(line): \(finished)")
    if let output { #expect(finished.output.contains(output), "\(line): \(finished)") }
  }

  private func fail(_ line: String, _ status: Int32, _ errors: String) throws {
    let finished = try limber(line)
    #expect(finished.status == status, "\(line): \(finished)")
    #expect(finished.errors.contains(errors), "\(line): \(finished)")
    #expect(finished.output.isEmpty, "\(line): \(finished)")
  }

  private func file(_ path: String) throws -> String {
    try String(contentsOfFile: "\(home.path)/\(path)", encoding: .utf8)
  }

  /// Reminders as `remind list` has them, by name.
  private func listed() throws -> [String: [String: Any]] {
    let lines = try #require(home.json("remind", "list") as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: lines.map { ($0["reminder"] as! String, $0) })
  }

  /// A time in UTC this many seconds from now.
  private func time(in seconds: Int) -> String {
    let second = (Int(Date().timeIntervalSince1970) + seconds) % 86_400
    return [second / 3600, second / 60 % 60, second % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  // MARK: Files

  @Test func plainWordsBecomeAFileThatSaysTheSame() throws {
    try succeed(
      "remind add desk --every 50m --between 09:00-17:30 --days weekdays --for 3m "
        + "--positions standing,seated", "reminders/desk.yaml")
    #expect(
      try file("config/limber/reminders/desk.yaml") == """
        every: 50m
        between: 09:00-17:30
        days: weekdays
        compose: {for: 3m, positions: [standing, seated]}

        """)
    try succeed("remind add morning 07:30 --routine lower-back --auto", "morning.yaml")
    #expect(try listed()["morning"]?["start"] as? String == "auto")
    try fail("remind add desk 07:30", 65, "exists already")
    try fail("remind add noon --every 50m --between 09:00-09:00", 65, "09:00")
    try fail("remind add noon 12:00 --zone Europe/Berln", 65, "did you mean “Europe/Berlin”?")
    try fail("remind add noon 12:00 --until 2027-02-30", 65, "2027-02-30")
    try fail("remind add ../noon 12:00", 64, "letters, digits and hyphens")
    #expect(try listed().keys.sorted() == ["desk", "morning"], "what was refused left nothing")
  }

  @Test func aSitesReminderIsHiddenShownAndReplacedByAPersons() throws {
    let site = "\(home.path)/site/limber/reminders"
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    try "at: [\"10:00\"]\n".write(
      toFile: "\(site)/break.yaml", atomically: true, encoding: .utf8)
    #expect(try listed()["break"]?["layer"] as? String == "site")
    try succeed("remind list", "the site's, \(site)/break.yaml")
    try fail("remind remove break", 65, "'limber remind disable break' turns it off")

    try succeed("remind disable break", "break is off.")
    #expect(try file("config/limber/reminders/break.yaml") == "enabled: false\n")
    #expect(try listed()["break"]?["enabled"] as? Bool == false)
    #expect(try listed()["break"]?["layer"] as? String == "user")
    try succeed("remind disable break", "break is off already.")
    try succeed("remind enable break", "break is on.")
    #expect(try listed()["break"]?["layer"] as? String == "site", "what hid it is gone")

    try home.write("at: [\"11:00\"]\n", to: "reminders/break.yaml")
    #expect(try listed()["break"]?["at"] as? [String] == ["11:00:00"])
    #expect(try file("site/limber/reminders/break.yaml") == "at: [\"10:00\"]\n")
  }

  @Test func offAndOnChangeOneLineAndNoComment() throws {
    let text = "# For the neck.\nat: [\"10:00\"] # before the meeting\n"
    try home.write(text, to: "reminders/neck.yaml")
    try succeed("remind disable neck", "neck is off.")
    let off = try file("config/limber/reminders/neck.yaml")
    #expect(off.contains("# For the neck.") && off.contains("# before the meeting"))
    #expect(off.contains("enabled: false"))
    try succeed("remind enable neck", "neck is on.")
    #expect(try listed()["neck"]?["enabled"] as? Bool == true)
    try fail("remind disable nek", 65, "did you mean “neck”?")
  }

  @Test func whatAnEditorLeavesIsChecked() throws {
    let editor = "\(home.path)/editor"
    try "#!/bin/sh\necho 'at: [\"25:00\"]' > \"$1\"\n".write(
      toFile: editor, atomically: true, encoding: .utf8)
    chmod(editor, 0o755)
    home.environment["EDITOR"] = editor
    try home.write("at: [\"10:00\"]\n", to: "reminders/neck.yaml")
    let edited = try limber("remind edit neck")
    #expect(edited.status == 65)
    #expect(edited.errors.contains("neck.yaml:1:6: "), "\(edited)")
    #expect(edited.errors.contains("'limber remind edit neck' opens it again"))
  }

  // MARK: The running daemon

  @Test func oneThatIsAskedForIsPutOffAndExplained() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try succeed("remind add desk 03:00 --routine quick-start", "desk.yaml")
    try succeed("remind now desk")
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    try succeed("snooze desk 20m", "desk")
    let due = try #require(home.status()["due"] as? [String: Any])
    #expect(due["reminder"] as? String == "desk")
    try fail("snooze dsk", 65, "did you mean")
    try succeed("why desk", "desk")
    let decisions = try #require(home.json("why", "desk") as? [[String: Any]])
    #expect(decisions.map { $0["outcome"] as? String } == ["snoozed", "announced", "due"])
    try succeed("snooze 20m", "desk is snoozed until")
    try succeed("stop", "Nothing is running.")
    try fail("snooze", 75, "limber: ")
  }

  @Test func whatComesInAHoldWaitsAndWhySaysWhatFor() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try fail("hold --for 25h", 64, "hold takes 1m to 24h; for longer there is 'limber off'")
    try fail("hold zoom", 64, "a command goes after --: limber hold -- zoom")
    try succeed("hold --for 45m --reason call", "Reminders are held until")
    try home.write("at: [\"\(time(in: 2))\"]\nzone: UTC\n", to: "reminders/soon.yaml")
    try eventually("it is due") { try limber("why soon").output.contains("due") }
    let decisions = try #require(home.json("why", "soon") as? [[String: Any]])
    #expect(decisions[0]["reason"] as? String == "hold")
    #expect(decisions[0]["detail"] as? String == "call")
    #expect(try home.status()["due"] is NSNull, "it waits")
    try succeed("hold --end", "What was waiting rings in two minutes.")
    try succeed("hold --end", "Nothing was held.")
    try succeed("hold --reason -talk", "Reminders are held until")
    let held = try #require(home.status()["held"] as? [String: Any])
    #expect(held["reason"] as? String == "-talk")
  }

  private func owners() throws -> [String] {
    try #require(home.status()["holds"] as? [[String: Any]])
      .map { try #require($0["owner"] as? String) }
  }

  private func holding(_ arguments: String...) throws -> Child {
    let child = Child(
      Programs.limber, ["hold"] + arguments, environment: home.environment)
    try child.start()
    return child
  }

  @Test func eachHoldHasItsOwnerAndEndsByItself() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try succeed("hold --for 20h --as talk", "Reminders are held by talk until 2")
    let first = try holding("--", "sleep", "30")
    try eventually("it holds") { try owners() == ["talk", "sleep"] }
    let second = try holding("--", "sleep", "30")
    try eventually("both hold") { try owners() == ["talk", "sleep", "sleep-2"] }
    let held = try #require(home.status()["held"] as? [String: Any])
    #expect(held["owner"] as? String == "sleep" && held["until"] is NSNull, "it lasts longest")
    try succeed("status", "Reminders are held by sleep until it ends.")
    try succeed("why", "Reminders are held by sleep-2 until it ends.")
    try fail("hold --end zoom", 75, "there is no hold by 'zoom'")
    try succeed("hold --end talk", "The hold of talk has ended.\nReminders are held by sleep")
    // Whatever ends the command ends its hold, and no other.
    first.signal(SIGKILL)
    _ = try first.wait(seconds: 5)
    try eventually("one is left") { try owners() == ["sleep-2"] }
    try succeed("hold --end", "The hold of sleep-2 has ended.\nWhat was waiting")
    #expect(second.isRunning, "its program runs on")
    second.signal(SIGKILL)
    _ = try second.wait(seconds: 5)
  }

  @Test func aHoldOutlivesTheDaemonThatWasAsked() throws {
    var daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let holding = try holding("--", "sleep", "30")
    try eventually("it holds") { try owners() == ["sleep"] }
    for ending in [SIGTERM, SIGKILL] {
      daemon.signal(ending)
      _ = try daemon.wait(seconds: 5)
      daemon = try home.daemon()
      #expect(try owners() == ["sleep"], "also before it is taken up again")
      try eventually("it is taken up again") {
        (try home.status()["held"] as? [String: Any])?["until"] is NSNull
      }
    }
    holding.signal(SIGKILL)
    _ = try holding.wait(seconds: 5)
    try eventually("nothing is held") { try owners() == [] }
  }

  @Test func aHoldLastsAsLongAsItsProgram() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let held = try home.run(Programs.limber, ["hold", "--", "sh", "-c", "echo on air; exit 3"])
    #expect(held.status == 3)
    #expect(held.output == "on air\n")
    try fail("hold -- no-such-program", 127, "no-such-program: No such file or directory")
    // Nothing is held any more: a reminder rings.
    try home.write("at: [\"\(time(in: 2))\"]\nzone: UTC\n", to: "reminders/soon.yaml")
    try eventually("it is announced") { daemon.errors.contains(": announced") }
  }

  @Test func whatPeopleWriteIsReadWhereverATimeIsAsked() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try succeed("remind add swim 7:30 noon 9pm --days monday,wed-thu --zone UTC")
    let swim = try String(
      contentsOfFile: "\(home.path)/config/limber/reminders/swim.yaml", encoding: .utf8)
    #expect(swim.hasPrefix("at: [\"7:30\", noon, \"9pm\"]\n"), "\(swim)")
    let list = try home.limber("remind", "list").output
    #expect(list.contains("swim: at 07:30, 12:00, 21:00 on mon, wed, thu"), "\(list)")
    func add(_ words: String...) throws -> Finished {
      try home.run(Programs.limber, ["remind", "add"] + words)
    }
    let other = try add("other", "12:30 PM", "--days", "every other monday")
    #expect(other.status == 0, "\(other)")
    #expect(
      try home.limber("remind", "list").output.contains("at 12:30 every 2 weeks on mon from "))
    let windows = try add(
      "desk", "--every", "50m", "--between", "9:00-12:00,1pm-5pm", "--except",
      "2026-12-24..2027-01-02")
    #expect(windows.status == 0, "\(windows)")
    #expect(
      try home.limber("remind", "list").output.contains(
        "every 50m between 09:00 and 12:00, and 13:00 and 17:00 daily "
          + "except 2026-12-24..2027-01-02"))
    let cron = try add("cron", "0 9 * * 1-5")
    #expect(cron.status == 65 && cron.errors.contains("calendar: 'Mon..Fri 09:00'"), "\(cron)")
    let past = try add("past", "07:30", "--until", "2020-01-01")
    #expect(
      past.status == 0 && past.errors.contains("warning: 2020-01-01 is in the past"), "\(past)")
    let long = try add("long", "--every", "1h", "--between", "5:00-17:30")
    #expect(long.status == 0 && long.errors.contains("a window of 13 hours"), "\(long)")
    #expect(try home.status()["problems"] as? [String] == [], "a warning is no problem")
    try fail("remind add nine 9", 65, "“9” could be 09:00 or 21:00")
    let checked = try home.run(Programs.limberd, "--check")
    #expect(checked.status == 0 && checked.errors.contains("is in the past"), "\(checked)")
    try succeed("off --until 9pm", "21:00")
    try succeed("on")
    try succeed("log lower-back --at 12am")
  }

  @Test func aHookIsToldOfWhatHappens() throws {
    let log = "\(home.path)/hooks"
    let script = "#!/bin/sh\necho \"$LIMBER_EVENT $LIMBER_REMINDER $1\" >> \(log)\ncat >> \(log)\n"
    try script.write(toFile: "\(home.path)/hook", atomically: true, encoding: .utf8)
    chmod("\(home.path)/hook", 0o755)
    try home.write(
      "device: \"null\"\nhooks: {due: [\(home.path)/hook, \"a b\"], ended: [no-such-program]}\n",
      to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try succeed("remind add desk 03:00 --routine quick-start")
    try succeed("remind now desk")
    func told() -> [String] {
      ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n")
        .map(String.init)
    }
    try eventually("it has run") { told().count == 2 }
    #expect(told()[0] == "due desk a b")
    let event = try JSONSerialization.jsonObject(with: Data(told()[1].utf8)) as? [String: Any]
    #expect(event?["event"] as? String == "due")
    let due = (event?["status"] as? [String: Any])?["due"] as? [String: Any]
    #expect(due?["reminder"] as? String == "desk")
    try succeed("start")
    try succeed("stop")
    try eventually("the other cannot run") {
      daemon.errors.contains("hook ended: “no-such-program” is not a program that can be run")
    }
  }

  @Test func theNextIsSkippedAndWhatComesInAnOffIsDropped() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try succeed("remind add desk 03:00", "desk.yaml")
    func next() throws -> [String] {
      try #require(home.json("next", "-n", "2") as? [[String: Any]])
        .map { try #require($0["at"] as? String) }
    }
    let before = try next()
    try succeed("skip-next desk", "desk")
    #expect(try next().first == before[1])
    try succeed("skip-next --undo", "rings after all.")
    #expect(try next() == before)
    try fail("skip-next desk --undo", 75, "no upcoming occurrence of 'desk' was skipped")
    try succeed("off --for 1w2d", "Reminders are off until")
    try fail("off --for 53w", 64, "off takes 1m to 366d")
    try succeed("off --until tomorrow", "Reminders are off until")
    let end = try #require(home.status()["off_until"] as? String)
    #expect(end.contains("T00:00:00+0"))
    try succeed("on", "Reminders are on.")
    #expect(try home.status()["off_until"] is NSNull)
    try fail("off --until 2099-01-02", 65, "in the coming year")
    try fail("off --until yesterday", 65, "yesterday")
    try fail("off", 64, "--for 2h")
  }
}
