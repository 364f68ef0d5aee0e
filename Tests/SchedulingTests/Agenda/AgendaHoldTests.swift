// Holds, told as stories: who holds reminders, for how long, and what becomes of what waits.

import Testing

@testable import Scheduling

private func hold(_ owner: String, _ until: String?, _ reason: String? = nil) -> Step {
  .send(.hold(HoldSpell(owner: owner, until: until.map(at), reason: reason)))
}
private func mine(_ until: String, _ reason: String? = nil) -> Step { hold("you", until, reason) }
private func release(_ owner: String? = nil) -> Step { .send(.release(owner: owner)) }
private let isDue = ["07:30:00 desk 07:30 is due"]

private let holds = [
  Story(
    "a hold lets things become due, and they ring two minutes after it",
    [.reload([morning]), .wait("07:20:00"), mine("07:50:00", "call"), .wait("07:52:10")],
    ["07:20:00 held by you"] + isDue + [
      "07:50:00 released", "07:52:00 ring", "07:52:00 desk 07:30 is announced",
    ]),
  Story(
    "a day at the most, also over a restart",
    [
      .reload([]), mine("2026-11-26T06:00:00Z"), .restart("08:00:00", []),
      .wait("2026-11-25T07:00:00Z"),
    ],
    ["06:00:00 held by you", "2026-11-25T06:00:00 released"]),
  Story(
    "one of an owner who is there lasts until that is not",
    [
      .reload([]), hold("zoom", nil), .wait("2026-11-27T06:00:00Z"), release("zoom"),
      .wait("2026-11-27T07:00:00Z"),
    ],
    ["06:00:00 held by zoom", "2026-11-27T06:00:00 released"]),
  Story(
    "a person releases it",
    [
      .reload([morning]), .wait("07:20:00"), mine("08:10:00"), .wait("07:40:00"), release(),
      .wait("07:42:10"),
    ],
    ["07:20:00 held by you"] + isDue + [
      "07:40:00 released", "07:42:00 ring", "07:42:00 desk 07:30 is announced",
    ]),
  Story(
    "the end of one leaves the others",
    [
      .reload([morning]), .wait("07:20:00"), hold("zoom", nil), mine("08:00:00"),
      .wait("07:40:00"), release("zoom"), .wait("08:02:10"),
    ],
    ["07:20:00 held by zoom", "07:20:00 held by zoom and you"] + isDue + [
      "07:40:00 held by you", "08:00:00 released", "08:02:00 ring",
      "08:02:00 desk 07:30 is announced",
    ]),
  Story(
    "without a name all end",
    [
      .reload([morning]), .wait("07:20:00"), hold("zoom", nil), mine("08:00:00"),
      .wait("07:40:00"), release(), .wait("07:42:10"),
    ],
    ["07:20:00 held by zoom", "07:20:00 held by zoom and you"] + isDue + [
      "07:40:00 released", "07:42:00 ring", "07:42:00 desk 07:30 is announced",
    ]),
  Story(
    "another one of the same owner takes its place",
    [.reload([morning]), mine("08:00:00"), mine("07:35:00"), .wait("07:37:10")],
    ["06:00:00 held by you", "06:00:00 held by you"] + isDue + [
      "07:35:00 released", "07:37:00 ring", "07:37:00 desk 07:30 is announced",
    ]),
  Story(
    "a hold ends in a call: the call goes on hindering",
    [
      .reload([morning]), mine("07:40:00"), .send(.hindered([Hindrance(.call)])),
      .wait("07:50:00"), .send(.hindered([])), .wait("07:52:10"),
    ],
    ["06:00:00 held by you"] + isDue + [
      "07:40:00 released", "07:52:00 ring", "07:52:00 desk 07:30 is announced",
    ]),
  Story(
    "what waits for longer than it may be missed for was missed",
    [.reload([morning]), hold("zoom", nil), .wait("09:00:00"), release(), .wait("09:30:00")],
    ["06:00:00 held by zoom"] + isDue + [
      "08:30:00 desk 07:30 is missed", "09:00:00 released",
    ]),
  Story(
    "also when the machine slept until long after its end",
    [
      .reload([morning]), mine("08:00:00"), .wait("07:40:00"), .jump("12:00:00"), .wait("12:30:00"),
    ],
    ["06:00:00 held by you"] + isDue + ["12:00:00 desk 07:30 is missed", "12:00:00 released"]),
  Story(
    "what was put off waits as well",
    [
      .reload([morning]), .wait("07:30:10"), .send(.snooze(reminder: nil, by: 300)),
      mine("07:50:00"), .wait("07:52:10"),
    ],
    announced + [
      "07:30:10 desk 07:30 is snoozed", "07:30:10 silence", "07:30:10 held by you",
      "07:50:00 released", "07:52:00 ring", "07:52:00 desk 07:30 is announced",
    ]),
  Story(
    "a clock that is set does not change its length",
    [.reload([]), mine("07:00:00"), .set("09:00:00"), .wait("10:00:00")],
    ["06:00:00 held by you", "09:00:00 held by you", "10:00:00 released"]),
]

@Suite struct AgendaHoldTests {
  @Test(arguments: holds) func remindersAreHeld(_ story: Story) { story.check() }

  @Test func aDecisionTellsWhoHeldReminders() throws {
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([morning]))
    driver.send(.hold(HoldSpell(until: at("08:00:00"), reason: "the weekly")))
    driver.send(.hold(HoldSpell(owner: "zoom", until: nil, reason: "zoom")))
    driver.send(.hold(HoldSpell(owner: "backup", until: nil, reason: "it is loud")))
    driver.wait(until: at("07:30:10"))
    let decision = try #require(driver.decisions.values.first)
    #expect(decision.reason == .hold)
    #expect(decision.detail == "the weekly, zoom, backup: it is loud")
    #expect(driver.agenda.held?.owner == "zoom", "the first of those that last longest")
  }

  @Test(arguments: [
    HoldSpell(until: nil), HoldSpell(owner: "zoom", until: at("07:30:00")),
    HoldSpell(owner: "my talk", until: nil, reason: "a reason, with words"),
    HoldSpell(owner: "zoom", until: at("07:30:00"), isLeased: true),
  ])
  func itIsReadAsItWasWritten(_ hold: HoldSpell) {
    #expect(HoldSpell(text: hold.text) == hold)
    #expect([HoldSpell](text: [hold, hold].text ?? "") == [hold, hold])
  }

  @Test(arguments: ["", "1764000000000 call", "x\tyou\t", "1\t\tr", "1\tyou", "1\ta\tb\tc"])
  func anythingElseIsNone(_ text: String) { #expect(HoldSpell(text: text) == nil) }
}
