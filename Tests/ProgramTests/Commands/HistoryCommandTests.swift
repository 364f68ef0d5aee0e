// What was done, from the session to the page: kept through a kill, told, corrected, merged, and
// read by programs that nobody here wrote.

import Foundation
import Testing

@Suite struct HistoryCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    home.environment["TZ"] = "Europe/Berlin"
    try home.write("device: \"null\"\n", to: "settings.yaml")
    try home.write(
      "name: Two holds\nsteps:\n  - {exercise: Reach, hold: 2s, sets: 2, ready: 1s, sides: none, "
        + "say: Reach.}\n  - {exercise: plank, hold: 30s, ready: 1s}\n", to: "routines/two.yaml")
  }

  private func sessions() throws -> [[String: Any]] {
    try #require(home.json("history") as? [[String: Any]])
  }

  @Test func aKilledDaemonLosesNoMoreThanThePhaseThatWasOn() throws {
    let daemon = try home.daemon()
    #expect(try home.limber("start", "two").status == 0)
    try eventually("the first step is done", within: 40) {
      (try home.status()["session"] as? [String: Any])?["step"] as? Int == 2
    }
    daemon.signal(SIGKILL)
    _ = try daemon.wait(seconds: 5)
    let session = try #require(sessions().first)
    #expect(session["outcome"] as? String == "cut-short")
    #expect(session["work_ms"] as? Int == 4000)
    #expect(session["zone"] as? String == "Europe/Berlin")
    #expect(session["confirmed"] as? Bool == true)
    let parts = try #require(session["parts"] as? [[String: Any]])
    #expect(parts.map { $0["planned_ms"] as? Int } == [4000, 30_000])
    let list = try home.limber("history").output
    #expect(list.contains("two  cut short, 4 seconds of 34 seconds"), "\(list)")
    // The next one goes on with the same history.
    let next = try home.daemon()
    defer { next.signal(SIGTERM) }
    #expect(try home.limber("start", "two").status == 0)
    #expect(try home.limber("stop").status == 0)
    #expect(try sessions().map { $0["outcome"] as? String } == ["stopped", "cut-short"])
  }

  @Test func whatWasDoneElsewhereIsToldCorrectedAndRemoved() throws {
    let told = try home.limber("log", "lower-back", "--at", "2026-11-24 07:30", "--note", "garden")
    #expect(told.output.hasPrefix("Recorded: 2026-11-24 07:30  lower-back  completed, "), "\(told)")
    #expect(try home.limber("pain").output == "No pain was recorded.\n")
    #expect(try home.limber("pain", "4", "--where", "lower-back").status == 0)
    #expect(try home.limber("pain", "2", "--exercise", "plank").status == 0)
    #expect(try home.limber("pain", "9", "--stiff", "--where", "neck").output.count < 80)
    let pains = try home.limber("pain").output
    #expect(pains.contains("stiffness 9 of 10, neck  ["), "\(pains)")
    #expect(pains.contains("pain 4 of 10, lower-back  ["), "\(pains)")
    #expect(pains.contains("plank is not composed until 'limber exercise clear plank'."))
    _ = try home.limber("exercise", "clear", "plank")
    #expect(try home.limber("pain").output.contains("plank was cleared on "))
    let session = try #require(sessions().first)
    #expect(session["source"] as? String == "told")
    #expect(session["started"] as? String == "2026-11-24T07:30:00+01:00")
    let id = try #require(session["id"] as? String)
    let corrected = try home.limber(
      "history", "correct", String(id.prefix(6)), "--minutes", "3", "--note", "indoors, \"short\"")
    #expect(corrected.output.contains("  stopped, "), "\(corrected)")
    let shorter = try #require(sessions().first)
    let began = try #require(shorter["started_ms"] as? Int)
    #expect(shorter["ended_ms"] as? Int == began + 180_000)
    let moved = try home.limber("history", "correct", id, "--at", "2026-07-01 06:00")
    #expect(moved.output.hasPrefix("Corrected: 2026-07-01 06:00  lower-back"), "\(moved)")
    #expect(try sessions().first?["started"] as? String == "2026-07-01T06:00:00+02:00")
    _ = try home.limber("history", "correct", id, "--at", "2026-11-25 07:30")
    let table = try home.limber("history", "--csv").output.split(separator: "\n")
    #expect(table.count == 2)
    #expect(table[0].hasPrefix("id,started,ended,zone,routine,outcome,work_s"))
    #expect(table[1].hasSuffix(",told,\"indoors, \"\"short\"\"\""), "\(table[1])")
    #expect(try home.limber("history", "--from", "2026-11-26").output == "Nothing was recorded.\n")
    let unasked = try home.limber("history", "remove", "--before", "2027-01-01")
    #expect(unasked.status == 64 && unasked.errors.contains("--yes"), "\(unasked)")
    #expect(try home.limber("history", "remove", id).status == 0)
    #expect(try sessions().isEmpty)
  }

  @Test(arguments: [
    (["log", "lower-bak", "--at", "07:30"], 65, "did you mean “lower-back”?"),
    (["log", "lower-back", "--at", "7.30"], 64, "is not a time; write 07:30"),
    (["log", "lower-back", "--at", "2999-01-01 07:30"], 64, "is in the future"),
    (["pain", "11"], 64, "0, none, to 10"),
    (["pain", "--stiff"], 64, "how much does it hurt?"),
    (["history", "correct", "zzz", "--at", "soon"], 65, "nothing was recorded with the id"),
    (["pain", "3", "--where", "lower-bak"], 64, "did you mean “lower-back”?"),
    (["history", "correct", "zzz", "--note", "x"], 65, "nothing was recorded with the id"),
    (["history", "remove"], 64, "give an id, or --before a day"),
    (["history", "remove", "a", "--yes"], 64, "--yes goes with --before"),
    (["history", "--from", "yesterday"], 64, "write it as 2026-11-24"),
    (["import", "/nonexistent"], 65, "cannot be read"),
  ])
  func whatMakesNoSenseIsToldAndChangesNothing(
    words: [String], status: Int32, reason: String
  ) throws {
    let done = try home.run(Programs.limber, words)
    #expect(done.status == status, "\(done)")
    #expect(done.errors.contains(reason), "\(done.errors)")
    #expect(try sessions().isEmpty)
  }

  @Test func theGoalIsToldInStatusAndStats() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.status()["practice"] is NSNull)
    #expect(try home.limber("stats").output.hasPrefix("Nothing was recorded yet."))
    #expect(try home.limber("log", "morning", "--at", "00:00").status == 0)
    try eventually("the daemon sees what another process wrote") {
      (try home.status()["practice"] as? [String: Any])?["needed"] as? Int == 4
    }
    let status = try home.limber("status").output
    #expect(status.contains("This week: 1 of 4 days, "), "\(status)")
    let stats = try home.limber("stats", "--plain").output
    #expect(stats.hasPrefix("This week: 1 of 4 days with 5 minutes or more. Today: "), "\(stats)")
    let drawn = try home.limber("stats").output
    #expect(drawn.contains("By weekday, minutes in the last year:"), "\(drawn)")
    let json = try #require(home.json("stats") as? [String: Any])
    #expect((json["days"] as? [Any])?.count == 1)
  }

  @Test func nothingIsKeptWhereThatIsWished() throws {
    try home.write("device: \"null\"\nhistory: off\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("start", "two").status == 0)
    #expect(try home.limber("stop", "--pain", "3").status == 0)
    #expect(try home.limber("log", "two", "--at", "00:00").status == 75)
    #expect(try sessions().isEmpty)
    #expect(try home.limber("export").output == "")
  }

  @Test func twoMachinesHaveTheSameAfterBothHaveImported() throws {
    let other = try Home()
    other.environment["TZ"] = "UTC"
    _ = try home.limber("log", "core", "--at", "2026-11-24 07:30")
    _ = try other.limber("log", "desk", "--at", "2026-11-24 12:00")
    _ = try other.limber("pain", "2")
    let mine = "\(home.path)/mine.jsonl"
    try home.limber("export").output.write(toFile: mine, atomically: true, encoding: .utf8)
    let theirs = "\(home.path)/theirs.jsonl"
    try other.limber("export").output.write(toFile: theirs, atomically: true, encoding: .utf8)
    let taken = try home.limber("import", theirs)
    #expect(taken.output == "2 entries read, 2 of them new or newer.\n", "\(taken)")
    _ = try other.limber("import", mine)
    #expect(try home.limber("export").output == other.limber("export").output)
    let again = try home.limber("import", theirs)
    #expect(again.output == "2 entries read, 0 of them new or newer.\n")
    // A file that was cut off in the middle of its second line.
    let text = try String(contentsOfFile: theirs, encoding: .utf8)
    try String(text.dropLast(9)).write(toFile: theirs, atomically: true, encoding: .utf8)
    let cut = try home.limber("import", theirs)
    #expect(cut.status == 65)
    #expect(cut.errors.contains("theirs.jsonl:2: the file is cut off here"), "\(cut.errors)")
  }

  @Test func theReportIsOnePageThatNeedsNothingElse() throws {
    _ = try home.limber("log", "lower-back", "--at", "2026-11-24 07:30", "--note", "<b>early</b>")
    _ = try home.limber("pain", "5", "--exercise", "cobra-pose", "--where", "lower-back")
    let page = "\(home.path)/page.html"
    let done = try home.limber("report", "-o", page, "--name", "Ada & Co")
    #expect(done.status == 0, "\(done)")
    let text = try String(contentsOfFile: page, encoding: .utf8)
    for wanted in [
      "<title>Stretching: Ada &amp; Co</title>", "<caption>By week</caption>", "<svg ",
      "Knee to chest", "&lt;b&gt;early&lt;/b&gt;", "Cobra",
    ] {
      #expect(text.contains(wanted), "\(wanted)")
    }
    for unwanted in ["<script", "http:", "https:", "src=", "@import", "url("] {
      #expect(!text.contains(unwanted), "\(unwanted)")
    }
    try eachElementIsClosed(page)
    let handout = "\(home.path)/handout.html"
    #expect(try home.limber("routine", "show", "lower-back", "-o", handout).status == 0)
    #expect(try String(contentsOfFile: handout, encoding: .utf8).contains("Tick a box each day"))
    try eachElementIsClosed(handout)
  }

  /// By Python's parser.
  private func eachElementIsClosed(_ page: String) throws {
    let script = """
      import html.parser, sys
      class P(html.parser.HTMLParser):
        open = []
        def handle_starttag(self, tag, attrs):
          if tag != 'meta': self.open.append(tag)
        def handle_startendtag(self, tag, attrs): pass
        def handle_endtag(self, tag):
          assert self.open.pop() == tag, (tag, self.getpos())
      p = P(); p.feed(open(sys.argv[1]).read()); p.close()
      assert p.open == [], p.open
      """
    let checked = try home.run("/usr/bin/python3", "-c", script, page)
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test func theAgendaIsReadByAnotherCalendarsParser() throws {
    try home.write(
      "at: [\"07:30\"]\nroutine: lower-back\nzone: Europe/Berlin\n", to: "reminders/desk.yaml")
    let file = "\(home.path)/agenda.ics"
    try home.limber("export", "--ics").output.write(
      toFile: file, atomically: true, encoding: .utf8)
    let script = """
      import icalendar, sys
      c = icalendar.Calendar.from_ical(open(sys.argv[1], newline='').read())
      e = c.walk('VEVENT')
      print(len(e), len({str(x['UID']) for x in e}), str(e[0]['SUMMARY']),
        e[0]['DTSTART'].dt.strftime('%M %Z'), e[0]['DURATION'].dt.total_seconds() > 300)
      """
    let read = try home.run("/usr/bin/python3", "-c", script, file)
    #expect(read.output == "28 28 desk: Lower back 30 UTC True\n", "\(read)")
  }

  @Test func whatACommandRecordsIsShownByTheDaemonAtOnce() throws {
    try home.write("goal: {days: 1, minutes: 1}\n", to: "settings.yaml")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.status()["practice"] is NSNull)
    let logged = try home.limber("log", "lower-back", "--at", "00:00")
    try #require(logged.status == 0, "\(logged)")
    let practice = try #require(home.status()["practice"] as? [String: Any])
    #expect(practice["days"] as? Int == 1)
  }

  @Test func aNoteMayBeginWithAHyphen() throws {
    #expect(try home.limber("pain", "3", "--note=-left").output.contains("“-left”"))
    #expect(try home.limber("pain", "3", "--note", "-right").output.contains("“-right”"))
  }
}
