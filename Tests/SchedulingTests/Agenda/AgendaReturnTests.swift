// The agenda when the world was not as it should: asleep, set back, ended, or told otherwise.

import Testing

@testable import Scheduling

private let absences = [
  Story(
    "a little late is in time",
    [.reload([morning]), .jump("07:31:00")],
    ["07:31:00 desk 07:30 is due", "07:31:00 ring", "07:31:00 desk 07:30 is announced"]),
  Story(
    "within the hour it is due two minutes after the return",
    [.reload([morning]), .jump("08:30:00"), .wait("08:32:00")],
    ["08:30:00 desk 07:30 is due", "08:32:00 ring", "08:32:00 desk 07:30 is announced"]),
  Story(
    "later than that it was missed",
    [.reload([morning]), .jump("08:30:01"), .wait("09:00:00")],
    ["08:30:01 desk 07:30 is missed"]),
  Story(
    "one that is not made up for was missed",
    [.reload([desk("07:30", missed: .skip)]), .jump("07:31:01"), .wait("09:00:00")],
    ["07:31:01 desk 07:30 is missed"]),
  Story(
    "several within the hour are one",
    [.reload([desk("06:30", "07:30", "07:45", "08:00")]), .jump("08:15:00"), .wait("08:17:00")],
    [
      "08:15:00 desk 06:30 is missed", "08:15:00 desk 07:30 is coalesced",
      "08:15:00 desk 07:45 is coalesced", "08:15:00 desk 08:00 is due", "08:17:00 ring",
      "08:17:00 desk 08:00 is announced",
    ]),
  Story(
    "after two days each of them was missed",
    [.reload([desk("12:00")]), .jump("2026-11-26T13:30:00Z"), .wait("2026-11-26T13:40:00Z")],
    [
      "2026-11-26T13:30:00 desk 12:00 is missed",
      "2026-11-26T13:30:00 desk 2026-11-25T12:00 is missed",
      "2026-11-26T13:30:00 desk 2026-11-26T12:00 is missed",
    ]),
  Story(
    "away again before the two minutes are over, it waits for the return",
    [.reload([morning]), .jump("08:00:00"), .jump("08:20:00"), .wait("08:22:00")],
    ["08:00:00 desk 07:30 is due", "08:22:00 ring", "08:22:00 desk 07:30 is announced"]),
  Story(
    "away again for long, it was missed",
    [.reload([morning]), .jump("08:00:00"), .jump("09:20:00"), .wait("10:00:00")],
    ["08:00:00 desk 07:30 is due", "09:20:00 desk 07:30 is missed"]),
  Story(
    "a session during the two minutes holds it back",
    [.reload([morning]), .jump("08:00:00"), .begin("arms"), .wait("08:10:00"), .end("arms")],
    ["08:00:00 desk 07:30 is due", "08:10:00 ring", "08:10:00 desk 07:30 is announced"]),
  Story(
    "asleep while it was announced, it is unanswered",
    [.reload([auto]), .wait("07:30:05"), .jump("11:00:00")],
    announced + ["11:00:00 desk 07:30 is unanswered", "11:00:00 silence"]),
]

/// Two hours east of UTC.
private func east(_ clock: String) -> ScheduledReminder {
  var item = desk(clock)
  item.rules = ZoneRules(firstOffset: 7200, transitions: [], footer: nil)
  return item
}

