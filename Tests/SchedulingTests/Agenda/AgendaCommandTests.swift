// What people say about reminders, told as stories: snoozes, skips, offs, holds, and reminders that
// are asked for.

import Testing

@testable import Scheduling

private let snooze = Agenda.Event.snooze(reminder: nil, by: nil)
private let neck = desk("07:30", name: "neck", routine: "neck")
private func off(_ from: String, _ until: String, isElapsed: Bool = false) -> Agenda.Event {
  .off(OffSpell(since: at(from), until: at(until), isElapsed: isElapsed))
}
private let ringsAt0740 = ["07:40:10 ring", "07:40:10 desk 07:30 is announced"]
private let snoozedAt10 = ["07:30:10 desk 07:30 is snoozed", "07:30:10 silence"]

private let snoozes = [
  Story(
    "one that is put off rings again, and waits half an hour from then",
    [.reload([morning]), .wait("07:30:10"), .send(snooze), .wait("09:00:00")],
    announced + snoozedAt10 + ringsAt0740 + [
      "07:41:10 ring again", "08:10:10 desk 07:30 is unanswered", "08:10:10 silence",
    ]),
  Story(
    "a length of one's own",
    [
      .reload([morning]), .wait("07:30:10"), .send(.snooze(reminder: "desk", by: 120)),
      .wait("07:32:20"),
    ],
    announced + snoozedAt10 + ["07:32:10 ring", "07:32:10 desk 07:30 is announced"]),
  Story(
    "it outlives a restart",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .restart("07:35:00", [morning]),
      .wait("07:40:20"),
    ],
    announced + snoozedAt10 + ringsAt0740),
  Story(
    "a snooze in the twenty seconds calls the start off, and the start comes after the ring",
    [.reload([auto]), .wait("07:30:10"), .send(snooze), .wait("07:41:00")],
    announced + snoozedAt10 + ringsAt0740 + [
      "07:40:30 start quick", "07:40:30 desk 07:30 is started", "07:40:30 silence",
    ]),
  Story(
    "a session of its routine answers it",
    [.reload([morning]), .wait("07:30:10"), .send(snooze), .begin("quick"), .wait("07:41:00")],
    announced + snoozedAt10 + ["07:30:10 desk 07:30 is started"]),
  Story(
    "its next occurrence ends it",
    [.reload([desk("07:30", "07:35")]), .wait("07:30:10"), .send(snooze), .wait("07:35:10")],
    announced + snoozedAt10 + [
      "07:35:00 desk 07:30 is unanswered", "07:35:00 desk 07:35 is due", "07:35:00 ring",
      "07:35:00 desk 07:35 is announced",
    ]),
  Story(
    "it waits for the end of a session of another routine",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .begin("arms"), .wait("07:45:00"),
      .end("arms"), .wait("07:45:10"),
    ],
    announced + snoozedAt10 + ["07:45:00 ring", "07:45:00 desk 07:30 is announced"]),
  Story(
    "asleep at its end, it rings two minutes after the return",
    [.reload([morning]), .wait("07:30:10"), .send(snooze), .jump("08:00:00"), .wait("08:02:10")],
    announced + snoozedAt10 + ["08:02:00 ring", "08:02:00 desk 07:30 is announced"]),
  Story(
    "asleep for long past its end, it ends unanswered, and does not come again",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .jump("12:00:00"), .set("07:00:00"),
      .wait("08:00:00"),
    ],
    announced + snoozedAt10 + ["12:00:00 desk 07:30 is unanswered"]),
  Story(
    "a clock that is set does not change its length",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .wait("07:35:10"), .set("06:35:10"),
      .wait("06:41:00"),
    ],
    announced + snoozedAt10 + ["06:40:10 ring", "06:40:10 desk 07:30 is announced"]),
  Story(
    "without a name all that was announced is put off",
    [.reload([morning, neck]), .wait("07:30:10"), .send(snooze), .wait("07:40:20")],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 neck 07:30 is due", "07:30:00 ring",
      "07:30:00 desk 07:30 is announced", "07:30:00 neck 07:30 is announced",
      "07:30:10 desk 07:30 is snoozed", "07:30:10 neck 07:30 is snoozed", "07:30:10 silence",
      "07:40:10 ring", "07:40:10 desk 07:30 is announced", "07:40:10 neck 07:30 is announced",
    ]),
]

