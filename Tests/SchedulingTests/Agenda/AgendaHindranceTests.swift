// The right moment, told as stories: calls, films, do-not-disturb and absences.

import Testing

@testable import Scheduling

private func hindered(_ hindrances: Hindrance...) -> Step { .send(.hindered(Set(hindrances))) }
private let call = Hindrance(.call, by: "zoom")
private let film = Hindrance(.inhibited, by: "mpv")
private let away = Hindrance(.away)
private let locked = Hindrance(.locked)
private let isDue = ["07:30:00 desk 07:30 is due"]
private let rings0747 = ["07:47:00 ring", "07:47:00 desk 07:30 is announced"]

private let moments = [
  Story(
    "it waits for the end of a call, and rings two minutes later",
    [.reload([morning]), hindered(call), .wait("07:45:00"), hindered(), .wait("07:47:10")],
    isDue + rings0747),
  Story(
    "of two causes the last one counts",
    [
      .reload([morning]), hindered(call, film), .wait("07:40:00"), hindered(film),
      .wait("07:45:00"), hindered(), .wait("07:47:10"),
    ], isDue + rings0747),
  Story(
    "after an hour it is recorded with the reason",
    [.reload([morning]), hindered(film), .wait("09:00:00"), hindered(), .wait("09:10:00")],
    isDue + ["08:30:00 desk 07:30 is missed"]),
  Story(
    "it waits for as long as it may be missed for",
    [
      .reload([desk("07:30", missed: .within(seconds: 10_800))]), hindered(film),
      .wait("10:00:00"), hindered(), .wait("10:02:10"),
    ], isDue + ["10:02:00 ring", "10:02:00 desk 07:30 is announced"]),
  Story(
    "and no longer",
    [
      .reload([desk("07:30", missed: .within(seconds: 600))]), hindered(film), .wait("07:50:00"),
      hindered(), .wait("08:00:00"),
    ], isDue + ["07:40:00 desk 07:30 is missed"]),
  Story(
    "one that is skipped when nobody is there waits for an hour",
    [.reload([desk("07:30", missed: .skip)]), hindered(film), .wait("09:00:00")],
    isDue + ["08:30:00 desk 07:30 is missed"]),
  Story(
    "one call after another does not put it off for ever",
    [
      .reload([morning]), hindered(call), .wait("08:00:00"), hindered(), .wait("08:01:00"),
      hindered(call), .wait("08:40:00"),
    ],
    isDue + ["08:30:00 desk 07:30 is missed"]),
  Story(
    "a session that a person starts answers it",
    [.reload([morning]), hindered(call), .wait("07:40:00"), .begin("quick"), .wait("07:50:00")],
    isDue + ["07:40:00 desk 07:30 is started"]),
  Story(
    "one that is asked for rings at once",
    [.reload([morning]), hindered(call), .wait("07:00:00"), .send(.wanted(reminder: "desk"))],
    [
      "07:00:00 desk 07:00:00 now is due", "07:00:00 ring",
      "07:00:00 desk 07:00:00 now is announced",
    ]),
  Story(
    "a call that begins after it was announced: it does not ring again",
    [.reload([morning]), .wait("07:30:10"), hindered(call), .wait("07:40:00")], announced),
  Story(
    "nor does its session start by itself",
    [.reload([auto]), .wait("07:30:10"), hindered(call), .wait("07:40:00")], announced),
  Story(
    "what was put off waits as well",
    [
      .reload([morning]), .wait("07:30:10"), .send(.snooze(reminder: nil, by: 300)),
      hindered(call), .wait("07:45:00"), hindered(), .wait("07:47:10"),
    ],
    announced + ["07:30:10 desk 07:30 is snoozed", "07:30:10 silence"] + rings0747),
  Story(
    "and ends unanswered, since people were told of it",
    [
      .reload([morning]), .wait("07:30:10"), .send(.snooze(reminder: nil, by: 300)),
      hindered(call), .wait("09:00:00"),
    ],
    announced + [
      "07:30:10 desk 07:30 is snoozed", "07:30:10 silence", "08:35:10 desk 07:30 is unanswered",
    ]),
  Story(
    "what is put off while it waits has another hour",
    [
      .reload([morning]), hindered(call), .wait("08:00:00"),
      .send(.snooze(reminder: "desk", by: 5400)), .wait("10:31:00"),
    ],
    isDue + ["08:00:00 desk 07:30 is snoozed", "10:30:00 desk 07:30 is unanswered"]),
  Story(
    "a call in the two minutes after another does not wake anybody",
    [
      .reload([morning]), hindered(call), .wait("08:29:30"), hindered(), .wait("08:29:40"),
      hindered(call), .wait("08:40:00"),
    ],
    isDue + ["08:31:30 desk 07:30 is missed"]),
  Story(
    "a restart begins the waiting anew",
    [
      .reload([morning]), hindered(call), .wait("07:45:00"), .restart("07:46:00", [morning]),
      hindered(call), .wait("07:50:00"), hindered(), .wait("07:52:10"),
    ],
    isDue + ["07:52:00 ring", "07:52:00 desk 07:30 is announced"]),
  Story(
    "a clock that is set does not lengthen the hour",
    [
      .reload([morning]), hindered(call), .wait("07:40:00"), .set("08:40:00"), .wait("09:31:00"),
    ],
    isDue + ["09:30:00 desk 07:30 is missed"]),
]

