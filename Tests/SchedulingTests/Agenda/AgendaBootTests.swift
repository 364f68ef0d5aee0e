// The clock after a start of the machine may be wrong until it is first set, which puts right what was
// left behind; and a countdown that the machine slept through is judged anew.

import Testing

@testable import Scheduling

private let snooze = Agenda.Event.snooze(reminder: nil, by: 1800)
private let snoozed = [
  "07:30:10 desk 07:30 is snoozed", "07:30:10 silence",
]
private func off(_ until: String, isElapsed: Bool) -> Step {
  .send(.off(OffSpell(since: at("06:00:00"), until: at(until), isElapsed: isElapsed)))
}

private let boots = [
  Story(
    "a snooze ends when it was to end, though the clock stood still while the machine was off",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .boot("07:32:00", [morning]),
      .set("07:50:00"), .wait("08:00:20"),
    ],
    announced + snoozed + ["08:00:10 ring", "08:00:10 desk 07:30 is announced"]),
  Story(
    "or began in 1970",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze),
      .boot("1970-01-01T00:00:10Z", [morning]), .set("07:50:00"), .wait("08:00:20"),
    ],
    announced + snoozed + ["07:50:00 desk 1970-01-01T07:30 is missed"]
      + (18...23).map { "07:50:00 desk 2026-11-\($0)T07:30 is missed" }
      + ["08:00:10 ring", "08:00:10 desk 07:30 is announced"]),
  Story(
    "the second time that the clock is set, its length goes on",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .boot("07:32:00", [morning]),
      .set("07:50:00"), .set("08:50:00"), .wait("09:00:20"),
    ],
    announced + snoozed + ["09:00:10 ring", "09:00:10 desk 07:30 is announced"]),
  Story(
    "what a person has said since the start counts by the time that passes",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .boot("07:32:00", [morning]),
      .send(.snooze(reminder: nil, by: 600)), .set("07:50:00"), .wait("08:00:10"),
    ],
    announced + snoozed + [
      "07:32:00 desk 07:30 is snoozed", "08:00:00 ring", "08:00:00 desk 07:30 is announced",
    ]),
  Story(
    "after a restart of the daemon alone, a clock that is set changes no length",
    [
      .reload([morning]), .wait("07:30:10"), .send(snooze), .restart("07:32:00", [morning]),
      .set("08:32:00"), .wait("09:00:20"),
    ],
    announced + snoozed + ["09:00:10 ring", "09:00:10 desk 07:30 is announced"]),
  Story(
    "an off for a length ends when it was to end",
    [
      .reload([]), off("10:00:00", isElapsed: true), .boot("06:10:00", []), .set("09:00:00"),
      .wait("10:30:00"),
    ],
    ["06:00:00 off", "10:00:00 on"]),
  Story(
    "and one until a time, though the clock began in 1970",
    [
      .reload([]), off("10:00:00", isElapsed: false), .boot("1970-01-01T00:00:10Z", []),
      .set("09:00:00"), .wait("10:30:00"),
    ],
    ["06:00:00 off", "1970-01-01T00:00:10 off", "09:00:00 off", "10:00:00 on"]),
  Story(
    "or in another century, by which it was over",
    [
      .reload([]), off("10:00:00", isElapsed: true), .boot("2106-01-01T00:00:00Z", []),
      .set("09:00:00"), .wait("10:30:00"),
    ],
    ["06:00:00 off", "2106-01-01T00:00:00 on", "09:00:00 off", "10:00:00 on"]),
  Story(
    "one that a person has ended stays so",
    [
      .reload([]), off("10:00:00", isElapsed: true), .boot("06:10:00", []), .send(.on),
      .set("09:00:00"), .wait("10:30:00"),
    ],
    ["06:00:00 off", "06:10:00 on"]),
  Story(
    "a hold ends when it was to end",
    [
      .reload([]), .send(.hold(HoldSpell(until: at("10:00:00")))), .boot("06:10:00", []),
      .set("09:00:00"), .wait("10:30:00"),
    ],
    ["06:00:00 held by you", "10:00:00 released"]),
]

private let sleeps = [
  Story(
    "a start that was slept through comes after another ring",
    [.reload([auto]), .wait("07:30:05"), .jump("07:40:00"), .wait("07:43:00")],
    announced + [
      "07:42:00 ring", "07:42:00 desk 07:30 is announced", "07:42:20 start quick",
      "07:42:20 desk 07:30 is started", "07:42:20 silence",
    ]),
  Story(
    "however short the sleep was",
    [.reload([auto]), .wait("07:30:15"), .jump("07:30:20"), .wait("07:32:25")],
    announced + ["07:32:20 ring", "07:32:20 desk 07:30 is announced"]),
  Story(
    "one that was not slept through goes on",
    [.reload([auto]), .wait("07:30:05"), .jump("07:30:15"), .wait("07:30:25")],
    announced + ["07:30:20 start quick", "07:30:20 desk 07:30 is started", "07:30:20 silence"]),
  Story(
    "and one that is too late ends unanswered",
    [.reload([auto]), .wait("07:30:05"), .jump("09:00:00"), .wait("10:00:00")],
    announced + ["09:00:00 desk 07:30 is unanswered", "09:00:00 silence"]),
  Story(
    "it is turned down before it rings again",
    [.reload([auto]), .wait("07:30:05"), .jump("07:40:00"), .stop, .wait("07:50:00")],
    announced + ["07:40:00 desk 07:30 is stopped"]),
  Story(
    "a clock set back before it does not let it come once more",
    [
      .reload([auto]), .wait("07:30:05"), .jump("07:40:00"), .set("07:00:00"), .wait("07:35:00"),
    ],
    announced + [
      "07:02:00 ring", "07:02:00 desk 07:30 is announced", "07:02:20 start quick",
      "07:02:20 desk 07:30 is started", "07:02:20 silence",
    ]),
  Story(
    "a restart before it rings again leaves it to be answered",
    [
      .reload([auto]), .wait("07:30:05"), .jump("07:40:00"), .restart("07:41:00", [auto]),
      .wait("08:10:00"),
    ],
    announced + ["08:00:00 desk 07:30 is unanswered", "08:00:00 silence"]),
]

@Suite struct AgendaBootTests {
  @Test(arguments: boots) func whatWasLeftIsAsItWasWritten(_ story: Story) { story.check() }
  @Test(arguments: sleeps) func nothingStartsAtOnceAfterASleep(_ story: Story) { story.check() }

  @Test func whatIsAboutToRingIsAnswerable() {
    var driver = AgendaDriver(at: at("06:00:00"))
    driver.send(.reload([morning]))
    driver.jump(to: at("08:00:00"))
    let item = driver.agenda.due[0]
    #expect(driver.agenda.current == nil, "nobody was told")
    #expect(driver.agenda.isAboutToRing(item) && item.ringsFrom == at("08:02:00"))
    #expect(driver.agenda.answerable == item)
    driver.send(.hindered([Hindrance(.call)]))
    #expect(!driver.agenda.isAboutToRing(item) && driver.agenda.deferred?.due == item)
    #expect(driver.agenda.answerable == item)
  }
}