private let skips = [
  Story(
    "the next one is turned down before it comes",
    [.reload([desk("07:30", "09:00")]), .send(.skipNext(reminder: nil)), .wait("09:00:10")],
    [
      "06:00:00 desk 07:30 is skipped", "09:00:00 desk 09:00 is due", "09:00:00 ring",
      "09:00:00 desk 09:00 is announced",
    ]),
  Story(
    "twice is the next two, also over a restart",
    [
      .reload([desk("07:30", "09:00", "10:00")]), .send(.skipNext(reminder: "desk")),
      .restart("06:10:00", [desk("07:30", "09:00", "10:00")]),
      .send(.skipNext(reminder: "desk")), .wait("09:30:00"),
    ],
    ["06:00:00 desk 07:30 is skipped", "06:10:00 desk 09:00 is skipped"]),
  Story(
    "of several reminders the first to come",
    [.reload([desk("08:00"), neck]), .send(.skipNext(reminder: nil)), .wait("07:50:00")],
    ["06:00:00 neck 07:30 is skipped"]),
  Story(
    "a clock set back does not bring it again",
    [
      .reload([morning]), .send(.skipNext(reminder: nil)), .wait("08:00:00"), .set("07:00:00"),
      .wait("08:00:00"),
    ],
    ["06:00:00 desk 07:30 is skipped"]),
]

private let unskip = Agenda.Event.unskip(reminder: nil)

private let undone = [
  Story(
    "what was skipped comes after all",
    [
      .reload([morning]), .send(.skipNext(reminder: nil)), .wait("07:00:00"), .send(unskip),
      .wait("07:30:10"),
    ],
    ["06:00:00 desk 07:30 is skipped", "07:00:00 desk 07:30 is open again"] + announced),
  Story(
    "of two the one that was skipped last, also over a restart",
    [
      .reload([desk("07:30", "09:00")]), .send(.skipNext(reminder: nil)), .wait("06:01:00"),
      .send(.skipNext(reminder: nil)), .restart("06:10:00", [desk("07:30", "09:00")]),
      .send(unskip), .wait("09:00:10"),
    ],
    [
      "06:00:00 desk 07:30 is skipped", "06:01:00 desk 09:00 is skipped",
      "06:10:00 desk 09:00 is open again", "09:00:00 desk 09:00 is due", "09:00:00 ring",
      "09:00:00 desk 09:00 is announced",
    ]),
  Story(
    "of one reminder",
    [
      .reload([morning, neck]), .send(.skipNext(reminder: "desk")),
      .send(.skipNext(reminder: "neck")), .send(.unskip(reminder: "desk")), .wait("07:29:00"),
    ],
    [
      "06:00:00 desk 07:30 is skipped", "06:00:00 neck 07:30 is skipped",
      "06:00:00 desk 07:30 is open again",
    ]),
  Story(
    "one whose time has passed does not come",
    [.reload([morning]), .send(.skipNext(reminder: nil)), .wait("07:30:01"), .send(unskip)],
    ["06:00:00 desk 07:30 is skipped"]),
]

private let answers = [
  Story(
    "a stop turns down what waits for the right moment",
    [
      .reload([morning]), .send(.hindered([Hindrance(.call)])), .wait("07:40:00"), .stop,
      .send(.hindered([])), .wait("08:00:00"),
    ],
    ["07:30:00 desk 07:30 is due", "07:40:00 desk 07:30 is stopped"]),
  Story(
    "and what was put off",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .wait("07:31:00"), .stop,
      .wait("08:00:00"),
    ],
    announced + snoozedAt10 + ["07:31:00 desk 07:30 is stopped"]),
  Story(
    "but only what was announced, where something was",
    [
      .reload([desk("07:30"), desk("07:40", name: "neck", routine: "neck")]), .wait("07:30:10"),
      .send(snooze), .wait("07:40:05"), .stop, .wait("07:40:20"),
    ],
    announced + snoozedAt10 + [
      "07:40:00 neck 07:40 is due", "07:40:00 ring", "07:40:00 neck 07:40 is announced",
      "07:40:05 neck 07:40 is stopped", "07:40:05 silence", "07:40:10 ring",
      "07:40:10 desk 07:30 is announced",
    ]),
]

