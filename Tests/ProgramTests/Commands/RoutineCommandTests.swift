// The catalogue, routines and composing as a person and a script meet them: what is printed, with
// which status, and what a session remembers for the next one.

import Foundation
import Testing

@Suite(.serialized) struct RoutineCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    try home.write("device: \"null\"\n", to: "settings.yaml")
  }

  private func limber(_ line: String, input: String = "") throws -> Finished {
    try home.run(Programs.limber, line.split(separator: " ").map(String.init), input: input)
  }

  private func objects(_ line: String, input: String = "") throws -> [[String: Any]] {
    let finished = try limber("\(line) --json", input: input)
    let value = try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    return try #require(value as? [[String: Any]], "\(line): \(finished)")
  }

  // MARK: The catalogue

  @Test func exercisesAreListedByWhatTheyAreLike() throws {
    #expect(try objects("exercise list").count >= 38)
    let found = try objects("exercise list --area calves,neck --position standing")
    #expect(found.map { $0["id"] as? String } == ["calf-stretch"])
    #expect(
      Set(found[0].keys) == [
        "id", "name", "areas", "kind", "position", "sides", "level", "needs",
      ])
    let gentle = try objects("exercise list --kind static --level 1 --needs none")
    #expect(!gentle.isEmpty)
    #expect(gentle.allSatisfy { ($0["needs"] as? [String]) == [] && $0["level"] as? Int == 1 })
    let slip = try limber("exercise list --area clves")
    #expect(slip.status == 64)
    #expect(slip.errors == "limber: “clves” is not an area; did you mean “calves”?\n")
  }

  @Test func allThatIsKnownOfAnExerciseIsShown() throws {
    let shown = try limber("exercise show seated-neck-rotation").output
    for text in ["left, right, up, down", "8 times at 2-1-2", "Stop if you feel dizzy"] {
      #expect(shown.contains(text), "\(shown)")
    }
    let slip = try limber("exercise show plnk")
    #expect(slip.status == 65)
    #expect(slip.errors == "limber: there is no exercise “plnk”; did you mean “plank”?\n")
  }

  @Test func onesOwnExerciseGoesBeforeOursAndIsChecked() throws {
    try home.write(
      "name: My plank\nposition: prone\nhold: 5s\nharder: plnk\n", to: "exercises/plank.yaml")
    #expect(try limber("exercise show plank").output.contains("My plank"))
    let checked = try limber("exercise check \(home.path)/config/limber/exercises/plank.yaml")
    #expect(checked.status == 0)
    #expect(checked.errors.contains("plank.yaml:4:9: warning: there is no exercise “plnk”"))
  }

  // MARK: Checks

  @Test func warningsAreToldAndAreNoErrors() throws {
    let routine = "steps: [{exercise: glute-stretch, hold: 45s, sides: left}]\n"
    let told = try limber("routine check -", input: routine)
    #expect(told.status == 0)
    #expect(told.errors.contains("-:1:9: warning: "), "\(told)")
    let found = try objects("routine check -", input: routine)
    #expect(found.count == 2)
    for warning in found {
      #expect(Set(warning.keys) == ["file", "line", "column", "severity", "message"])
      #expect(warning["severity"] as? String == "warning")
    }
    let prescribed = try limber("routine check -", input: "prescribed: true\n" + routine)
    #expect(prescribed.errors == "")
    #expect(prescribed.output.contains("no faults, 1 step"))
  }

  @Test func errorsHaveTheirPlaceAndAStatusOfTheirOwn() throws {
    let routine = "steps:\n  - {exercise: knee-to-chets}\n"
    let told = try limber("routine check -", input: routine)
    #expect(told.status == 65)
    let sentence = "there is no exercise “knee-to-chets”; did you mean “knee-to-chest”?"
    #expect(told.errors == "-:2:16: \(sentence)\n")
    let found = try objects("routine check -", input: routine)
    #expect(found.map { $0["message"] as? String } == [sentence])
    #expect(found[0]["line"] as? Int == 2 && found[0]["column"] as? Int == 16)
  }

  @Test func aRoutineBeyondAllLimitsIsRefusedWithTheLimit() throws {
    let deep =
      String(repeating: "[{repeat: 1, steps: ", count: 100) + "[{rest: 1s}]"
      + String(repeating: "}]", count: 100)
    for (text, limit) in [
      ("steps: [{exercise: plank, hold: 10h}]", "1s to 10m"),
      ("steps: [{repeat: 10000000, steps: [{rest: 1s}]}]", "1 to 100"),
      ("steps: \(deep)", "8 deep"),
      ("# " + String(repeating: "x", count: 10 << 20), "1 MiB"),
    ] {
      let told = try limber("routine check -", input: text)
      #expect(told.status == 65)
      #expect(told.errors.contains(limit), "\(told.errors.prefix(300))")
    }
  }

  // MARK: Composing

  @Test func aComposedRoutineIsAFileThatReadsAsItself() throws {
    let composed = try limber(
      "compose --for 10m --area lower-back --level 2 --positions standing,seated --seed 7")
    #expect(composed.status == 0)
    let again = try limber(
      "compose --for 10m --area lower-back --level 2 --positions standing,seated --seed 7")
    #expect(composed.output == again.output)
    let shown = try limber("routine show -", input: composed.output).output
    #expect(shown.hasPrefix("Ten minutes for the lower back, "), "\(shown)")
    let phases = try objects("routine show -", input: composed.output)
    let end = try #require(phases.last?["end_ms"] as? Int)
    #expect(abs(end - 600_000) <= 18_000)
    #expect(try limber("routine check -", input: composed.output).status == 0)
  }

  @Test func aWishWithoutAnAnswerIsToldWithOneThatHasOne() throws {
    let told = try limber("compose --for 10m --area calves --positions supine")
    #expect(told.status == 65)
    #expect(told.errors.hasPrefix("limber: nothing for the calves"), "\(told)")
    let nearest = try #require(told.errors.split(separator: "Try: ").last)
    let line = "compose \(nearest)".trimmingCharacters(in: .newlines)
    #expect(try limber(line).status == 0, "\(line)")
    #expect(try limber("compose").status == 64)
    #expect(try limber("compose --for 10").status == 64)
    #expect(try limber("start desk --for 10m").status == 64)
  }

  // MARK: One's own

  @Test func questionsMakeARoutineOfOnesOwn() throws {
    let answers = "knee-to-chest\n20s\n3\nleft\ncat-cow\n\n\n\n"
    let made = try limber("routine new my-physio", input: answers)
    #expect(made.status == 0, "\(made)")
    #expect(made.output.contains("Knee to chest: hold 20s, 3 times"))
    let path = "\(home.path)/config/limber/routines/my-physio.yaml"
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      written == """
        name: "My physio"
        steps:
          - {exercise: knee-to-chest, hold: 20s, sets: 3, between: 5s, sides: left}
          - {exercise: cat-cow}

        """)
    let cut = try limber("routine new other", input: "plank\n")
    #expect(cut.status == 65)
    #expect(
      !FileManager.default.fileExists(atPath: "\(home.path)/config/limber/routines/other.yaml"))
  }

  // MARK: What a session remembers

  @Test func whatHurtIsNamedAndNotComposedUntilItIsCleared() throws {
    let daemon = try home.daemon()
    let routine = "steps: [{exercise: childs-pose, hold: 30s}]"
    let first = try limber("start -", input: routine)
    #expect(first.errors.contains("Before the first session"), "\(first)")
    let told = try limber("stop --pain 3")
    #expect(told.status == 0)
    #expect(told.errors.contains("childs-pose hurt, 3 of 10: it is not composed until"))
    let second = try limber("start -", input: routine)
    #expect(second.errors.contains("this contains childs-pose, which hurt today"), "\(second)")
    #expect(!second.errors.contains("Before the first session"))
    _ = try limber("stop")
    let wish = "compose --for 2m --positions kneeling --area lower-back"
    #expect(try limber(wish).status == 65)
    let cleared = try limber("exercise clear childs-pose")
    #expect(cleared.output == "childs-pose is cleared; it starts gently.\n")
    let composed = try limber(wish)
    #expect(composed.output.contains("childs-pose"), "\(composed)")
    let third = try limber("start -", input: routine)
    #expect(!third.errors.contains("hurt"), "\(third)")
    let strong = try limber("stop --pain 9")
    #expect(strong.errors.contains("See a doctor at once"))
    daemon.signal(SIGTERM)
    _ = try daemon.wait(seconds: 5)
  }

  @Test func theOutcomeIsTheStatusOfAStartThatWaits() throws {
    let daemon = try home.daemon()
    let brief = "steps: [{exercise: plank, hold: 1s, ready: 1s}]"
    let done = try limber("start - --wait", input: brief)
    #expect(done.status == 0, "\(done)")
    let waiting = Child(
      Programs.limber, ["start", "lower-back", "--in", "30s", "--wait"],
      environment: home.environment)
    try waiting.start()
    try eventually("the session is on") { try home.status()["session"] is [String: Any] }
    let session = try #require(home.status()["session"] as? [String: Any])
    #expect(session["phase"] as? String == "ready")
    #expect(try #require(session["phase_remaining_ms"] as? Int) > 30_000)
    _ = try limber("stop")
    #expect(try waiting.wait(seconds: 10) == 1)
    #expect(waiting.errors.contains("the session was stopped before its end"))
    daemon.signal(SIGTERM)
    _ = try daemon.wait(seconds: 5)
  }

  // MARK: Files and the daemon

  /// Sooner than the daemon's watch has told of the change.
  @Test func aRoutineIsPlayedTheMomentItIsWrittenAndAsItIs() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    var lengths: [Int] = []
    for seconds in 10...14 {
      try home.write("steps: [{rest: \(seconds)s}]\n", to: "routines/new.yaml")
      let started = try limber("start new")
      #expect(started.status == 0, "\(started)")
      let session = try #require(home.status()["session"] as? [String: Any])
      lengths.append(try #require(session["duration_ms"] as? Int))
      #expect(try limber("stop").status == 0)
    }
    #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $1 - $0 == 1000 }, "\(lengths)")
  }
}
