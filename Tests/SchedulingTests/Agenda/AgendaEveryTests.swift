// Reminders that come again and again in a window: they give way to sessions and to reminders that
// have a time.

import Testing

@testable import Scheduling

private let stories = [
  Story(
    "it comes an interval after the start, and each ends the one before",
    [.reload([every(20)]), .wait("09:40:10")],
    told("09:20:00", "20m") + [
      "09:21:00 ring again", "09:40:00 every 09:00:00+20m is unanswered", "09:40:00 silence",
    ] + told("09:40:00", "40m")),
  Story(
    "what came in sleep is skipped",
    [.reload([every(50)]), .jump("11:40:00"), .wait("12:20:10")],
    [
      "11:40:00 every 09:00:00+50m is missed", "11:40:00 every 09:00:00+1h40m is missed",
      "11:40:00 every 09:00:00+2h30m is missed",
    ] + told("12:20:00", "3h20m")),
  Story(
    "a session of any routine holds it back for twenty minutes",
    [
      .reload([every(50)]), .wait("09:35:00"), .begin("arms"), .wait("09:45:00"), .end("arms"),
      .wait("09:50:10"),
    ],
    ["09:50:00 every 09:00:00+50m is held-back"]),
  Story(
    "one that was stopped at once does not",
    [
      .reload([every(50)]), .wait("09:44:30"), .begin("arms"), .wait("09:45:00"), .cut("arms"),
      .wait("09:50:10"),
    ],
    told("09:50:00", "50m")),
  Story(
    "in a session it waits, and is too much at its end",
    [
      .reload([every(50)]), .wait("09:45:00"), .begin("arms"), .wait("10:00:00"), .end("arms"),
      .wait("10:01:00"),
    ],
    ["09:50:00 every 09:00:00+50m is due", "10:00:00 every 09:00:00+50m is held-back"]),
  Story(
    "in a session that is stopped at once it waits, and rings then",
    [
      .reload([every(50)]), .wait("09:49:50"), .begin("arms"), .wait("09:50:20"), .cut("arms"),
      .wait("09:50:30"),
    ],
    [
      "09:50:00 every 09:00:00+50m is due", "09:50:20 ring",
      "09:50:20 every 09:00:00+50m is announced",
    ]),
  Story(
    "it gives way to one that has a time and comes soon",
    [.reload([desk("10:05", routine: "arms"), every(50)]), .wait("10:05:10")],
    [
      "09:50:00 every 09:00:00+50m is gave-way", "10:05:00 desk 10:05 is due", "10:05:00 ring",
      "10:05:00 desk 10:05 is announced",
    ]),
  Story(
    "and to one that comes at the same time",
    [.reload([desk("09:50", routine: "arms"), every(50)]), .wait("09:50:10")],
    [
      "09:50:00 desk 09:50 is due", "09:50:00 every 09:00:00+50m is gave-way", "09:50:00 ring",
      "09:50:00 desk 09:50 is announced",
    ]),
  Story(
    "not to one that was skipped",
    [
      .reload([desk("10:05", routine: "arms"), every(50)]), .wait("09:40:00"),
      .send(.skipNext(reminder: "desk")), .wait("09:50:10"),
    ],
    ["09:40:00 desk 10:05 is skipped"] + told("09:50:00", "50m")),
  Story(
    "nor to one that comes later than that",
    [.reload([desk("10:11", routine: "arms"), every(50)]), .wait("09:50:10")],
    told("09:50:00", "50m")),
  Story(
    "one with a time is not held back by a session",
    [
      .reload([desk("09:50")]), .wait("09:35:00"), .begin("arms"), .wait("09:45:00"),
      .end("arms"), .wait("09:50:10"),
    ],
    ["09:50:00 desk 09:50 is due", "09:50:00 ring", "09:50:00 desk 09:50 is announced"]),
]

@Suite struct AgendaEveryTests {
  @Test(arguments: stories) func anEveryGivesWay(story: Story) { story.check() }
}
