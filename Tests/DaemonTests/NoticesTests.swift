// What a desktop is shown of what is due, put off, playing and done, and what its buttons do.

import Control
import Desktop
import Planning
import Scheduling
import Testing

@testable import Daemon

private let reminder = [
  "reminders/desk.yaml": "at: [\"07:30\"]\nroutine: quick-start\nsnooze: {by: 5m, limit: 1}\n"
]

@Suite struct NoticesTests {
  /// One that is announced.
  private func due(_ settings: String = "") -> House {
    let house = House(reminder.merging(["settings.yaml": settings]) { $1 })
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    return house
  }

  @Test func nothingIsShownWhereNothingIsDue() {
    let house = House(reminder)
    #expect(house.conductor.notice == nil)
    #expect(house.conductor.player == nil)
  }

  @Test func whatIsDueIsShownWithWhatItIsAndItsAnswers() throws {
    let house = due()
    let notice = try #require(house.conductor.notice)
    #expect(notice.summary == "desk")
    #expect(notice.body.hasPrefix("Quick start, 1 minute"), "\(notice.body)")
    #expect(notice.actions.map(\.key) == ["start", "snooze", "skip"])
    #expect(notice.actions[1].label == "Snooze 5 minutes")
    #expect(notice.expiry == .never, "it waits for half an hour")
  }

  @Test func allThatIsDueIsOnIt() throws {
    let house = House(
      reminder.merging(["reminders/neck.yaml": "at: [\"07:30\"]\nroutine: desk\n"]) { $1 })
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    #expect(house.conductor.status().dueAll.map(\.reminder) == ["desk", "neck"])
    let notice = try #require(house.conductor.notice)
    #expect(notice.summary == "neck")
    #expect(notice.body.hasPrefix("Also due: desk.\n"), "\(notice.body)")
  }

  @Test func aReminderOfAnotherZoneIsShownByTheReadersClock() throws {
    func body(_ settings: String) -> String? {
      let house = House([
        "reminders/call.yaml": "at: 16:30\nzone: Asia/Tokyo\nroutine: quick-start\n",
        "settings.yaml": settings,
      ])
      house.wait(until: "07:30:00")
      house.sound(ringHeard: true)
      return house.conductor.notice?.body
    }
    let shown = try #require(body(""))
    #expect(shown.hasPrefix("At 07:30, 16:30 in Tokyo.\nQuick start"), "\(shown)")
    #expect(body("discreet: true\n") == "", "others may see it")
  }

  @Test func whatAPersonShouldKnowBeforeIsOnIt() throws {
    let house = due()
    let body = try #require(house.conductor.notice?.body)
    #expect(body.contains("\nBefore the first session: "), "\(body)")
    let discreet = due("discreet: true\n")
    #expect(discreet.conductor.notice?.body == "", "others may see it")
  }

  @Test func aPauseThatNobodyAskedForSaysWhy() throws {
    let house = due("pause-on-call: true\n")
    try house.conductor.start(.named("quick-start")) { _ in }
    house.sound()
    house.conductor.surround(with: [Hindrance(.call, by: "zoom")])
    let notice = try #require(house.conductor.notice)
    #expect(notice.body == "Paused: a call began (zoom).")
    #expect(notice.actions.map(\.key) == ["resume", "stop"])
  }

  @Test func anotherUserInFrontPausesASessionAndSilencesEverything() throws {
    let house = due()
    try house.conductor.start(.named("quick-start")) { _ in }
    house.sound()
    #expect(house.conductor.volumeHere.isAudible)
    house.conductor.surround(with: [Hindrance(.otherUser)])
    #expect(house.conductor.status().session?.state == .paused)
    #expect(house.conductor.status().session?.message == "another user's session came in front")
    #expect(!house.conductor.volumeHere.isAudible)
    #expect(house.conductor.volume.isAudible, "what a person has set stays")
    house.conductor.surround(with: [])
    #expect(house.conductor.volumeHere.isAudible)
  }

  @Test func whatIsPutOffSaysUntilWhenAndOftenEnoughIsOftenEnough() throws {
    let house = due()
    try house.conductor.obey(.snooze(reminder: nil, by: nil))
    let notice = try #require(house.conductor.notice)
    #expect(notice.body.hasPrefix("Snoozed until 07:35."), "\(notice.body)")
    #expect(notice.actions.map(\.key) == ["start"])
    house.wait(until: "07:35:00")
    house.sound(ringHeard: true)
    #expect(house.conductor.notice?.actions.map(\.key) == ["start", "skip"])
  }

  @Test func aCountdownSaysWhenItStarts() throws {
    let house = House([
      "reminders/desk.yaml": "at: [\"07:30\"]\nroutine: quick-start\nstart: auto\n"
    ])
    house.wait(until: "07:30:00")
    house.sound(ringHeard: true)
    let body = try #require(house.conductor.notice?.body)
    #expect(body.hasPrefix("Starts by itself at 07:30:20."), "\(body)")
  }

  @Test func aSessionAndItsEndAreShown() throws {
    let house = due()
    try house.conductor.start(.whateverIsDue) { _ in }
    house.sound()
    let playing = try #require(house.conductor.notice)
    #expect(playing.summary == "Quick start")
    #expect(playing.actions.map(\.key) == ["pause", "stop"])
    #expect(playing.urgency == .low)
    try house.conductor.obey(.pause) {}
    house.sound()
    #expect(house.conductor.notice?.actions.map(\.key) == ["resume", "stop"])
    try house.conductor.obey(.stop(inPain: false)) {}
    house.sound()
    #expect(house.conductor.notice?.summary == "Quick start: ended before its end")
    house.wait(until: "07:45:00")
    #expect(house.conductor.notice == nil)
  }

