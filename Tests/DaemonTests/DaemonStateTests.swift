// Status, notification and player as functions of a moment: from plain values, without a daemon,
// and without asking for more than they show.

import ConfigFiles
import Control
import Desktop
import Planning
import Practice
import Routines
import Scheduling
import Sessions
import TestSupport
import Testing

@testable import Daemon

/// Nothing but the theme that the settings ask for by default.
private let files: TemporaryFolder = {
  let folder = TemporaryFolder()
  folder.write("sounds/clear/theme.yaml", "name: Clear")
  return folder
}()

private let now = WallInstant(rfc3339: "2026-11-24T07:30:00Z")!

/// What the store was asked for.
private final class Asked {
  var names: [String] = []
  func note<Value>(_ name: String, _ value: Value) -> Value {
    names.append(name)
    return value
  }
}

/// The built-in files, and no person's.
private func state(_ asked: Asked = Asked(), due: [String] = []) -> DaemonState {
  let decisions = due.map { name in
    Decision(
      Occurrence(
        key: OccurrenceKey(reminder: name, local: "2026-11-24T07:30:00"), at: now,
        routine: "quick-start"), .announced, at: now)
  }
  return DaemonState(
    configuration: Configuration(reading: Layers(folders: [files.path], themes: [files("sounds")])),
    agenda: Agenda(AgendaMemory(decisions: decisions)), zone: .utc, wall: now,
    stream: StreamInstant(nanoseconds: 0), audio: StreamReport(),
    volume: Volume(percent: 80, isMuted: false),
    practice: Lazy(asked.note("practice", nil)), asksForPain: Lazy(asked.note("pain", false)),
    past: Lazy(asked.note("past", ExerciseHistory(today: 0))),
    faults: Lazy(asked.note("faults", [])))
}

private func newSession(of routine: String, _ state: DaemonState) throws -> Session {
  let routine = try state.configuration.routine(routine)
  let timeline = state.configuration.timeline(of: routine, ExerciseHistory(today: 0))
  return Session(timeline, at: StreamInstant(nanoseconds: 0))
}

@Suite struct DaemonStateTests {
  @Test func anIdleDaemonHasNothingToShow() {
    let idle = state()
    #expect(Status(idle) == Status(audio: Status.Audio(device: "default", state: .known(.closed))))
    #expect(Notice(idle) == nil)
    #expect(PlayerState(idle) == nil)
  }

  @Test func whatIsShownIsAskedForOnceAndNothingElseIs() {
    let asked = Asked()
    let due = state(asked, due: ["desk"])
    _ = PlayerState(due)
    #expect(asked.names == [])
    _ = Notice(due)
    #expect(asked.names == ["past"])
    _ = (Status(due), Status(due), Notice(due))
    #expect(asked.names == ["past", "practice", "pain", "faults"])
  }

  @Test func aNoticeThatDoesNotNameTheRoutineLooksNothingUp() {
    let asked = Asked()
    let idle = state(asked)
    _ = Notice(idle)
    #expect(asked.names == [])
  }

  @Test func allThatIsDueIsShownAndTheNewestComesFirst() throws {
    let due = state(due: ["arms", "neck"])
    let status = Status(due)
    #expect(status.dueAll.map(\.reminder) == ["arms", "neck"])
    #expect(status.due?.since == "2026-11-24T07:30:00Z")
    let notice = try #require(Notice(due))
    #expect(notice.summary == status.due?.reminder)
    #expect(notice.body.contains("Also due: "))
    let player = try #require(PlayerState(due))
    #expect(player.track?.title == status.due?.reminder)
    #expect(player.status == .stopped)
    #expect(player.volume == 0.8)
  }

  @Test func aSessionIsWhereTheStreamIs() throws {
    var playing = state(due: ["desk"])
    var session = try newSession(of: "quick-start", playing)
    let anchor = Anchor(frame: .zero, at: playing.stream, moves: true)
    _ = session.handle(.heard(anchor), at: playing.stream)
    playing.session = session
    playing.stream = StreamInstant(nanoseconds: 2_000_000_000)
    playing.audio.device = .open
    let status = try #require(Status(playing).session)
    #expect((status.state, status.step, status.positionMs) == (.running, 1, 2000))
    #expect(playing.place?.position == 2_000_000)
    #expect(PlayerState(playing)?.status == .playing)
    #expect(Notice(playing)?.summary == "Quick start", "not what is due")
    #expect(playing.isAtWork && playing.caresForPlace)
  }

  @Test func aPauseThatNobodyAskedForSaysWhyWhereverItIsShown() throws {
    var paused = state()
    var session = try newSession(of: "quick-start", paused)
    _ = session.handle(.command(.pause), at: paused.stream)
    paused.session = session
    paused.presence.pause(for: .moved(to: "Built-in Audio"))
    #expect(Status(paused).session?.message == "the sound moved to Built-in Audio")
    #expect(Notice(paused)?.body == "Paused: the sound moved to Built-in Audio.")
    #expect(PlayerState(paused)?.status == .paused)
    #expect(!paused.isAtWork)
  }

  @Test func theEndIsShownForTenMinutes() {
    var ended = state()
    ended.last = SessionRecorder.Ended(
      routine: "quick-start", outcome: .completed, exercise: nil, at: now, offset: 0,
      isWorthAsking: true)
    #expect(Notice(ended)?.summary == "Quick start: done")
    ended.asksForPain = Lazy(true)
    #expect(Notice(ended)?.actions.count == 4)
    #expect(Status(ended).question != nil)
    ended.asksForPain = Lazy(false)
    ended.last?.advice = "See a doctor."
    #expect(Notice(ended)?.body == "See a doctor.")
    ended.wall = now.adding(seconds: 600)
    #expect(Notice(ended) == nil)
    #expect(Status(ended).last?.outcome.value == .completed)
  }

  @Test func problemsNameWhatIsWrongAndWhatIsMutedIsShownAsSuch() {
    var troubled = state()
    troubled.faults = Lazy(["the disk is full"])
    troubled.audio.device = .absent("no such device")
    #expect(
      Status(troubled).problems == ["the disk is full", "no sound device works: no such device"])
    #expect(Status(troubled).audio.state.value == .absent)
    troubled.audio.device = .open
    _ = troubled.presence.see([Hindrance(.otherUser)], pausesForCalls: false)
    #expect(Status(troubled).audio.state.value == .muted)
  }
}
