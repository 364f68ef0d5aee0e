// What `why` prints about a decision, as a sentence. That every outcome and every reason has words
// is tested where the enums are known: in DaemonTests.

import Control
import Testing

private func decision(
  _ outcome: String, _ reason: String, detail: String? = nil, decided: String = "09:50:00"
) -> ListedDecision {
  ListedDecision(
    reminder: "desk", routine: "quick", occurrence: "2026-11-24T09:50:00",
    at: "2026-11-24T09:50:00+01:00", outcome: WireWord(outcome), reason: WireWord(reason),
    detail: detail,
    decided: decided.count > 8 ? decided : "2026-11-24T\(decided)+01:00")
}

@Suite struct DecisionTextTests {
  @Test(arguments: [
    (decision("due", "time"), "2026-11-24 09:50  desk  became due (at 09:50:00)"),
    (
      decision("missed", "asleep", decided: "12:03:10"),
      "2026-11-24 09:50  desk  was missed: the machine was asleep when it came (at 12:03:10)"
    ),
    (
      decision("missed", "call", detail: "zoom"),
      "2026-11-24 09:50  desk  was missed: a microphone was in use (zoom) (at 09:50:00)"
    ),
    (
      decision("due", "hold", detail: "focus"),
      "2026-11-24 09:50  desk  became due: reminders were held (focus) (at 09:50:00)"
    ),
    (
      decision("missed", "not-running", decided: "2026-11-25T08:00:00+01:00"),
      "2026-11-24 09:50  desk  was missed: Limber was not running when it came "
        + "(on 2026-11-25 08:00)"
    ),
    (
      decision("held-back", "minimum-gap", detail: "arms"),
      "2026-11-24 09:50  desk  was held back: a session of arms had ended less than 20 minutes "
        + "before (at 09:50:00)"
    ),
    (
      decision("gave-way", "another", detail: "neck"),
      "2026-11-24 09:50  desk  gave way: neck comes within 20 minutes (at 09:50:00)"
    ),
    (
      decision("missed", "long-absence", detail: "2026-12-24T00:00:00"),
      "2026-11-24 09:50  desk  was missed: Limber was not running, and all until 2026-12-24 "
        + "00:00 were missed (at 09:50:00)"
    ),
  ])
  func aDecisionIsASentence(decision: ListedDecision, expected: String) {
    #expect(DecisionText.line(decision) == expected)
  }

  @Test func theReminderOwnTimeStandsBesideTheReaders() {
    var far = decision("due", "time")
    (far.local, far.zone) = ("2026-11-24T03:50:00-05:00", "Europe/Berlin")
    far.decided = "2026-11-24T03:50:00-05:00"
    #expect(
      DecisionText.line(far)
        == "2026-11-24 03:50, 09:50 in Berlin  desk  became due (at 03:50:00)")
  }

  @Test(arguments: [
    (
      "2026-11-25T07:30:00+09:00", "2026-11-24T17:30:00-05:00", "Asia/Tokyo",
      "2026-11-24 17:30, 2026-11-25 07:30 in Tokyo", "17:30:00, 2026-11-25 07:30 in Tokyo"
    ),
    (
      "2026-11-25T15:00:15+01:00", "2026-11-25T09:00:15-05:00", "Europe/Berlin",
      "2026-11-25 09:00:15, 15:00:15 in Berlin", "09:00:15, 15:00:15 in Berlin"
    ),
    (
      "2026-11-25T15:00:00Z", "2026-11-25T10:00:00-05:00", "UTC",
      "2026-11-25 10:00, 15:00 in UTC", "10:00:00, 15:00 in UTC"
    ),
    (
      "2026-11-25T10:00:00-05:00", nil, "America/New_York",
      "2026-11-25 10:00", "10:00:00"
    ),
  ])
  func aTimeIsShownByTheReadersClock(
    at: String, local: String?, zone: String, moment: String, time: String
  ) {
    #expect(TimeText.dateAndTime(at, local: local, zone: zone) == moment)
    #expect(TimeText.timeOfDay(at, local: local, zone: zone) == time)
  }

  @Test(arguments: [
    ("Europe/Berlin", "Berlin"), ("America/Argentina/Buenos_Aires", "Buenos Aires"),
    ("UTC", "UTC"), ("Etc/GMT+5", "Etc/GMT+5"),
  ])
  func aZoneIsCalledByItsPlace(zone: String, place: String) {
    #expect(TimeText.place(zone) == place)
  }

  @Test func wordsOfANewerDaemonAreShownAsTheyAre() {
    #expect(DecisionText.line(decision("eaten", "dog")).contains("  eaten: dog ("))
  }

  @Test(arguments: DecisionReason.allCases)
  func everyReasonHasWordsOrNone(reason: DecisionReason) {
    #expect(
      !DecisionText.line(decision("missed", reason.rawValue)).contains(": \(reason.rawValue) ("))
  }

  @Test(arguments: DecisionOutcome.allCases)
  func everyOutcomeHasWords(outcome: DecisionOutcome) {
    let line = DecisionText.line(decision(outcome.rawValue, "time"))
    #expect(!line.contains("desk  \(outcome.rawValue) "))
  }
}
