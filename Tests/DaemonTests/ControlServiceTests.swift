// Calls as they reach the services: what is refused with which field, and that an answer waits for
// its effect.

import Control
import Practice
import Routines
import Sessions
import Testing
import Varlink

@testable import Daemon

/// A house with its services, and the answers that they gave.
private final class Counter {
  let house = House(["reminders/desk.yaml": "at: 07:30\nroutine: quick-start"])
  private var routes = Routes()
  private(set) var replies: [JSONObject] = []
  private(set) var errors: [VarlinkError] = []
  /// How often files were caught up with.
  private(set) var looks = 0
  private var filesAreNew = false
  private var posted: [() -> Void] = []

  init() {
    let stream = StatusStream(status: house.conductor.status, post: { $0() })
    // As a watch on the folder would.
    let catchUp = { [unowned self] in
      looks += 1
      if filesAreNew { house.reload() }
      filesAreNew = false
    }
    SessionService(conductor: house.conductor, stream: stream, catchUp: catchUp).add(to: &routes)
    ScheduleService(conductor: house.conductor, zones: house.conductor.zones, catchUp: catchUp)
      .add(to: &routes)
    HoldService(conductor: house.conductor, leases: HoldLeases(house.conductor))
      .add(to: &routes)
    LibraryService(
      conductor: house.conductor, catchUp: catchUp, reload: { ["a.yaml:1:1: bad"] }
    ).add(to: &routes)
    HistoryService(conductor: house.conductor, post: { [unowned self] in posted.append($0) })
      .add(to: &routes)
  }

  /// Nobody has been told of it when the next call comes.
  func write(_ name: String, _ text: String) {
    house.write(name, text)
    filesAreNew = true
  }

  /// The loop's next turn.
  func runPosted() {
    let actions = posted
    posted = []
    for action in actions { action() }
  }

  func call(_ method: String, _ parameters: JSONObject = [:]) {
    routes.handle(
      Exchange(Call("org.limber.\(method)", parameters), peer: nil) { [unowned self] result, _ in
        switch result {
        case .success(let reply): replies.append(reply)
        case .failure(let error): errors.append(error)
        }
      })
  }
}

@Suite struct ControlServiceTests {
  @Test(
    arguments: [
      ("Session.Start", ["routine": "a", "text": "b"], "routine"),
      ("Session.Start", ["routine": "a", "compose": ["length_ms": 600_000]], "routine"),
      ("Session.Start", ["in_ms": -1], "in_ms"),
      ("Session.Start", ["in_ms": 600_001], "in_ms"),
      ("Session.Extend", ["by_ms": 999], "by_ms"),
      ("Session.Extend", ["by_ms": 600_001], "by_ms"),
      ("Session.Skip", ["pain": 11], "pain"),
      ("Session.Stop", ["pain": -1], "pain"),
      ("Session.Volume", ["percent": 101], "percent"),
      ("Session.Volume", ["percent": -1], "percent"),
      ("Session.Mute", ["on": "yes"], "on"),
      ("Schedule.ListUpcoming", ["count": 0], "count"),
      ("Schedule.ListUpcoming", ["count": 10_001], "count"),
      ("Schedule.ListUpcoming", ["from": "tomorrow"], "from"),
    ] as [(String, JSONObject, String)])
  func aBadParameterIsNamedAndChangesNothing(
    method: String, parameters: JSONObject, field: String
  ) {
    let counter = Counter()
    let orders = counter.house.audio.orders
    counter.call(method, parameters)
    #expect(counter.errors == [.invalidParameter(field)])
    #expect(counter.replies == [])
    #expect(counter.house.audio.orders == orders)
  }

  @Test func whatNoServiceKnowsIsNotImplemented() {
    let counter = Counter()
    counter.call("Session.Dance")
    #expect(counter.errors == [.methodNotImplemented("org.limber.Session.Dance")])
  }

  @Test(arguments: ["Pause", "Resume", "Skip", "Back", "Restart", "Easier", "Stop"])
  func aCommandWithNothingRunningIsRefused(method: String) {
    let counter = Counter()
    counter.call("Session.\(method)")
    #expect(counter.errors == [ControlError.nothingRunning.varlinkError])
  }