  /// One whose session was stopped after most of a minute.
  private func ended(_ settings: String) throws -> House {
    let house = due(settings)
    try house.conductor.start(.whateverIsDue) { _ in }
    house.sound()
    house.wait(until: "07:30:50")
    try house.conductor.obey(.stop(inPain: false)) {}
    house.sound()
    return house
  }

  @Test func whoWishesIsAskedHowMuchItHurtsUntilTheyHaveTold() throws {
    let house = try ended("ask-pain: true\n")
    #expect(house.conductor.notice?.actions.count == 4)
    #expect(house.conductor.status().question?.hasPrefix("How much does it hurt now?") == true)
    house.conductor.tell(pain: 8)
    #expect(house.store.pains.map(\.level) == [8])
    #expect(house.store.pains.map(\.exercise) == [nil], "it bars no exercise")
    #expect(house.conductor.status().question == nil)
    let advice = try #require(house.conductor.notice?.body)
    #expect(advice.contains("See a doctor at once if"), "\(advice)")
    house.wait(until: "07:45:00")
    #expect(house.conductor.notice == nil)
  }

  @Test func aQuestionIsAskedOnlyForAWhileAndNotOnAScreenThatOthersSee() throws {
    let house = try ended("ask-pain: true\n")
    house.wait(until: "07:45:00")
    #expect(house.conductor.status().question == nil)
    let discreet = try ended("ask-pain: true\ndiscreet: true\n")
    #expect(discreet.conductor.notice?.actions == [])
    for settings in ["", "ask-pain: true\nhistory: off\n"] {
      let unasked = try ended(settings)
      #expect(unasked.conductor.status().question == nil, "\(settings)")
      #expect(unasked.conductor.notice?.actions == [])
    }
  }

  @Test func phasesAreShownToPeopleWhoDoNotHear() throws {
    let house = due("notifications: phases\n")
    try house.conductor.start(.whateverIsDue) { _ in }
    house.sound()
    let body = try #require(house.conductor.notice?.body)
    #expect(body.contains(", ready, "), "\(body)")
  }

  @Test func discreetlyNothingSaysWhatItIsFor() throws {
    let house = due("discreet: true\n")
    let shown = "\(try #require(house.conductor.notice)) \(try #require(house.conductor.player))"
    #expect(house.conductor.notice?.summary == "Time to move")
    try house.conductor.start(.whateverIsDue) { _ in }
    house.sound()
    let playing = "\(try #require(house.conductor.notice)) \(try #require(house.conductor.player))"
    try house.conductor.obey(.stop(inPain: false)) {}
    house.sound()
    for text in [shown, playing, "\(try #require(house.conductor.notice))"] {
      #expect(!text.contains("Quick start") && !text.contains("twist"), "\(text)")
    }
  }

  @Test func offMeansNothing() {
    let house = due("notifications: off\n")
    #expect(house.conductor.notice == nil)
  }
}

@Suite struct PlayerStatesTests {
  private func playing() throws -> House {
    let house = House(reminder)
    try house.conductor.start(.named("quick-start")) { _ in }
    house.sound()
    return house
  }

  @Test func aStepIsATrack() throws {
    let house = try playing()
    let player = try #require(house.conductor.player)
    #expect(player.status == .playing)
    #expect(player.track?.album == "Quick start")
    #expect(player.track?.id.hasPrefix("1") == true)
    let length = try #require(player.track?.length)
    #expect(length > 1_000_000)
    #expect(house.conductor.playerPosition == 0)
    house.wait(until: "07:00:03")
    #expect(house.conductor.playerPosition == 3_000_000)
    try house.conductor.obey(PlayerCommand.pause)
    house.sound()
    #expect(house.conductor.player?.status == .paused)
  }

  @Test func theButtonsDoWhatTheySay() throws {
    let house = House(reminder)
    #expect(
      refusal { () throws(ControlError) in try house.conductor.obey(PlayerCommand.next) } != nil)
    try house.conductor.obey(PlayerCommand.playPause)
    house.sound()
    #expect(house.played == ["lower-back"], "nothing is due: the default")
    try house.conductor.obey(PlayerCommand.volume(2))
    #expect(house.conductor.volume == Volume(percent: 100, isMuted: false))
    try house.conductor.obey(PlayerCommand.stop)
    house.sound()
    #expect(house.conductor.player == nil)
  }

  @Test func sleepPausesWhatPlaysAndNothingElse() throws {
    let house = try playing()
    #expect(house.conductor.isAtWork)
    var isReady = false
    house.conductor.goesToSleep { isReady = true }
    #expect(!isReady, "the pause is not heard yet")
    house.sound()
    #expect(isReady)
    #expect(!house.conductor.isAtWork && house.conductor.isPlaying)
    house.conductor.isBack()
    house.sound()
    #expect(!house.conductor.isAtWork, "it waits for the person")
    house.conductor.goesToSleep { isReady = false }
    #expect(!isReady, "there is nothing to wait for")
  }

  @Test func afterSleepItGoesOnIfAPersonWishes() throws {
    let house = House(reminder.merging(["settings.yaml": "after-sleep: resume\n"]) { $1 })
    try house.conductor.start(.named("quick-start")) { _ in }
    house.sound()
    house.wait(until: "07:00:10")
    house.conductor.goesToSleep {}
    house.sound()
    house.conductor.isBack()
    house.sound()
    #expect(house.conductor.isAtWork)
  }
}
