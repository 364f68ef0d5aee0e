// The agenda on an ordinary day: what is due, rings, is answered, started or left.

import Testing

@testable import Scheduling

private let answers = [
  Story(
    "nobody answers: it rings twice and ends after half an hour",
    [.reload([morning]), .wait("12:00:00")],
    announcedTwice + ["08:00:00 desk 07:30 is unanswered", "08:00:00 silence"]),
  Story(
    "a session of its routine answers it",
    [.reload([morning]), .wait("07:30:20"), .begin("quick"), .wait("07:40:00")],
    announced + ["07:30:20 desk 07:30 is started", "07:30:20 silence"]),
  Story(
    "a session of another routine does not answer it, and there is no second ring until its end",
    [.reload([morning]), .wait("07:30:20"), .begin("arms"), .wait("07:40:00"), .end("arms")],
    announced + ["07:40:00 ring again"]),
  Story(
    "a stop turns it down", [.reload([morning]), .wait("07:30:20"), .stop, .wait("09:00:00")],
    announced + ["07:30:20 desk 07:30 is stopped", "07:30:20 silence"]),
  Story(
    "a stop with nothing due is nothing", [.reload([morning]), .stop, .wait("07:00:00")], []),
  Story(
    "one that starts by itself leaves twenty seconds",
    [.reload([auto]), .wait("09:00:00")],
    announced + [
      "07:30:20 start quick", "07:30:20 desk 07:30 is started", "07:30:20 silence",
    ]),
  Story(
    "a stop in the twenty seconds calls the start off",
    [.reload([auto]), .wait("07:30:19"), .stop, .wait("09:00:00")],
    announced + ["07:30:19 desk 07:30 is stopped", "07:30:19 silence"]),
  Story(
    "a session of its routine in the twenty seconds is the start",
    [.reload([auto]), .wait("07:30:10"), .begin("quick"), .wait("07:40:00"), .end("quick")],
    announced + ["07:30:10 desk 07:30 is started", "07:30:10 silence"]),
  Story(
    "another session in the twenty seconds makes it one that asks",
    [
      .reload([auto]), .wait("07:30:10"), .begin("arms"), .wait("07:35:00"), .end("arms"),
      .wait("09:00:00"),
    ],
    announced + ["08:00:00 desk 07:30 is unanswered", "08:00:00 silence"]),
  Story(
    "without a sound that can be heard it asks",
    [.mute, .reload([auto]), .wait("09:00:00")],
    announced + [
      "07:31:00 ring again", "07:33:00 ring again", "07:37:00 ring again", "07:45:00 ring again",
      "08:00:00 desk 07:30 is unanswered", "08:00:00 silence",
    ]),
  Story(
    "what could not be heard rings until it is",
    [
      .mute, .reload([morning]), .wait("07:33:30"), .send(.rang(heard: true)),
      .wait("07:59:00"),
    ],
    announced + ["07:31:00 ring again", "07:33:00 ring again"]),
  Story(
    "a silent one starts without a sound",
    [.mute, .reload([desk("07:30", start: .auto, isSilent: true)]), .wait("09:00:00")],
    announced + [
      "07:30:20 start quick", "07:30:20 desk 07:30 is started", "07:30:20 silence",
    ]),
  Story(
    "one whose session cannot start still ends",
    [.noStart, .reload([auto]), .wait("09:00:00")],
    announced + [
      "07:30:20 start quick", "08:00:00 desk 07:30 is unanswered", "08:00:00 silence",
    ]),
  Story(
    "its next occurrence ends it",
    [.reload([desk("07:30", "07:45")]), .wait("07:45:30")],
    announcedTwice + [
      "07:45:00 desk 07:30 is unanswered", "07:45:00 silence", "07:45:00 desk 07:45 is due",
      "07:45:00 ring", "07:45:00 desk 07:45 is announced",
    ]),
  Story(
    "two at once share a ring, and a stop ends both",
    [.reload([morning, desk("07:30", name: "neck", routine: "neck")]), .wait("07:31:10"), .stop],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 neck 07:30 is due", "07:30:00 ring",
      "07:30:00 desk 07:30 is announced", "07:30:00 neck 07:30 is announced",
      "07:31:00 ring again", "07:31:10 desk 07:30 is stopped", "07:31:10 neck 07:30 is stopped",
      "07:31:10 silence",
    ]),
  Story(
    "a first ring is a second one for those before it",
    [.reload([morning, desk("07:31", name: "neck", routine: "neck")]), .wait("07:31:30")],
    announced + ["07:31:00 neck 07:31 is due", "07:31:00 ring", "07:31:00 neck 07:31 is announced"]),
  Story(
    "of two that start by themselves the second asks",
    [
      .reload([auto, desk("07:30", start: .auto, name: "neck", routine: "neck")]),
      .wait("07:40:00"), .end("quick"), .wait("09:00:00"),
    ],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 neck 07:30 is due", "07:30:00 ring",
      "07:30:00 desk 07:30 is announced", "07:30:00 neck 07:30 is announced",
      "07:30:20 start quick", "07:30:20 desk 07:30 is started", "07:30:20 silence",
      "08:00:00 neck 07:30 is unanswered", "08:00:00 silence",
    ]),
]

