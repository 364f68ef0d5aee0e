import Control
import Testing

@testable import limber

private let audio = Status.Audio(device: "default", state: .known(.open))
private let hold = Status.Session(
  routine: "lower-back", state: .running, phase: .known(.hold), exercise: "Knee to chest",
  side: .known(.left),
  step: 3, steps: 12, positionMs: 125_900, durationMs: 580_000, phaseRemainingMs: 11_200)

private func with(
  _ session: Status.Session, _ change: (inout Status.Session) -> Void
) -> Status {
  var session = session
  change(&session)
  return Status(session: session, audio: audio)
}

@Suite struct TimeTextTests {
  @Test(arguments: [
    ("2026-11-25T07:30:00+01:00", "2026-11-25 07:30"),
    ("2026-11-25T07:30:15Z", "2026-11-25 07:30:15"), ("soon", "soon"), ("2026T1", "2026T1"),
  ])
  func aMomentIsCutToWhatMatters(instant: String, text: String) {
    #expect(TimeText.dateAndTime(instant) == text)
  }

  @Test(
    arguments: [
      (0, "0:00", "0:00", "0 seconds"), (1, "0:00", "0:01", "1 second"),
      (1999, "0:01", "0:02", "2 seconds"), (60_000, "1:00", "1:00", "1 minute"),
      (125_000, "2:05", "2:05", "2 minutes 5 seconds"), (-5, "0:00", "0:00", "0 seconds"),
      (3_723_000, "1:02:03", "1:02:03", "1 hour 2 minutes 3 seconds"),
    ] as [(Int64, String, String, String)])
  func aLengthIsReadInWholeSeconds(ms: Int64, clock: String, countdown: String, words: String) {
    #expect(TimeText.clock(ms) == clock)
    #expect(TimeText.countdown(ms) == countdown)
    #expect(TimeText.words(ms) == words)
  }
}

@Suite struct StatusTextTests {
  static let due = Status.Due(
    reminder: "desk", routine: "lower-back", since: "2026-11-24T15:00:00+01:00")
  static let next = Status.Next(reminder: "morning", at: "2026-11-25T07:30:00+01:00")

  @Test(arguments: [
    (
      Status(session: hold, audio: audio),
      [
        "Knee to chest, left side, hold, 12 seconds left. "
          + "Step 3 of 12 of lower-back, 2:05 of 9:40."
      ]
    ),
    (
      with(hold) { $0.state = .paused },
      [
        "Paused. Knee to chest, left side, hold, 12 seconds left. "
          + "Step 3 of 12 of lower-back, 2:05 of 9:40."
      ]
    ),
    (
      with(hold) {
        $0.exercise = nil
        $0.side = nil
        $0.phase = .known(.rest)
      }, ["Rest, 12 seconds left. Step 3 of 12 of lower-back, 2:05 of 9:40."]
    ),
    (
      with(hold) { $0.state = .waiting },
      ["Waiting until you resume: limber resume. Step 3 of 12 of lower-back, 2:05 of 9:40."]
    ),
    (
      with(hold) {
        $0.state = .waiting
        $0.message = "Squat: twelve times"
      },
      [
        "Waiting until you resume (limber resume): Squat: twelve times. Step 3 of 12 of lower-back, "
          + "2:05 of 9:40."
      ]
    ),
    (
      with(hold) {
        $0.state = .waiting
        $0.message = "Lie down."
      },
      [
        "Waiting until you resume (limber resume): Lie down. Step 3 of 12 of lower-back, "
          + "2:05 of 9:40."
      ]
    ),
    (
      with(hold) { $0.state = .finished }, ["The session has ended. No upcoming reminders."]
    ),
    (Status(audio: audio), ["Nothing is running. No upcoming reminders."]),
    (
      Status(next: next, audio: audio), ["Nothing is running. Next: morning at 2026-11-25 07:30."]
    ),
    (
      Status(due: due, next: next, audio: audio),
      ["Due since 2026-11-24 15:00: desk. 'limber start' plays lower-back."]
    ),
    (
      Status(
        due: Status.Due(
          reminder: "desk", routine: "lower-back", since: "2026-11-24T15:00:00+01:00",
          startsAt: "2026-11-24T15:00:20+01:00"), audio: audio),
      [
        "Due since 2026-11-24 15:00: desk. It starts lower-back at 15:00:20; "
          + "'limber stop' cancels it."
      ]
    ),
    (
      Status(
        due: Status.Due(
          reminder: "desk", routine: "lower-back", since: "2026-11-24T15:00:00+01:00",
          ringsAt: "2026-11-24T15:42:00+01:00"), audio: audio),
      [
        "Due since 2026-11-24 15:00: desk. It rings at 15:42:00; 'limber start' plays lower-back "
          + "now."
      ]
    ),
    (
      Status(
        due: due,
        dueAll: [
          Status.Due(
            reminder: "neck", routine: "neck", since: "2026-11-24T14:00:00+01:00",
            snoozedUntil: "2026-11-24T15:30:00+01:00"), due,
        ], audio: audio),
      [
        "Due since 2026-11-24 15:00: desk. 'limber start' plays lower-back.",
        "neck is snoozed until 15:30:00; 'limber start' plays neck now.",
      ]
    ),
    (
      Status(
        holds: [
          Status.Held(until: "2026-11-24T16:00:00+01:00", reason: "call"),
          Status.Held(owner: "zoom", until: nil, reason: "zoom"),
          Status.Held(owner: "talk", until: "2026-11-24T17:00:00+01:00", reason: "the weekly"),
        ], audio: audio),
      [
        "Nothing is running. No upcoming reminders.",
        "Reminders are held until 2026-11-24 16:00 (call).",
        "Reminders are held by zoom until it ends.",
        "Reminders are held by talk until 2026-11-24 17:00 (the weekly).",
      ]
    ),
    (
      Status(
        offUntil: "2026-11-25T00:00:00Z", audio: Status.Audio(device: "d", state: .known(.muted)),
        problems: ["no sound device works"]),
      [
        "Nothing is running. No upcoming reminders.", "Reminders are off until 2026-11-25 00:00.",
        "The sound is muted.", "Problem: no sound device works",
      ]
    ),
  ])
  func theStatusIsToldInSentences(status: Status, lines: [String]) {
    #expect(StatusText.lines(status) == lines)
  }

