// The commands as a person and a script meet them: what is printed, where, and with which status.

import Foundation
import Testing

@Suite(.serialized) struct CommandTests {
  private let home: Home
  private let daemon: Child

  init() throws {
    home = try Home()
    home.environment["TZ"] = "Europe/Berlin"
    try home.write("at: [\"07:30\"]\nzone: Asia/Tokyo\n", to: "reminders/tokyo.yaml")
    daemon = try home.daemon()
  }

  private func expect(
    _ line: String, status: Int32, output: String? = nil, errors: String? = nil
  ) throws {
    let words = line.split(separator: " ").map(String.init)
    let finished = try home.run(Programs.limber, words)
    #expect(finished.status == status, "\(line): \(finished)")
    if let output { #expect(finished.output.contains(output), "\(line): \(finished)") }
    if let errors { #expect(finished.errors.contains(errors), "\(line): \(finished)") }
    // One sentence a line, and nothing on the wrong stream.
    if status != 0 {
      #expect(finished.errors.hasPrefix("limber: ") && finished.output.isEmpty, "\(finished)")
    }
  }

  @Test func withoutASessionTheCommandsForOneSayNotNow() throws {
    for command in ["pause", "resume", "skip", "back", "restart", "easier", "extend 10s", "stop"] {
      try expect(command, status: 75, errors: "nothing is running; 'limber start'")
    }
  }

  @Test func aSessionIsControlledFromItsStartToItsStop() throws {
    try expect("start quick-start", status: 0, output: "Started quick-start: 2 steps, 1 minute 3")
    try expect("start lower-back", status: 75, errors: "'quick-start' is running already")
    try expect("pause", status: 0, output: "Paused.")
    try expect("pause", status: 0, output: "Paused.")
    try expect("toggle", status: 0, output: "ready")
    try expect("skip", status: 0, output: "Step 2 of 2")
    try expect("back", status: 0, output: "Step 1 of 2")
    try expect("status", status: 0, output: "Step 1 of 2 of quick-start")
    try expect("stop", status: 0, output: "Nothing is running. Next: tokyo at")
    try expect("toggle", status: 0, output: "Step 1 of 5 of lower-back")
  }

  @Test func whatIsWrongIsToldWithItsLikelyCause() throws {
    try expect("start lower-bak", status: 65, errors: "did you mean 'lower-back'?")
    try expect("start /nowhere.yaml", status: 65, errors: "/nowhere.yaml: No such file")
    try expect("next --zone Europe/Berln", status: 65, errors: "no time zone 'Europe/Berln'")
    try expect("next --from tomorrow", status: 65, errors: "write 2026-11-25T07:30:00+01:00")
    try expect("volume 101", status: 64, errors: "0 to 100")
    try expect("stauts", status: 64, errors: "did you mean 'status'?")
    try home.write("steps: [{exercise: nope}]\n", to: "routines/bad.yaml")
    try expect("start \(home.path)/config/limber/routines/bad.yaml", status: 65, errors: "1:20: ")
    try expect("reload", status: 65, errors: "bad.yaml:1:20: ")
    try expect("start bad", status: 65, errors: "bad.yaml:1:20: there is no exercise “nope”")
    daemon.signal(SIGTERM)
    _ = try daemon.wait(seconds: 5)
    try expect("status", status: 69, errors: "start it with: systemctl --user start limberd")
  }

  @Test func theFixedKeysAreThereAndNullWhenEmpty() throws {
    let idle = try home.status()
    #expect(
      Set(idle.keys) == [
        "session", "last", "due", "due_all", "deferred", "next", "held", "holds", "off_until",
        "audio", "practice", "problems", "question",
      ])
    for key in ["session", "last", "due", "off_until"] { #expect(idle[key] is NSNull, "\(key)") }
    let audio = try #require(idle["audio"] as? [String: Any])
    #expect(Set(audio.keys).isSuperset(of: ["device", "state", "xruns", "late_cues"]))
    _ = try home.limber("start", "quick-start")
    let session = try #require(home.status()["session"] as? [String: Any])
    #expect(
      Set(session.keys) == [
        "routine", "state", "phase", "exercise", "side", "direction", "message", "step", "steps",
        "position_ms", "duration_ms", "phase_remaining_ms", "activity_remaining_ms",
      ])
    let routines = try #require(home.json("routine", "list") as? [[String: Any]])
    #expect(
      routines.map { $0["id"] as? String } == [
        "box-breathing", "breathing-4-7-8", "core", "desk", "dynamic-warm-up", "lower-back",
        "morning", "quick-start", "sun-salutation", "upper-back", "wind-down",
      ])
    #expect(routines.allSatisfy { Set($0.keys) == ["id", "name", "duration_ms"] })
  }