private let offs = [
  Story(
    "what comes is dropped, and what comes at the end is not",
    [
      .reload([desk("07:30", "08:00", "09:00")]), .send(off("06:00:00", "09:00:00")),
      .wait("09:00:10"),
    ],
    [
      "06:00:00 off", "07:30:00 desk 07:30 is dropped", "08:00:00 desk 08:00 is dropped",
      "09:00:00 desk 09:00 is due", "09:00:00 on", "09:00:00 ring",
      "09:00:00 desk 09:00 is announced",
    ]),
  Story(
    "what is due is withdrawn",
    [.reload([morning]), .wait("07:30:10"), .send(off("07:30:10", "09:00:00")), .wait("08:59:00")],
    announced + ["07:30:10 desk 07:30 is withdrawn", "07:30:10 silence", "07:30:10 off"]),
  Story(
    "it outlives a restart, and what came in it while nobody was there is dropped",
    [
      .reload([desk("07:30", "08:30")]), .send(off("06:00:00", "08:00:00")),
      .restart("08:10:00", [desk("07:30", "08:30")]), .wait("08:30:10"),
    ],
    [
      "06:00:00 off", "08:10:00 desk 07:30 is dropped", "08:10:00 on",
      "08:30:00 desk 08:30 is due", "08:30:00 ring", "08:30:00 desk 08:30 is announced",
    ]),
  Story(
    "a person ends it",
    [
      .reload([morning]), .send(off("06:00:00", "09:00:00")), .wait("07:00:00"), .send(.on),
      .wait("07:30:10"),
    ],
    ["06:00:00 off", "07:00:00 on"] + announced),
  Story(
    "a length goes on when the clock is set forward",
    [
      .reload([desk("08:30")]), .send(off("06:00:00", "07:00:00", isElapsed: true)),
      .set("08:00:00"), .wait("08:31:00"),
    ],
    ["06:00:00 off", "08:00:00 off", "08:30:00 desk 08:30 is dropped"]),
  Story(
    "a clock set back years does not keep it for years",
    [
      .reload([]), .set("2106-01-01T00:00:00Z"),
      .send(off("2106-01-01T00:00:00Z", "2106-01-01T02:00:00Z")), .set("06:00:00"),
      .reload([desk("07:30", "08:00")]), .wait("08:00:10"),
    ],
    [
      "2106-01-01T00:00:00 off", "06:00:00 off", "07:30:00 desk 07:30 is dropped",
      "08:00:00 desk 08:00 is due",
      "08:00:00 on", "08:00:00 ring", "08:00:00 desk 08:00 is announced",
    ]),
]

private let others = [
  Story(
    "one that is asked for rings at once, though reminders are off",
    [.reload([morning]), .send(off("06:00:00", "09:00:00")), .send(.wanted(reminder: "desk"))],
    [
      "06:00:00 off", "06:00:00 desk 06:00:00 now is due", "06:00:00 ring",
      "06:00:00 desk 06:00:00 now is announced",
    ]),
  Story(
    "one that is asked for ends what was due of its reminder",
    [.reload([morning]), .wait("07:35:00"), .send(.wanted(reminder: "desk"))],
    announcedTwice + [
      "07:35:00 desk 07:30 is unanswered", "07:35:00 silence", "07:35:00 desk 07:35:00 now is due",
      "07:35:00 ring", "07:35:00 desk 07:35:00 now is announced",
    ]),
]

