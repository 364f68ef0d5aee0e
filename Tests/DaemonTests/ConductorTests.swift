// What people ask of the daemon and what their files say, told as stories: what is refused, what
// is shown, and what a command's word is worth when the files change.

import Control
import Planning
import Sessions
import Testing

@testable import Daemon

private let desk = ["reminders/desk.yaml": "at: 07:30\nroutine: quick-start"]
private let dueAndAnnounced = ["desk 07:30 due", "desk 07:30 announced"]

@Suite struct CommandStoryTests {
  @Test func aSecondStartIsRefusedAndChangesNothing() throws {
    let house = House()
    try house.conductor.start(.named("quick-start")) { _ in }
    house.sound()
    let (orders, status) = (house.audio.orders, house.conductor.status())
    for wish in [StartWish.whateverIsDue, .named("lower-back"), .named("quick-start")] {
      let told = refusal { () throws(ControlError) in try house.conductor.start(wish) { _ in } }
      #expect(told == .alreadyRunning(routine: "quick-start"))
    }
    #expect(house.audio.orders == orders)
    #expect(house.conductor.status() == status)
  }

  @Test func anUnknownRoutineIsRefusedWithTheNearestNameAndNothingChanges() {
    let house = House(desk)
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    let (orders, status) = (house.audio.orders, house.conductor.status())
    for (name, nearest) in [("lower-bakc", "lower-back"), ("zzzzzzz", nil)] {
      let told = refusal { () throws(ControlError) in
        try house.conductor.start(.named(name)) { _ in }
      }
      #expect(told == .routineNotFound(routine: name, nearest: nearest))
    }
    #expect(house.audio.orders == orders)
    #expect(house.conductor.status() == status)
    #expect(house.store.lines == dueAndAnnounced)
  }

  @Test func aBadRoutineIsRefusedWithItsFaultsUnderTheNameItWasGiven() {
    let house = House()
    let told = refusal { () throws(ControlError) in
      try house.conductor.start(.text("steps: 7", origin: "/home/a/b.yaml")) { _ in }
    }
    #expect(
      told
        == .badRoutine(diagnostics: [
          "/home/a/b.yaml:1:8: expected a list of steps, such as “- {exercise: knee-to-chest}”"
        ]))
    #expect(house.played == [])
  }

  @Test func aRoutineThatIsGivenAsTextIsPlayedUnderItsFilesName() throws {
    let house = House()
    try house.conductor.start(.text("steps: [{rest: 5s}]", origin: "/home/a/b.yaml")) { _ in }
    #expect(house.played == ["b"])
  }

  @Test func withNothingRunningNothingCanBeStopped() {
    let house = House(desk)
    let orders = house.audio.orders
    for command in everyCommand {
      let told = refusal { () throws(ControlError) in try house.conductor.obey(command) {} }
      #expect(told == .nothingRunning)
    }
    #expect(house.audio.orders == orders)
  }

  @Test func aSessionThatNobodyHearsSaysSo() throws {
    let house = House()
    house.conductor.set(isMuted: true)
    var told: [String] = []
    try house.conductor.start(.named("quick-start")) { told = $0.notices }
    house.sound()
    #expect(told.last == "the sound is muted; 'limber mute off' brings it back")
    house.audio.report.device = .absent("no such device")
    #expect(house.conductor.status().audio.state.value == .absent)
    #expect(
      house.conductor.status().problems == ["no sound device works: no such device"])
  }
}

@Suite struct LevelStoryTests {
  @Test func aCommandsVolumeIsHeardAtOnceAndOutlivesARestart() {
    let house = House(["settings.yaml": "volume: 60"])
    #expect(house.audio.orders.contains(.volume(Volume(percent: 60, isMuted: false))))
    house.conductor.set(percent: 30)
    #expect(house.audio.orders.last == .volume(Volume(percent: 30, isMuted: false)))
    house.conductor.set(isMuted: true)
    house.restart()
    #expect(house.conductor.volume == Volume(percent: 30, isMuted: true))
    #expect(house.audio.orders.contains(.volume(Volume(percent: 30, isMuted: true))))
    #expect(house.conductor.status().audio.state.value == .muted)
  }

  @Test func anyOtherChangeOfFilesLeavesTheCommandsVolume() {
    let house = House(["settings.yaml": "volume: 60"])
    house.conductor.set(percent: 30)
    house.write("settings.yaml", "volume: 60\npace: 2")
    house.reload()
    #expect(house.conductor.volume.percent == 30)
  }

  @Test func theSettingsWordGivesTheCommandsUpForGood() {
    let house = House(["settings.yaml": "volume: 60"])
    house.conductor.set(percent: 30)
    house.write("settings.yaml", "volume: 70")
    house.reload()
    #expect(house.conductor.volume.percent == 70)
    house.write("settings.yaml", "volume: 60")
    house.reload()
    #expect(house.conductor.volume.percent == 60)
  }

