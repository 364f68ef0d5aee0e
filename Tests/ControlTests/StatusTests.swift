import Control
import Testing
import Varlink

@Suite struct StatusTests {
  static let empty = Status(audio: Status.Audio(device: "default", state: .known(.closed)))
  static let rest = Status.Session(
    routine: "lower-back", state: .paused, phase: .known(.rest), step: 2, steps: 9, positionMs: 1,
    durationMs: 2, phaseRemainingMs: 3)
  static let full = Status(
    session: Status.Session(
      routine: "lower-back", state: .running, phase: .known(.hold), exercise: "Knee to chest",
      side: .known(.left), direction: .known(.up), message: "Lie down.", step: 1, steps: 9,
      positionMs: 1,
      durationMs: 2, phaseRemainingMs: 3, activityRemainingMs: 4),
    last: Status.Last(
      routine: "desk", outcome: .known(.stopped), endedAt: "2026-11-24T07:00:00+01:00"),
    due: Status.Due(reminder: "desk", routine: "lower-back", since: "2026-11-24T15:00:00+01:00"),
    deferred: Status.Deferred(
      reminder: "neck", routine: "neck", since: "2026-11-24T15:10:00+01:00", reason: .known(.call),
      detail: "zoom"),
    next: Status.Next(reminder: "desk", at: "2026-11-25T15:00:00+01:00"),
    held: Status.Held(until: "2026-11-24T16:00:00+01:00"),
    offUntil: "2026-11-25T00:00:00+01:00",
    audio: Status.Audio(device: "hw:0", state: .known(.open), xruns: 1, lateCues: 2),
    problems: ["one", "two"])

  @Test(arguments: [
    (
      empty,
      #"{"audio":{"device":"default","late_cues":0,"state":"closed","xruns":0},"deferred":null,"due":null,"due_all":[],"held":null,"holds":[],"#
        + #""last":null,"next":null,"off_until":null,"practice":null,"problems":[],"question":null,"session":null}"#
    ),
    (
      Status(session: rest, audio: empty.audio),
      #"{"audio":{"device":"default","late_cues":0,"state":"closed","xruns":0},"deferred":null,"due":null,"due_all":[],"held":null,"holds":[],"#
        + #""last":null,"next":null,"off_until":null,"practice":null,"problems":[],"question":null,"session":{"activity_remaining_ms":null,"direction":null,"duration_ms":2,"#
        + #""exercise":null,"message":null,"phase":"rest","phase_remaining_ms":3,"position_ms":1,"#
        + #""routine":"lower-back","side":null,"state":"paused","step":2,"steps":9}}"#
    ),
    (
      full,
      #"{"audio":{"device":"hw:0","late_cues":2,"state":"open","xruns":1},"#
        + #""deferred":{"detail":"zoom","local":null,"reason":"call","reminder":"neck","#
        + #""routine":"neck","since":"2026-11-24T15:10:00+01:00","zone":null},"#
        + #""due":{"local":null,"reminder":"desk","rings_at":null,"routine":"lower-back","#
        + #""since":"2026-11-24T15:00:00+01:00","snoozed_until":null,"starts_at":null,"zone":null},"#
        + #""due_all":[{"local":null,"reminder":"desk","rings_at":null,"routine":"lower-back","#
        + #""since":"2026-11-24T15:00:00+01:00","snoozed_until":null,"starts_at":null,"#
        + #""zone":null}],"#
        + #""held":{"owner":"you","reason":null,"until":"2026-11-24T16:00:00+01:00"},"#
        + #""holds":[{"owner":"you","reason":null,"until":"2026-11-24T16:00:00+01:00"}],"#
        + #""last":{"ended_at":"2026-11-24T07:00:00+01:00","outcome":"stopped","routine":"desk"},"#
        + #""next":{"at":"2026-11-25T15:00:00+01:00","local":null,"reminder":"desk","zone":null},"#
        + #""off_until":"2026-11-25T00:00:00+01:00","practice":null,"problems":["one","two"],"question":null,"#
        + #""session":{"activity_remaining_ms":4,"direction":"up","duration_ms":2,"exercise":"Knee to chest","#
        + #""message":"Lie down.","phase":"hold","#
        + #""phase_remaining_ms":3,"position_ms":1,"routine":"lower-back","side":"left","#
        + #""state":"running","step":1,"steps":9}}"#
    ),
  ])
  func everyKeyIsThereNullWhenEmpty(status: Status, text: String) throws {
    #expect(try jsonText(status) == text)
    #expect(try JSONValue(parsing: text.utf8).decode(as: Status.self) == status)
  }

  @Test func wordsOfANewerDaemonAreShownAsTheyAre() throws {
    var members = try #require(JSONValue(encoding: Self.full, nulls: .written).objectValue)
    for (object, word) in [("session", "phase"), ("last", "outcome"), ("deferred", "reason")] {
      var parts = try #require(members[object]?.objectValue)
      parts[word] = "afloat"
      members[object] = .object(parts)
    }
    let status = try JSONValue.object(members).decode(as: Status.self)
    #expect(status.session?.phase == .unknown("afloat"))
    #expect(status.last?.outcome.value == nil)
    #expect(status.deferred?.reason.text == "afloat")
    #expect(StatusText.line(status).hasPrefix("Knee to chest, up, afloat, 1 second left."))
    #expect(try JSONValue(encoding: status, nulls: .written) == .object(members))
  }

  @Test func aNewerDaemonMaySayMoreAndAnOlderOneLeaveOutNulls() throws {
    let text =
      #"{"audio":{"device":"d","late_cues":0,"state":"s","xruns":0,"new":1},"problems":[]}"#
    let status = try JSONValue(parsing: text.utf8).decode(as: Status.self)
    #expect(status == Status(audio: Status.Audio(device: "d", state: .unknown("s"))))
  }
}