@Suite struct AgendaCommandTests {
  @Test(arguments: snoozes) func whatIsDueIsPutOff(story: Story) { story.check() }
  @Test(arguments: skips) func theNextIsTurnedDown(story: Story) { story.check() }
  @Test(arguments: undone) func aSkipIsUndone(story: Story) { story.check() }
  @Test(arguments: answers) func whatWaitsIsTurnedDown(story: Story) { story.check() }
  @Test(arguments: offs) func remindersAreOffForAWhile(story: Story) { story.check() }
  @Test(arguments: others) func remindersAreAskedFor(story: Story) { story.check() }

  @Test func whatMakesNoSenseIsRefused() {
    var agenda = Agenda()
    _ = agenda.handle(.reload([morning]), at: at("07:00:00"))
    #expect(agenda.refusal(of: snooze, at: at("07:30:00")) == .nothingDue(reminder: nil))
    #expect(
      agenda.refusal(of: .snooze(reminder: "desk", by: nil), at: at("07:30:00"))
        == .nothingDue(reminder: "desk"))
    for event in [
      Agenda.Event.snooze(reminder: "knee", by: nil), .skipNext(reminder: "knee"),
      .wanted(reminder: "knee"), .unskip(reminder: "knee"),
    ] {
      #expect(agenda.refusal(of: event, at: at("07:30:00")) == .noReminder(name: "knee"))
    }
    #expect(agenda.refusal(of: .skipNext(reminder: "desk"), at: at("07:30:00")) == nil)
    #expect(agenda.refusal(of: unskip, at: at("07:30:00")) == .nothingSkipped(reminder: nil))
    #expect(
      agenda.refusal(of: .release(owner: "zoom"), at: at("07:30:00")) == .noHold(owner: "zoom"))
    #expect(agenda.refusal(of: .release(owner: nil), at: at("07:30:00")) == nil)
    var nothing = Agenda()
    _ = nothing.handle(.reload([desk("07:30", isEnabled: false)]), at: at("07:00:00"))
    #expect(
      nothing.refusal(of: .skipNext(reminder: nil), at: at("07:30:00"))
        == .noneUpcoming(reminder: nil))
    #expect(
      nothing.refusal(of: .skipNext(reminder: "desk"), at: at("07:30:00"))
        == .noneUpcoming(reminder: "desk"))
  }

  @Test func aSnoozeThatCorrectsOneIsTheSame() throws {
    var item = morning
    item.reminder.snooze = SnoozePolicy(by: 300, limit: 1)
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([item]))
    driver.wait(until: at("07:30:10"))
    driver.send(snooze)
    for (event, until) in [
      (Agenda.Event.snooze(reminder: "desk", by: 1200), "07:51:00"),
      (.snooze(reminder: nil, by: 600), "07:41:00"),
    ] {
      driver.wait(until: at("07:31:00"))
      #expect(driver.agenda.refusal(of: event, at: driver.now) == nil)
      driver.send(event)
      #expect(driver.agenda.due.map(\.snoozedUntil) == [at(until)])
      #expect(driver.agenda.due.map(\.snoozes) == [1])
    }
    driver.wait(until: at("07:41:10"))
    #expect(
      driver.agenda.refusal(of: snooze, at: driver.now) == .snoozeLimit(reminder: "desk", limit: 1))
  }

  @Test func anOccurrenceIsPutOffSoOftenAndNoMore() {
    var item = morning
    item.reminder.snooze = SnoozePolicy(by: 300, limit: 2)
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([item]))
    driver.wait(until: at("07:30:10"))
    for minute in ["07:35:20", "07:40:30"] {
      #expect(driver.agenda.refusal(of: snooze, at: at("07:30:00")) == nil)
      driver.send(snooze)
      driver.wait(until: at(minute))
    }
    #expect(
      driver.agenda.refusal(of: snooze, at: at("07:30:00"))
        == .snoozeLimit(reminder: "desk", limit: 2))
    let before = driver.lines
    driver.send(snooze)
    #expect(driver.lines == before)
    driver.restart(at: at("07:41:00"), with: [item])
    #expect(
      driver.agenda.refusal(of: snooze, at: at("07:30:00"))
        == .snoozeLimit(reminder: "desk", limit: 2))
  }
}