  @Test func aCommandsVolumeHoldsEvenIfItCannotBeWritten() {
    let house = House()
    house.store.fault = diskIsFull
    house.conductor.set(percent: 30)
    house.reload()
    #expect(house.conductor.volume.percent == 30)
    house.store.fault = nil
    house.conductor.set(isMuted: true)
    house.restart()
    #expect(house.conductor.volume == Volume(percent: 30, isMuted: true))
    #expect(house.conductor.status().problems == [])
  }
}

@Suite struct FileStoryTests {
  @Test func aBadFileIsAProblemAndItsReminderRingsAllTheSame() {
    let house = House(desk)
    house.write("reminders/desk.yaml", "at: 07:3")
    house.reload()
    let place = "\(house.folder)/reminders/desk.yaml:1:5"
    #expect(
      house.conductor.status().problems == [
        "\(place): “07:3” is not a time; write 07:30, 07:30:15 or 7:30 PM"
      ])
    house.wait(until: "07:30:00")
    #expect(house.rings == [.first])
  }

  @Test func aRoutineAndAZoneThatDoNotExistAreProblems() {
    let house = House([
      "reminders/a.yaml": "at: 07:30\nroutine: quick-strat",
      "reminders/b.yaml": "at: 07:30\nzone: Europe/Berlim",
      "reminders/c.yaml": "at: 08:00\nroutine: nothing-like-it\nenabled: false",
    ])
    #expect(
      house.conductor.status().problems == [
        "\(house.folder)/reminders/b.yaml:2:7: there is no zone “Europe/Berlim”; "
          + "did you mean “Europe/Berlin”?",
        "\(house.folder)/reminders/a.yaml:2:10: there is no routine “quick-strat”; "
          + "did you mean “quick-start”?",
      ])
    house.wait(until: "07:30:00")
    #expect(house.store.lines == ["a 07:30 due"])
  }

  @Test func aReminderWhoseZoneIsMisspeltRingsAsItDidBefore() {
    let house = House(desk)
    house.write("reminders/desk.yaml", "at: 07:30\nzone: Europe/Berlim")
    house.reload()
    #expect(house.conductor.status().problems.count == 1)
    house.wait(until: "07:30:00")
    #expect(house.rings == [.first])
  }

  @Test func aStoreThatCannotBeWrittenIsAProblemAndTheReminderRingsAllTheSame() {
    let house = House(desk)
    house.store.fault = diskIsFull
    house.wait(until: "07:30:00")
    #expect(house.rings == [.first])
    #expect(house.conductor.status().problems == [diskIsFull.description])
    house.store.fault = nil
    house.sound(ringHeard: true)
    #expect(house.store.lines == dueAndAnnounced)
    #expect(house.conductor.status().problems == [])
  }

  @Test func anIdleDaemonShowsWhatIsToCome() {
    let house = House(desk)
    let idle = Status(
      next: Status.Next(reminder: "desk", at: "2026-11-24T07:30:00Z"),
      audio: Status.Audio(device: "default", state: .known(.closed)))
    #expect(house.conductor.status() == idle)
  }

  @Test func aSessionShowsWhereItIs() throws {
    let house = House(["settings.yaml": "device: hw:9"])
    try house.conductor.start(.named("quick-start")) { _ in }
    house.audio.report.device = .open
    house.sound()
    house.wait(until: "07:00:02")
    let status = house.conductor.status()
    let session = try #require(status.session)
    #expect(session.positionMs == 2000)
    #expect((session.routine, session.state) == ("quick-start", .running))
    #expect((session.step, session.steps) == (1, 2))
    #expect(session.phase.value == .ready)
    #expect(session.exercise == "Seated cat and cow")
    #expect(status.audio == Status.Audio(device: "hw:9", state: .known(.open)))
  }

  @Test func whatIsToComeIsShownAsIfElsewhere() throws {
    let house = House([
      "reminders/desk.yaml": "at: 07:30", "reminders/far.yaml": "at: 07:30\nzone: Asia/Tokyo",
    ])
    let here = try house.conductor.upcoming(after: house.wall, count: 2, zone: nil)
    #expect(here.map(\.at) == ["2026-11-24T07:30:00Z", "2026-11-25T07:30:00+09:00"])
    let there = try house.conductor.upcoming(after: house.wall, count: 2, zone: "America/New_York")
    #expect(there.map(\.at) == ["2026-11-24T07:30:00-05:00", "2026-11-25T07:30:00+09:00"])
    // By the clock of who reads, where that is another.
    #expect(here.map(\.local) == [nil, "2026-11-24T22:30:00Z"])
    #expect(there.map(\.local) == [nil, "2026-11-24T17:30:00-05:00"])
    #expect(there.map(\.zone) == [nil, "Asia/Tokyo"])
    let told = refusal { () throws(ControlError) in
      _ = try house.conductor.upcoming(after: house.wall, count: 2, zone: "Atlantis")
    }
    #expect(told == .unknownZone(zone: "Atlantis"))
  }
}
