// A reminder's day, told as stories: what it, a person and the sound card do to each other, without
// a thread, a card or a database.

import Control
import Planning
import Scheduling
import Sessions
import Testing

@testable import Daemon

private let desk = ["reminders/desk.yaml": "at: 07:30\nroutine: quick-start"]
private let auto = ["reminders/desk.yaml": "at: 07:30\nroutine: quick-start\nstart: auto"]
private let dueAndAnnounced = ["desk 07:30 due", "desk 07:30 announced"]

@Suite struct ReminderStoryTests {
  @Test func whatComesDueRingsAndIsRecordedAsAnnouncedWhenItSounds() {
    let house = House(desk)
    house.wait(until: "07:29:59")
    #expect(house.rings == [])
    house.wait(until: "07:30:00")
    #expect(house.rings == [.first])
    #expect(house.store.lines == ["desk 07:30 due"])
    house.sound(ringHeard: true)
    #expect(house.store.lines == dueAndAnnounced)
    #expect(
      house.conductor.status().due
        == Status.Due(reminder: "desk", routine: "quick-start", since: "2026-11-24T07:30:00Z"))
    house.wait(until: "07:31:00")
    #expect(house.rings == [.first, .second])
  }

  @Test func aPlainStartAnswersItAndPlaysItsRoutine() throws {
    let house = House(desk)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    var notices: [String]?
    try house.conductor.start(.whateverIsDue) { notices = $0.notices }
    #expect(house.played == ["quick-start"])
    #expect(house.store.lines == dueAndAnnounced + ["desk 07:30 started"])
    #expect(house.conductor.status().due == nil)
    #expect(notices == nil)
    house.sound()
    #expect(notices?.count == 1, "only the advice before the first session")
    house.wait(until: "09:00:00")
    #expect(house.rings == [.first])
  }

  @Test func whatSilencesRemindersAllDayIsAProblemThatNamesTheProgram() {
    let house = House(["reminders/desk.yaml": "at: [07:30, 09:00]\nroutine: quick-start"])
    house.conductor.surround(with: [Hindrance(.inhibited, by: "mpv")])
    house.wait(until: "08:31:00")
    #expect(house.conductor.problems.filter { $0.contains("mpv") } == [])
    house.wait(until: "10:01:00")
    #expect(
      house.conductor.problems.filter { $0.contains("mpv") } == [
        "2 reminders in a row were missed because another program keeps the screen on (mpv); "
          + "“ignore-inhibitor” in settings.yaml lists the programs to ignore"
      ])
    house.conductor.surround(with: [])
    #expect(house.conductor.problems.filter { $0.contains("mpv") } == [])
  }

  @Test func whatIsAboutToRingIsShownAndAnswered() throws {
    let house = House(desk)
    house.conductor.surround(with: [Hindrance(.call)])
    house.wait(until: "07:40:00")
    house.conductor.surround(with: [])
    let due = try #require(house.conductor.status().due)
    #expect(due.reminder == "desk" && due.ringsAt == "2026-11-24T07:42:00Z")
    #expect(house.conductor.status().deferred == nil)
    #expect(house.conductor.notice == nil, "its ring brings the notification")
    try house.conductor.start(.whateverIsDue) { _ in }
    #expect(house.played == ["quick-start"])
    #expect(house.store.lines.last == "desk 07:30 started")
  }

  @Test(
    arguments: [("a", "a", "07:01:00"), ("a", "b", nil), (nil, "b", "07:01:00")]
      as [(String?, String, String?)])
  func whoHeldRemindersAsLongAsItWasThereHasAMinuteToReturn(
    before: String?, after: String, until: String?
  ) {
    let store = MemoryStore()
    let first = House(store: store, boot: before)
    for hold in [
      HoldSpell(owner: "zoom", until: nil), HoldSpell(until: first.wall.adding(seconds: 7200)),
    ] {
      first.conductor.tell(.hold(hold))
    }
    #expect(first.conductor.status().holds.map(\.owner) == ["zoom", "you"])
    let second = House(store: store, boot: after)
    let held = second.conductor.status().holds
    #expect(held.first { $0.owner == "zoom" }?.until == until.map { "2026-11-24T\($0)Z" })
    #expect(held.last?.owner == "you" && held.last?.until == "2026-11-24T09:00:00Z")
    second.wait(until: "07:01:01")
    #expect(second.conductor.status().holds.map(\.owner) == ["you"])
  }

  @Test func whatWaitsForTheRightMomentIsTurnedDown() throws {
    let house = House(desk)
    house.conductor.surround(with: [Hindrance(.call)])
    house.wait(until: "07:40:00")
    try house.conductor.obey(.stop(inPain: false)) {}
    #expect(house.store.lines.last == "desk 07:30 stopped")
    #expect(
      refusal { () throws(ControlError) in try house.conductor.obey(.stop(inPain: false)) {} }
        == .nothingRunning)
  }

  @Test func aPlainStartWithNothingDuePlaysTheDefault() throws {
    let house = House(["settings.yaml": "default-routine: quick-start"])
    try house.conductor.start(.whateverIsDue) { _ in }
    #expect(house.played == ["quick-start"])
  }

  @Test func oneThatStartsByItselfLeavesTwentySeconds() {
    let house = House(auto)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    house.wait(until: "07:30:19")
    #expect(house.played == [])
    house.wait(until: "07:30:20")
    #expect(house.played == ["quick-start"])
    #expect(house.store.lines == dueAndAnnounced + ["desk 07:30 started"])
  }

  @Test func aStopInTheTwentySecondsCancelsTheStart() throws {
    let house = House(auto)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    house.wait(until: "07:30:19")
    var isDone = false
    try house.conductor.obey(.stop(inPain: false)) { isDone = true }
    #expect(!isDone, "the ring is not silent yet")
    house.sound()
    #expect(isDone)
    house.wait(until: "09:00:00")
    #expect(house.played == [])
    #expect(house.store.lines == dueAndAnnounced + ["desk 07:30 stopped"])
  }

  @Test func aStopEndsARingThatSoundsAlready() throws {
    let house = House(desk)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    #expect(house.audio.orders.last == .ring(.first))
    try house.conductor.obey(.stop(inPain: false)) {}
    #expect(house.audio.orders.last == .silence)
    #expect(house.store.lines == dueAndAnnounced + ["desk 07:30 stopped"])
  }

  @Test(arguments: [
    ("", "", true, true), ("", "", false, false), ("", "mute: true", true, false),
    ("", "volume: 0", true, false), ("silent: true", "", false, true),
    ("silent: true", "mute: true", true, true),
  ])
  func oneThatNobodyCouldHearAsksUnlessItIsSilent(
    reminder: String, settings: String, isHeard: Bool, starts: Bool
  ) {
    let house = House([
      "reminders/desk.yaml": "at: 07:30\nroutine: quick-start\nstart: auto\n\(reminder)",
      "settings.yaml": settings,
    ])
    house.wait(until: "07:30:00")
    house.sound(ringHeard: isHeard)
    house.wait(until: "09:00:00")
    #expect(house.played == (starts ? ["quick-start"] : []))
    #expect(house.store.lines.last == (starts ? "desk 07:30 started" : "desk 07:30 unanswered"))
  }

  @Test func aSessionThatCutsTheRingShortDoesNotLoseTheReminder() throws {
    let house = House(desk)
    house.wait(until: "07:30:00")
    // The device is still being opened: nothing has sounded yet.
    try house.conductor.start(.named("lower-back")) { _ in }
    #expect(house.store.lines == dueAndAnnounced)
    house.sound()
    house.wait(until: "07:37:00")
    #expect(house.rings == [.first])
    house.end()
    #expect(house.rings == [.first, .second])
    house.wait(until: "09:00:00")
    #expect(house.store.lines == dueAndAnnounced + ["desk 07:30 unanswered"])
  }

  @Test func whatAFullDiskHasHeldUpIsWrittenAMinuteLater() {
    let house = House(desk)
    house.store.fault = diskIsFull
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    #expect(house.rings == [.first])
    #expect(house.store.lines.isEmpty)
    #expect(house.conductor.status().problems == ["\(diskIsFull)"])
    house.wait(until: "07:32:00")
    house.store.fault = nil
    house.wait(until: "07:33:10")
    #expect(house.store.lines == dueAndAnnounced)
    #expect(house.conductor.status().problems == [])
  }

  @Test func whatAFullDiskHasHeldUpIsWrittenAtTheEnd() {
    let house = House(desk)
    house.store.fault = diskIsFull
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    house.store.fault = nil
    house.conductor.close()
    #expect(house.store.lines == dueAndAnnounced)
  }

  @Test func whatTheStoreCouldNotTellAtFirstIsRememberedWhenItCan() {
    let house = House(desk)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    house.store.fault = diskIsFull
    house.restart()
    house.store.fault = nil
    house.wait(until: "07:31:00")
    #expect(house.rings == [])
  }

  @Test func aReminderThatIsTakenAwayDoesNotSilenceAnotherForGood() {
    let house = House(desk.merging(["reminders/neck.yaml": "at: 07:30"]) { $1 })
    house.wait(until: "07:30:00")
    house.remove("reminders/neck.yaml")
    house.reload()
    // The ring was for both.
    house.sound(ringHeard: true)
    house.wait(until: "07:31:00")
    #expect(house.rings == [.first, .second])
    #expect(
      house.store.lines == [
        "desk 07:30 due", "neck 07:30 due", "neck 07:30 withdrawn", "desk 07:30 announced",
      ])
  }

  @Test func whatWasAnnouncedIsNotAnnouncedAgainAfterARestart() {
    let house = House(desk)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    house.restart()
    #expect(house.conductor.status().due?.reminder == "desk")
    house.wait(until: "07:35:00")
    #expect(house.rings == [])
    #expect(house.store.lines == dueAndAnnounced)
  }
}