private let clocks = [
  Story(
    "a session that was stopped answers nothing to come",
    [.reload([morning]), .wait("07:25:00"), .begin("quick"), .abandon("quick"), .wait("07:30:00")],
    announced),
  Story(
    "a flight east loses nothing: what lies behind now is due on arrival",
    [.reload([desk("08:30")]), .wait("06:50:00"), .reload([east("08:30")]), .wait("06:52:00")],
    ["06:50:00 desk 08:30 is due", "06:52:00 ring", "06:52:00 desk 08:30 is announced"]),
  Story(
    "a flight west repeats nothing",
    [
      .reload([east("08:30")]), .wait("06:30:30"), .stop, .reload([desk("08:30")]),
      .wait("09:00:00"),
    ],
    [
      "06:30:00 desk 08:30 is due", "06:30:00 ring", "06:30:00 desk 08:30 is announced",
      "06:30:30 desk 08:30 is stopped", "06:30:30 silence",
    ]),
  Story(
    "a ring that a hanging device never sounds was heard by nobody",
    [.stall, .reload([auto]), .wait("07:30:10"), .wait("07:59:00")],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 ring", "07:30:10 desk 07:30 is announced",
      "07:31:10 ring again", "07:33:10 ring again", "07:37:10 ring again", "07:45:10 ring again",
    ]),
  Story(
    "a clock set back does not announce it twice",
    [.reload([morning]), .wait("07:30:30"), .stop, .jump("07:00:00"), .wait("09:00:00")],
    announced + ["07:30:30 desk 07:30 is stopped", "07:30:30 silence"]),
  Story(
    "set back while it is due, its half hour goes on",
    [
      .reload([morning]), .wait("07:40:00"), .set("2026-11-23T07:40:00Z"),
      .wait("2026-11-23T08:10:00Z"),
    ],
    announcedTwice + [
      "2026-11-23T08:00:00 desk 07:30 is unanswered", "2026-11-23T08:00:00 silence",
    ]),
  Story(
    "set forward while it is due, its half hour goes on",
    [.reload([morning]), .wait("07:40:00"), .set("09:40:00"), .wait("12:00:00")],
    announcedTwice + ["10:00:00 desk 07:30 is unanswered", "10:00:00 silence"]),
  Story(
    "set back in the twenty seconds, they go on",
    [.reload([auto]), .wait("07:30:10"), .set("07:00:00"), .wait("07:00:20")],
    announced + ["07:00:10 start quick", "07:00:10 desk 07:30 is started", "07:00:10 silence"]),
  Story(
    "what was missed by a clock that was ahead comes when its time comes",
    [.reload([morning]), .set("09:00:00"), .wait("09:01:00"), .set("07:00:00"), .wait("07:30:10")],
    ["09:00:00 desk 07:30 is missed", "07:00:00 desk 07:30 is open again"] + announced),
  Story(
    "what people were told of by a clock that was ahead does not come again",
    [.reload([morning]), .set("07:30:00"), .wait("07:30:10"), .set("06:30:10"), .wait("07:40:00")],
    announced + [
      "06:31:00 ring again", "07:00:00 desk 07:30 is unanswered", "07:00:00 silence",
    ]),
  Story(
    "set back in the two minutes after a return, it rings two minutes later",
    [.reload([morning]), .jump("08:20:00"), .jump("08:00:00"), .wait("08:02:00")],
    ["08:20:00 desk 07:30 is due", "08:02:00 ring", "08:02:00 desk 07:30 is announced"]),
  Story(
    "set back to before it, it comes in its time",
    [.reload([morning]), .jump("08:00:00"), .jump("06:00:00"), .wait("07:30:00")],
    ["08:00:00 desk 07:30 is due", "06:00:00 desk 07:30 is open again"] + announced),
  Story(
    "set back to before it, one that comes sooner does not stand for it",
    [
      .reload([desk("06:30", "07:30")]), .wait("06:30:10"), .stop, .jump("07:40:00"),
      .restart("2026-11-23T07:40:00Z", [desk("06:30", "07:30")]), .wait("07:30:00"),
    ],
    [
      "06:30:00 desk 06:30 is due", "06:30:00 ring", "06:30:00 desk 06:30 is announced",
      "06:30:10 desk 06:30 is stopped", "06:30:10 silence", "07:40:00 desk 07:30 is due",
      "2026-11-23T07:40:00 desk 07:30 is open again",
    ] + announced),
  Story(
    "what a clock set back has not reached yet comes in its time",
    [
      .reload([desk("07:30", "07:50")]), .wait("07:30:30"), .stop, .jump("07:00:00"),
      .wait("07:50:00"),
    ],
    announced + [
      "07:30:30 desk 07:30 is stopped", "07:30:30 silence", "07:50:00 desk 07:50 is due",
      "07:50:00 ring", "07:50:00 desk 07:50 is announced",
    ]),
  Story(
    "what a flight east has put behind does not come again when the clock is set back",
    [
      .reload([desk("08:30")]), .set("09:31:01"), .reload([east("08:30")]), .set("07:00:00"),
      .wait("12:00:00"),
    ],
    ["09:31:01 desk 08:30 is missed"]),
  Story(
    "a session before the clock was set back does not answer hours later",
    [
      .reload([desk("07:30")]), .wait("07:25:00"), .begin("quick"), .end("quick"),
      .jump("06:30:00"), .wait("07:30:00"),
    ], announced),
]