  @Test func aStartIsAnsweredWhenItPlays() {
    let counter = Counter()
    counter.call("Session.Start", ["routine": "quick-start"])
    #expect(counter.replies == [])
    counter.house.sound()
    #expect(counter.replies.count == 1)
    #expect(
      counter.replies[0]["notices"]?.arrayValue?.map(\.stringValue)
        == SafetyAdvice.beforeStart(ExerciseHistory(today: 0)))
    #expect(counter.replies[0]["needs"] == ["a chair"])
    let session = counter.replies[0]["status"]?.objectValue?["session"]?.objectValue
    #expect(session?["routine"] == "quick-start")
    #expect(session?["state"] == "running")
  }

  @Test func aToggleStartsThenPausesThenGoesOn() {
    let counter = Counter()
    for (count, state) in [(1, "running"), (2, "paused"), (3, "running")] {
      counter.call("Session.Toggle")
      counter.house.sound()
      #expect(counter.replies.count == count)
      let status = counter.replies.last?["status"]?.objectValue
      #expect(status?["session"]?.objectValue?["state"] == .string(state))
    }
    #expect(counter.house.played == ["lower-back"])
  }

  @Test func aVolumeIsShownAndSetAndAMuteTurnedRound() {
    let counter = Counter()
    counter.call("Session.Volume")
    counter.call("Session.Volume", ["percent": 30])
    counter.call("Session.Mute")
    counter.call("Session.Mute", ["on": true])
    counter.call("Session.Mute")
    #expect(counter.replies.count == 1, "a reply means that it is heard")
    counter.house.sound()
    #expect(
      counter.replies == [
        ["percent": 80, "muted": false], ["percent": 30, "muted": false],
        ["percent": 30, "muted": true], ["percent": 30, "muted": true],
        ["percent": 30, "muted": false],
      ])
  }

  @Test func whatIsToComeIsListedFromAnInstantOn() {
    let counter = Counter()
    counter.call("Schedule.ListUpcoming", ["count": 1, "from": "2026-11-24T07:30:00Z"])
    #expect(
      counter.replies == [
        [
          "occurrences": [
            [
              "reminder": "desk", "at": "2026-11-25T07:30:00Z", "local": nil, "zone": nil,
              "routine": "quick-start",
            ]
          ]
        ]
      ])
    counter.call("Schedule.ListUpcoming", ["zone": "Atlantis"])
    #expect(counter.errors == [ControlError.unknownZone(zone: "Atlantis").varlinkError])
  }

  @Test func whatIsDueIsPutOffAndRingsAgain() {
    let counter = Counter()
    counter.call("Schedule.Snooze")
    counter.call("Schedule.Snooze", ["reminder": "dsk"])
    counter.call("Schedule.Snooze", ["length_ms": 59_999])
    #expect(
      counter.errors == [
        ControlError.nothingDue(reminder: nil).varlinkError,
        ControlError.reminderNotFound(reminder: "dsk", nearest: "desk").varlinkError,
        .invalidParameter("length_ms"),
      ])
    counter.house.wait(until: "07:30:00")
    counter.house.sound(ringHeard: true)
    counter.call("Schedule.Snooze", ["length_ms": 300_000])
    #expect(counter.replies.isEmpty, "a reply means that it is silent")
    counter.house.sound()
    #expect(
      counter.replies == [
        ["snoozed": [["reminder": "desk", "until": "2026-11-24T07:35:00Z"]]]
      ])
    counter.house.wait(until: "07:35:00")
    #expect(counter.house.rings == [.first, .first])
  }

  @Test func theNextIsSkippedAndListedNoMore() {
    let counter = Counter()
    counter.call("Schedule.SkipNext")
    counter.house.sound()
    let skipped: JSONValue = [
      "reminder": "desk", "at": "2026-11-24T07:30:00Z", "local": nil, "zone": nil,
      "routine": "quick-start",
    ]
    #expect(counter.replies == [["skipped": skipped]])
    counter.call("Schedule.ListUpcoming", ["count": 1])
    #expect(
      counter.replies.last == [
        "occurrences": [
          [
            "reminder": "desk", "at": "2026-11-25T07:30:00Z", "local": nil, "zone": nil,
            "routine": "quick-start",
          ]
        ]
      ])
  }

  @Test func remindersAreOffForAsLongAsIsSaid() {
    let counter = Counter()
    counter.call("Schedule.Off", ["until": "wednesday 09:00"])
    counter.house.sound()
    #expect(counter.replies == [["until": "2026-11-25T09:00:00Z"]])
    #expect(counter.house.conductor.status().offUntil == "2026-11-25T09:00:00Z")
    #expect(counter.house.conductor.status().next?.at == "2026-11-26T07:30:00Z")
    counter.house.wait(until: "07:31:00")
    #expect(counter.house.store.lines == ["desk 07:30 dropped"])
    counter.call("Schedule.On")
    counter.call("Schedule.Off", ["length_ms": 7_200_000])
    counter.house.sound()
    #expect(counter.replies.suffix(2) == [[:], ["until": "2026-11-24T09:31:00Z"]])

    for parameters: JSONObject in [
      [:], ["length_ms": 1, "until": "14:00"], ["length_ms": 59_999],
      ["until": "2026-11-24"], ["until": "2028-01-01"], ["until": "soon"],
    ] {
      counter.call("Schedule.Off", parameters)
    }
    #expect(counter.errors.count == 6)
    #expect(counter.house.conductor.status().offUntil == "2026-11-24T09:31:00Z")
  }

  @Test func whatComesInAHoldRingsTwoMinutesAfterIt() {
    let counter = Counter()
    counter.call("Schedule.Hold", ["length_ms": 59_999])
    counter.call("Schedule.Hold", ["reason": "a\nb"])
    counter.call("Schedule.Hold", ["owner": ""])
    counter.call("Schedule.Hold", ["length_ms": 86_400_001])
    #expect(
      counter.errors
        == ["length_ms", "reason", "owner", "length_ms"].map(VarlinkError.invalidParameter))
    counter.call("Schedule.Hold", ["length_ms": 2_400_000, "reason": "call"])
    counter.house.sound()
    #expect(counter.replies == [["owner": "you", "until": "2026-11-24T07:40:00Z"]])
    counter.house.wait(until: "07:35:00")
    #expect(counter.house.rings.isEmpty)
    counter.call("Schedule.Release")
    counter.house.sound()
    counter.house.wait(until: "07:36:59")
    #expect(counter.house.rings.isEmpty)
    counter.house.wait(until: "07:37:00")
    #expect(counter.house.rings == [.first])
    #expect(counter.replies.last == ["released": ["you"]])
  }

  @Test func eachHoldIsListedAndEndsByItsOwner() {
    let counter = Counter()
    for owner in ["backup", "talk"] {
      counter.call("Schedule.Hold", ["length_ms": 7_200_000, "owner": .string(owner)])
    }
    counter.call("Schedule.Hold", ["length_ms": 600_000])
    counter.house.sound()
    let status = counter.house.conductor.status()
    #expect(status.holds.map(\.owner) == ["backup", "talk", "you"])
    #expect(status.held?.owner == "backup", "one of those that last longest")
    counter.call("Schedule.Release", ["owner": "talk"])
    counter.call("Schedule.Release", ["owner": "talk"])
    #expect(counter.errors == [ControlError.noHold(owner: "talk").varlinkError])
    counter.house.wait(until: "07:10:01")
    counter.call("Schedule.Release")
    counter.call("Schedule.Release")
    counter.house.sound()
    #expect(
      counter.replies.suffix(3) == [
        ["released": ["talk"]], ["released": ["backup"]], ["released": []],
      ])
    #expect(counter.house.conductor.status().held == nil)
  }

  @Test func whatWasSkippedComesBack() {
    let counter = Counter()
    counter.call("Schedule.UndoSkip")
    counter.call("Schedule.SkipNext")
    counter.call("Schedule.UndoSkip", ["reminder": "desk"])
    counter.house.sound()
    #expect(counter.errors == [ControlError.nothingSkipped(reminder: nil).varlinkError])
    #expect(counter.replies[0]["skipped"] == counter.replies[1]["restored"])
    counter.house.wait(until: "07:30:00")
    #expect(counter.house.rings == [.first])
  }

  @Test func aReminderThatIsAskedForComesAtOnceAndItIsToldWhy() {
    let counter = Counter()
    counter.call("Schedule.Announce", ["reminder": "desk"])
    counter.house.sound(ringHeard: true)
    #expect(counter.house.rings == [.first])
    counter.call("Schedule.ListDecisions", ["count": 1])
    #expect(
      counter.replies.last == [
        "decisions": [
          [
            "reminder": "desk", "routine": "quick-start", "occurrence": "2026-11-24T07:00:00 now",
            "at": "2026-11-24T07:00:00Z", "local": nil, "zone": nil, "outcome": "announced",
            "reason": "time",
            "detail": nil, "decided": "2026-11-24T07:00:00Z",
          ]
        ]
      ])
    counter.call("Schedule.ListDecisions", ["reminder": "dessk"])
    counter.call("Schedule.ListDecisions", ["count": 0])
    let unknown = ControlError.reminderNotFound(reminder: "dessk", nearest: "desk")
    #expect(counter.errors == [unknown.varlinkError, .invalidParameter("count")])
  }

  @Test func aReloadTellsWhatIsWrong() {
    let counter = Counter()
    counter.call("Library.Reload")
    #expect(counter.replies == [["diagnostics": ["a.yaml:1:1: bad"]]])
  }

  // MARK: Files that were written a moment ago

  @Test func aRoutineThatWasWrittenAMomentAgoIsKnownAndPlayedAsItIs() {
    let counter = Counter()
    counter.write("routines/new.yaml", "steps: [{rest: 5s}]")
    counter.call("Session.Start", ["routine": "new"])
    counter.house.sound()
    #expect(counter.house.played == ["new"])
    counter.call("Session.Stop")
    counter.house.sound()
    counter.write("settings.yaml", "default-routine: new")
    counter.write("routines/new.yaml", "steps: [{rest: 5s}, {rest: 7s}]")
    counter.call("Session.Toggle")
    counter.house.sound()
    #expect(counter.errors == [])
    #expect(counter.house.played == ["new", "new"])
    #expect(counter.house.conductor.status().session?.steps == 2)
  }

  @Test func aReminderThatWasWrittenAMomentAgoIsKnownByItsName() {
    let counter = Counter()
    counter.write("reminders/new.yaml", "at: 08:00\nroutine: quick-start")
    counter.call("Schedule.SkipNext", ["reminder": "new"])
    counter.write("reminders/newer.yaml", "at: 07:10\nroutine: quick-start")
    counter.call("Schedule.ListUpcoming", ["count": 1])
    counter.write("reminders/newest.yaml", "at: 09:00\nroutine: quick-start")
    counter.call("Schedule.Announce", ["reminder": "newest"])
    counter.house.sound()
    #expect(counter.errors == [])
    let listed = counter.replies.compactMap { $0["occurrences"]?.arrayValue?.first?.objectValue }
    #expect(listed.map { $0["reminder"] } == ["newer"])
    #expect(counter.house.rings == [.first])
  }

  @Test func whatIsAskedAllTheTimeLooksAtNoFile() {
    let counter = Counter()
    for method in ["Session.GetStatus", "Session.Pause", "Session.Volume", "Schedule.On"] {
      counter.call(method)
    }
    #expect(counter.looks == 0)
    counter.call("Session.Start", ["routine": "quick-strat"])
    #expect(counter.looks == 1)
    let unknown = ControlError.routineNotFound(routine: "quick-strat", nearest: "quick-start")
    #expect(counter.errors.last == unknown.varlinkError)
  }

  // MARK: The history

  @Test func whatAnotherProgramHasWrittenIsShownBeforeItIsAnswered() throws {
    let counter = Counter()
    #expect(counter.house.conductor.status().practice == nil)
    let record = SessionRecord(
      routine: "quick-start", outcome: .completed,
      parts: [
        PerformedPart(
          step: 0, exercise: "plank", part: nil, planned: .seconds(600), done: .seconds(600))
      ], skipped: [])
    counter.house.store.sessions.append(
      PastSession(
        uid: "other", record, started: counter.house.wall, ended: counter.house.wall, offset: 0,
        isConfirmed: true))
    #expect(counter.house.conductor.status().practice == nil, "nobody has told of it")
    let changes = counter.house.changes
    counter.call("History.Changed")
    #expect(counter.house.changes == changes + 1)
    #expect(counter.replies == [], "first everybody is shown it")
    counter.runPosted()
    #expect(counter.replies == [[:]])
    #expect(counter.house.conductor.status().practice?.minutesToday == 10)
  }
}