  @Test func whatStartedIsToldWithItsLength() {
    #expect(
      StatusText.started(Status(session: hold, audio: audio))
        == "Started lower-back: 12 steps, 9 minutes 40 seconds.")
  }

  @Test func aSentenceComesWhenSomethingBeginsNotWhenNumbersMove() {
    var narration = Narration()
    func line(_ change: (inout Status.Session) -> Void) -> String? {
      narration.lines(of: with(hold, change)).first
    }
    #expect(line { _ in } == "Knee to chest, left side, hold, 12 seconds.")
    #expect(line { $0.phaseRemainingMs = 5000 } == nil)
    #expect(line { $0.side = .known(.right) } == "Knee to chest, right side, hold, 12 seconds.")
    #expect(
      line { ($0.phase, $0.activityRemainingMs) = (.known(.inhale), 48_000) }
        == "Knee to chest, left side, breaths, 48 seconds.")
    #expect(line { $0.phase = .known(.exhale) } == nil)
    #expect(line { $0.state = .paused }?.hasPrefix("Paused.") == true)
    #expect(narration.lines(of: Status(audio: audio)).count == 1)
    #expect(narration.lines(of: Status(audio: audio)) == [])
  }

  @Test func aProblemIsToldOnceForAsLongAsItLasts() {
    var narration = Narration()
    let good = Status(audio: audio)
    let bad = Status(audio: audio, problems: ["no sound device works"])
    _ = narration.lines(of: good)
    #expect(narration.lines(of: bad) == ["Problem: no sound device works"])
    #expect(narration.lines(of: bad) == [])
    #expect(narration.lines(of: good) == [])
    #expect(narration.lines(of: bad) == ["Problem: no sound device works"])
  }
}

@Suite struct LiveViewTests {
  @Test func theViewReadsLikeAPage() {
    var status = with(hold) { _ in }
    status.next = StatusTextTests.next
    status.problems = ["no sound device works"]
    let view = LiveView(status: status, elapsedMs: 1000, notice: "refused")
    #expect(
      view.lines(width: 40, height: 24) == [
        "lower-back                       running",
        "",
        "Knee to chest, left side",
        "hold                                0:11",
        "[========------------------------------]",
        "Step 3 of 12                2:06 of 9:40",
        "",
        "Next: morning at 2026-11-25 07:30",
        "Problem: no sound device works",
        "",
        "refused",
        "",
        "space pause/resume   n skip   b back   +",
      ])
  }

  @Test func timeStandsStillInAPauseAndEndsWithThePhase() {
    let paused = LiveView(status: with(hold) { $0.state = .paused }, elapsedMs: 5000)
    #expect(paused.lines(width: 40, height: 24)[3].hasSuffix("0:12"))
    let late = LiveView(status: with(hold) { _ in }, elapsedMs: 60_000)
    #expect(late.lines(width: 40, height: 24)[3].hasSuffix("0:00"))
    #expect(late.lines(width: 40, height: 24)[5].hasSuffix("2:17 of 9:40"))
  }

  @Test(arguments: 0..<30)
  func theViewFitsEveryScreen(size: Int) {
    let view = LiveView(status: with(hold) { _ in }, elapsedMs: 0)
    for other in 0..<30 {
      let lines = view.lines(width: size, height: other)
      #expect(lines.count <= other)
      #expect(lines.allSatisfy { $0.count <= size })
    }
  }

  @Test(
    arguments: [
      (0, 10, "[----]"), (5, 10, "[==--]"), (10, 10, "[====]"), (11, 10, "[====]"),
      (-1, 10, "[----]"), (0, 0, "[----]"),
    ] as [(Int64, Int64, String)])
  func theBarShowsThePart(part: Int64, whole: Int64, bar: String) {
    #expect(LiveView.bar(part, of: whole, width: 6) == bar)
  }
}