private let restarts = [
  Story(
    "stopped before the ring, it rings on restart",
    [.stall, .reload([morning]), .wait("07:30:00"), .restart("07:30:10", [morning])],
    ["07:30:00 desk 07:30 is due", "07:30:00 ring", "07:30:10 ring"]),
  Story(
    "stopped before the ring for long, it was missed",
    [.stall, .reload([morning]), .wait("07:30:00"), .restart("2026-11-24T09:00:00Z", [morning])],
    ["07:30:00 desk 07:30 is due", "07:30:00 ring", "09:00:00 desk 07:30 is missed"]),
  Story(
    "announced before the restart, it stays due without a ring",
    [.reload([morning]), .wait("07:30:30"), .restart("07:30:50", [morning]), .wait("09:00:00")],
    announced + ["08:00:00 desk 07:30 is unanswered", "08:00:00 silence"]),
  Story(
    "one that starts by itself asks after a restart",
    [
      .reload([auto]), .wait("07:30:10"), .restart("07:30:15", [auto]), .wait("07:31:00"),
      .begin("quick"),
    ],
    announced + ["07:31:00 desk 07:30 is started", "07:31:00 silence"]),
  Story(
    "announced long before the restart, it is unanswered",
    [.reload([morning]), .wait("07:30:30"), .restart("10:00:00", [morning])],
    announced + ["10:00:00 desk 07:30 is unanswered", "10:00:00 silence"]),
  Story(
    "decided before the restart, it is over",
    [
      .reload([morning]), .wait("07:30:30"), .stop, .restart("07:30:40", [morning]),
      .wait("09:00:00"),
    ],
    announced + ["07:30:30 desk 07:30 is stopped", "07:30:30 silence"]),
  Story(
    "decided before the restart and the clock set back, it is over",
    [
      .reload([morning]), .wait("07:30:30"), .stop, .restart("07:00:00", [morning]),
      .wait("09:00:00"),
    ],
    announced + ["07:30:30 desk 07:30 is stopped", "07:30:30 silence"]),
  Story(
    "what came while the daemon was off is due within the hour",
    [.reload([morning]), .restart("08:00:00", [morning]), .wait("08:02:00")],
    ["08:00:00 desk 07:30 is due", "08:02:00 ring", "08:02:00 desk 07:30 is announced"]),
  Story(
    "removed while the daemon was off, it is withdrawn",
    [.reload([morning]), .wait("07:30:30"), .restart("07:30:40", []), .wait("09:00:00")],
    announced + ["07:30:40 desk 07:30 is withdrawn", "07:30:40 silence"]),
  Story(
    "time before the first reload looks at nothing",
    [
      .reload([morning]), .restart("07:00:00", []), .wait("07:31:30"), .reload([morning]),
      .wait("07:40:00"),
    ], []),
]

/// Two hours west of UTC.
private let west: ScheduledReminder = {
  var item = morning
  item.rules = ZoneRules(firstOffset: -7200, transitions: [], footer: nil)
  return item
}()