private let sessions = [
  Story(
    "a session holds the ring back until its end",
    [.reload([morning]), .wait("07:20:00"), .begin("arms"), .wait("07:50:00"), .end("arms")],
    [
      "07:30:00 desk 07:30 is due", "07:50:00 ring", "07:50:00 desk 07:30 is announced",
    ]),
  Story(
    "what begins in a session counts its half hour from the ring",
    [
      .reload([morning]), .wait("07:20:00"), .begin("arms"), .wait("07:50:00"), .end("arms"),
      .wait("09:00:00"),
    ],
    [
      "07:30:00 desk 07:30 is due", "07:50:00 ring", "07:50:00 desk 07:30 is announced",
      "07:51:00 ring again", "08:20:00 desk 07:30 is unanswered", "08:20:00 silence",
    ]),
  Story(
    "a session of its routine that is on answers it",
    [.reload([morning]), .wait("07:29:00"), .begin("quick"), .wait("07:50:00"), .end("quick")],
    ["07:30:00 desk 07:30 is answered-early"]),
  Story(
    "a session twenty minutes before answers it early",
    [
      .reload([morning]), .wait("07:05:00"), .begin("quick"), .wait("07:10:00"), .end("quick"),
      .wait("09:00:00"),
    ], ["07:30:00 desk 07:30 is answered-early"]),
  Story(
    "a session longer before does not",
    [
      .reload([morning]), .wait("07:05:00"), .begin("quick"), .wait("07:09:59"), .end("quick"),
      .wait("07:30:30"),
    ], announced),
  Story(
    "a session of another routine shortly before does not",
    [
      .reload([morning]), .wait("07:15:00"), .begin("arms"), .wait("07:20:00"), .end("arms"),
      .wait("07:30:30"),
    ], announced),
  Story(
    "a ring that sounds only after a session has begun starts nothing in it",
    [
      .stall, .reload([auto]), .wait("07:30:01"), .begin("arms"), .rang, .wait("07:35:00"),
      .end("arms"), .wait("07:45:00"),
    ],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 ring", "07:30:01 desk 07:30 is announced",
      "07:35:00 ring again",
    ]),
]

@Suite struct AgendaTests {
  @Test(arguments: answers) func itIsAnswered(story: Story) { story.check() }
  @Test(arguments: sessions) func aSessionIsNotDisturbed(story: Story) { story.check() }

  @Test func timeBeforeTheInstantDoesNothingButArm() {
    var agenda = Agenda()
    _ = agenda.handle(.reload([morning]), at: at("06:00:00"))
    let early = WallInstant(milliseconds: at("07:30:00").milliseconds - 1)
    #expect(agenda.handle(.time, at: early) == [.arm(at("07:30:00"))])
    #expect(agenda.due.isEmpty)
  }

  @Test func whatIsDueIsRecordedBeforeItRings() {
    var agenda = Agenda()
    _ = agenda.handle(.reload([morning]), at: at("06:00:00"))
    let now = at("07:30:00")
    let occurrence = morning.occurrences(on: CivilDate(year: 2026, month: 11, day: 24)!)[0]
    #expect(
      agenda.handle(.time, at: now) == [
        .record(Decision(occurrence, .due, at: now)), .changed, .ring(again: false), .changed,
        // Should the ring never begin.
        .arm(at("07:30:10")),
      ])
    #expect(
      agenda.handle(.rang(heard: true), at: now) == [
        .record(Decision(occurrence, .announced, at: now)), .changed, .arm(at("07:31:00")),
      ])
    #expect(agenda.current?.occurrence == occurrence)
  }

  @Test func withNothingToComeNothingIsArmed() {
    var agenda = Agenda()
    #expect(agenda.handle(.time, at: at("06:00:00")) == [.arm(nil)])
    #expect(agenda.handle(.reload([]), at: at("06:00:00")).last == .arm(nil))
    let off = desk("07:30", isEnabled: false)
    #expect(agenda.handle(.reload([off]), at: at("06:00:00")).last == .arm(nil))
  }

  @Test func aRuleIsKeptOnceAndAgainWhenItChanges() {
    var agenda = Agenda()
    let now = at("06:00:00")
    let rule = RuleInForce(reminder: "desk", rule: "*-*-* 07:30:00", since: now)
    #expect(agenda.handle(.reload([morning]), at: now).contains(.keep(rule)))
    // How it starts is no part of when it comes.
    let later = at("06:10:00")
    #expect(!agenda.handle(.reload([auto]), at: later).contains { $0.isRecord })
    let off = RuleInForce(reminder: "desk", rule: "off", since: later)
    #expect(agenda.handle(.reload([]), at: later).contains(.keep(off)))
    #expect(!agenda.handle(.reload([]), at: later).contains { $0.isRecord })
  }

  @Test func aRuleFromTheFutureIsKeptAnewWhenTheClockIsSetBack() {
    var agenda = Agenda()
    _ = agenda.handle(.reload([morning]), at: at("2030-01-01T00:00:00Z"))
    let actions = agenda.handle(.time, at: at("06:00:00"))
    #expect(
      actions.contains(
        .keep(RuleInForce(reminder: "desk", rule: "*-*-* 07:30:00", since: at("06:00:00")))))
  }
}