  @Test func theOccurrencesToComeAreInTheirOwnZone() throws {
    let next = try #require(
      home.json("next", "-n", "2", "--from", "2026-12-01T22:30:00Z") as? [[String: Any]])
    // Exclusive: 07:30 in Tokyo is 22:30 of the day before in UTC.
    #expect(
      next.map { $0["at"] as? String } == [
        "2026-12-03T07:30:00+09:00", "2026-12-04T07:30:00+09:00",
      ])
    #expect(next.allSatisfy { Set($0.keys) == ["reminder", "at", "local", "zone", "routine"] })
    #expect(next.first?["local"] as? String == "2026-12-02T23:30:00+01:00", "Berlin's")
  }

  @Test func aReminderIsAddedSeenAndRemoved() throws {
    try expect("remind add desk 10:00 15:00 --days weekdays", status: 0, output: "desk.yaml")
    // A command that returns has had its effect.
    try expect("next -n 20", status: 0, output: "desk")
    try expect("remind add desk 11:00", status: 65, errors: "exists already")
    try expect("remind add late 25:00", status: 65, errors: "“25:00” is not a time")
    try expect(
      "remind list", status: 0,
      output: "desk: at 10:00, 15:00 on weekdays, lower-back, ask; yours, ")
    try expect("remind check \(home.path)/config/limber/reminders/desk.yaml", status: 0)
    try expect("remind remove deks", status: 65, errors: "did you mean “desk”?")
    try expect("remind remove desk", status: 0)
    #expect(try !home.limber("next", "-n", "20").output.contains("desk"))
  }

  @Test func aVolumeIsKeptOverARestart() throws {
    try expect("volume 40", status: 0, output: "Volume 40 per cent.")
    try expect("mute on", status: 0, output: "muted")
    daemon.signal(SIGTERM)
    _ = try daemon.wait(seconds: 5)
    let again = try home.daemon()
    defer { again.signal(SIGTERM) }
    try expect("volume", status: 0, output: "Volume 40 per cent, muted.")
  }

  @Test func watchFollowsInSentencesAndInJSON() throws {
    let plain = Child(
      Programs.limber, ["watch", "--plain", "--until-end"], environment: home.environment)
    let json = Child(
      Programs.limber, ["watch", "--json", "--until-end"], environment: home.environment)
    for watch in [plain, json] { try watch.start() }
    try eventually("both follow") { !plain.output.isEmpty && !json.output.isEmpty }
    _ = try home.limber("start", "quick-start")
    _ = try home.limber("skip")
    try eventually("the step is told") { plain.output.contains("Seated twist, left side") }
    _ = try home.limber("stop")
    #expect(try plain.wait(seconds: 5) == 0)
    #expect(try json.wait(seconds: 5) == 0)
    let states = try json.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let numbers = try states.map { try #require($0["sequence"] as? Int) }
    #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
    #expect(states.last?["session"] is NSNull)
  }

  @Test func theAreasAreThoseThatAListTakes() throws {
    let areas = try #require(home.json("exercise", "areas") as? [[String: Any]])
    for area in areas {
      let name = try #require(area["area"] as? String)
      let listed = try #require(home.json("exercise", "list", "--area", name) as? [Any])
      #expect(area["exercises"] as? Int == listed.count, "\(name)")
    }
    #expect(areas.count > 5)
  }
}