private let flights = [
  Story(
    "stopped before the ring and flown west, it comes in its time there",
    [
      .stall, .reload([morning]), .wait("07:30:00"), .restart("09:00:00", [west]),
      .wait("09:30:00"),
    ],
    [
      "07:30:00 desk 07:30 is due", "07:30:00 ring", "09:00:00 desk 07:30 is open again",
      "09:30:00 desk 07:30 is due", "09:30:00 ring",
    ]),
  Story(
    "missed before a flight west while the daemon was off, it comes in its time there",
    [
      .reload([morning]), .jump("08:31:00"), .restart("09:00:00", [west]), .wait("09:30:00"),
    ],
    [
      "08:31:00 desk 07:30 is missed", "09:00:00 desk 07:30 is open again",
      "09:30:00 desk 07:30 is due", "09:30:00 ring", "09:30:00 desk 07:30 is announced",
    ]),
  Story(
    "missed, flown west, and the clock set back to before its time there, it comes in that",
    [
      .reload([morning]), .jump("10:00:00"), .reload([west]), .set("08:45:00"),
      .wait("09:30:00"),
    ],
    [
      "10:00:00 desk 07:30 is missed", "08:45:00 desk 07:30 is open again",
      "09:30:00 desk 07:30 is due", "09:30:00 ring", "09:30:00 desk 07:30 is announced",
    ]),
]

private let changes = [
  Story(
    "a new reminder has missed nothing",
    [.wait("07:45:00"), .reload([morning]), .wait("09:00:00")], []),
  Story(
    "a new rule has missed nothing",
    [
      .reload([desk("07:15")]), .jump("07:00:00"), .wait("07:14:00"), .reload([desk("07:10")]),
      .wait("08:00:00"),
    ],
    []),
  Story(
    "a changed rule moves what is to come, and what came stays",
    [.reload([morning]), .wait("07:40:00"), .reload([desk("07:50")]), .wait("07:50:00")],
    announcedTwice + [
      "07:50:00 desk 07:30 is unanswered", "07:50:00 silence", "07:50:00 desk 07:50 is due",
      "07:50:00 ring", "07:50:00 desk 07:50 is announced",
    ]),
  Story(
    "turned off while it is due, it is withdrawn",
    [
      .reload([morning]), .wait("07:40:00"), .reload([desk("07:30", isEnabled: false)]),
      .wait("09:00:00"),
    ],
    announcedTwice + ["07:40:00 desk 07:30 is withdrawn", "07:40:00 silence"]),
  Story(
    "removed while it is due, it is withdrawn",
    [.reload([morning]), .wait("07:40:00"), .reload([]), .wait("09:00:00")],
    announcedTwice + ["07:40:00 desk 07:30 is withdrawn", "07:40:00 silence"]),
  Story(
    "turned on again it has missed nothing",
    [
      .reload([morning]), .reload([desk("07:30", isEnabled: false)]), .wait("07:45:00"),
      .reload([morning]), .wait("09:00:00"),
    ], []),
  Story(
    "written again while the daemon was off, it has missed nothing",
    [
      .reload([morning]), .wait("07:00:00"), .reload([]), .wait("07:05:00"),
      .restart("08:00:00", [morning]), .wait("09:00:00"),
    ], []),
  Story(
    "the same files again change nothing",
    [.reload([morning]), .wait("07:30:30"), .reload([morning]), .wait("07:50:00")],
    announcedTwice),
]

@Suite struct AgendaReturnTests {
  @Test(arguments: absences) func whatCameMeanwhileIsTold(story: Story) { story.check() }
  @Test(arguments: clocks) func aClockMayBeSetBack(story: Story) { story.check() }
  @Test(arguments: restarts) func aRestartForgetsNothing(story: Story) { story.check() }
  @Test(arguments: flights) func aFlightLosesNothing(story: Story) { story.check() }
  @Test(arguments: changes) func filesMayChange(story: Story) { story.check() }
}