private let absences = [
  Story(
    "a time that was set rings in an empty room",
    [.reload([morning]), hindered(away), .wait("07:30:10")], announced),
  Story(
    "one that counts the time at the desk waits for the person",
    [
      .reload([every(50)]), .wait("09:49:00"), hindered(locked), .wait("09:52:00"), hindered(),
      .wait("09:54:10"),
    ],
    [
      "09:50:00 every 09:00:00+50m is due", "09:54:00 ring",
      "09:54:00 every 09:00:00+50m is announced",
    ]),
  Story(
    "five minutes away were the break",
    [
      .reload([every(50)]), .wait("09:48:00"), hindered(away), .wait("09:55:00"), hindered(),
      .wait("10:00:00"),
    ],
    ["09:50:00 every 09:00:00+50m is due", "09:55:00 every 09:00:00+50m is held-back"]),
  Story(
    "also when it comes within twenty minutes of them",
    [
      .reload([every(50)]), .wait("09:30:00"), hindered(away), .wait("09:40:00"), hindered(),
      .wait("10:40:10"),
    ],
    ["09:50:00 every 09:00:00+50m is held-back"] + told("10:40:00", "1h40m")),
  Story(
    "a screen that is locked while nobody is there is one absence",
    [
      .reload([every(50)]), .wait("09:46:00"), hindered(away), .wait("09:49:00"),
      hindered(away, locked), .wait("09:52:00"), hindered(locked), .wait("09:53:00"),
      hindered(), .wait("10:00:00"),
    ],
    ["09:50:00 every 09:00:00+50m is due", "09:53:00 every 09:00:00+50m is held-back"]),
]

@Suite struct AgendaHindranceTests {
  @Test(arguments: moments) func itWaitsForTheRightMoment(_ story: Story) { story.check() }
  @Test(arguments: absences) func absencesAreBreaks(_ story: Story) { story.check() }

  @Test func whatSilencesTwiceRunningIsTold() {
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([desk("07:30", "09:00", "10:30", "12:00"), every(50)]))
    driver.send(.hindered([film]))
    driver.wait(until: at("08:40:00"))
    #expect(driver.agenda.lastingSilence == nil, "once is chance")
    driver.wait(until: at("10:01:00"))
    #expect(driver.agenda.lastingSilence?.hindrance == film)
    #expect(driver.agenda.lastingSilence?.count == 2)
    driver.wait(until: at("10:50:00"))
    #expect(driver.agenda.lastingSilence?.count == 3, "what the next one took the place of counts")
    driver.send(.hindered([]))
    #expect(driver.agenda.lastingSilence == nil, "it hinders no more")
    driver.wait(until: at("10:53:00"))
    driver.send(.hindered([film]))
    #expect(driver.agenda.lastingSilence == nil, "there was a ring in between")
  }

  @Test func twoThatAreMissedAtOnceOrInAnAbsenceAreNoLastingSilence() {
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([morning, desk("07:30", name: "neck")]))
    driver.send(.hindered([call]))
    driver.wait(until: at("09:00:00"))
    #expect(driver.decisions.values.map(\.outcome) == [.missed, .missed])
    #expect(driver.agenda.lastingSilence == nil)
    driver.send(.reload([every(30)]))
    driver.send(.hindered([away]))
    driver.wait(until: at("12:00:00"))
    #expect(driver.agenda.lastingSilence == nil)
  }

  @Test func whatWaitsSaysWhy() throws {
    var driver = AgendaDriver(at: at("07:00:00"))
    driver.send(.reload([morning]))
    driver.send(.hindered([film, call]))
    #expect(driver.agenda.deferred == nil)
    driver.wait(until: at("07:31:00"))
    let deferred = try #require(driver.agenda.deferred)
    #expect(deferred.reason == .call, "the gravest")
    #expect(deferred.detail == "zoom")
    let decision = try #require(driver.decisions.values.first)
    #expect(decision.reason == .call && decision.detail == "zoom")
    driver.send(.hindered([]))
    #expect(driver.agenda.deferred == nil)
  }
}
