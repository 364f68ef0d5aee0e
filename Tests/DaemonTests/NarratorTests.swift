// What is said aloud, with a speech program that does what the test says.

import Control
import Planning
import Routines
import Sessions
import Sounds
import Speech
import Testing

@testable import Daemon

/// Speaks when it is told to.
final class FakeSpeech: SpeechPort {
  var program: SpeechProgram?
  var isThere = true
  var wanted: [[String]] = []
  private(set) var ready: ([Utterance: Voice]) -> Void = { _ in }
  private var late: ([Utterance: Voice]) -> Void = { _ in }
  private var utterances: [Utterance] = []

  func prepare(
    _ utterances: [Utterance], within limit: Duration,
    ready: @escaping ([Utterance: Voice]) -> Void, late: @escaping ([Utterance: Voice]) -> Void
  ) {
    wanted.append(utterances.compactMap(\.text))
    (self.utterances, self.ready, self.late) = (utterances, ready, late)
  }

  /// A second of something for each of the first ones.
  func speak(first count: Int = .max) { ready(voices(utterances.prefix(count))) }
  func speakLate(after count: Int) { late(voices(utterances.dropFirst(count))) }

  private func voices(_ utterances: some Collection<Utterance>) -> [Utterance: Voice] {
    Dictionary(
      utterances.map { ($0, Voice(ContiguousArray(repeating: 100, count: 48_000))) },
      uniquingKeysWith: { $1 })
  }
}

private let files = [
  "routines/two.yaml": """
  name: Two things
  steps:
    - {exercise: Bend, hold: 10s, say: Bend down.}
    - {exercise: Stretch, hold: 10s}
  """,
  "reminders/desk.yaml": "at: \"07:30\"\nroutine: two",
  "settings.yaml": "speech: {explain-tones: never}",
]

private func told(_ house: House) throws -> (started: () -> [String]?, Void) {
  var notices: [String]?
  try house.conductor.start(.named("two")) { started in
    notices = started.notices.filter { !$0.contains("Before the first session") }
  }
  return ({ notices }, ())
}

@Suite struct NarratorTests {
  private func played(_ house: House) -> Timeline? {
    house.audio.orders.lazy.compactMap { order in
      if case .play(let spoken) = order { spoken.timeline } else { nil }
    }.first
  }

  @Test func aSessionBeginsWhenItsWordsAreSpoken() throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    let started = try told(house).started
    #expect(house.played == [])
    #expect(speech.wanted.last?.prefix(2) == ["Two things.", "Two exercises, 50 seconds."])
    #expect(
      refusal { () throws(ControlError) in try house.conductor.start(.named("two")) { _ in } }
        == .alreadyRunning(routine: "two"))
    speech.speak()
    house.sound()
    #expect(started() == [])
    let timeline = try #require(played(house))
    #expect(
      timeline.words.compactMap(\.utterance.text) == [
        "Two things.", "Two exercises, 50 seconds.", "One of two.", "Bend.", "Ten seconds.",
        "Bend down.", "Two of two.", "Stretch.", "Ten seconds.",
      ])
    #expect(timeline.words.allSatisfy { $0.length == FrameCount(48_000) })
  }

  @Test func whatComesLateIsSaidInLaterSteps() throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    _ = try told(house)
    speech.speak(first: 3)
    house.sound()
    #expect(played(house)?.words.count == 3)
    speech.speakLate(after: 3)
    guard case .session(.replace(let spoken)) = house.audio.orders.last else {
      Issue.record("no other timeline was ordered")
      return
    }
    let words = spoken.timeline.words
    #expect(
      words.suffix(3).compactMap(\.utterance.text) == ["Two of two.", "Stretch.", "Ten seconds."])
    // What was spoken in time is still spoken, and so is what came late.
    #expect(words.allSatisfy { spoken.voices[$0.utterance] != nil })
  }

  @Test(
    arguments: [
      ([SessionCommand.toggle], true), ([.pause], true), ([.toggle, .toggle], false),
      ([.pause, .pause], true), ([.pause, .resume], false), ([.resume, .toggle], true),
    ])
  func aPauseBeforeTheWordsAreSpokenPausesAtOnce(
    commands: [SessionCommand], isPaused: Bool
  ) throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    let started = try told(house).started
    var done = 0
    for command in commands { try house.conductor.obey(command) { done += 1 } }
    #expect(done == 0, "a reply means that it has happened")
    speech.speak()
    house.sound()
    #expect(started() == [] && done == commands.count)
    #expect(house.conductor.status().session?.state == (isPaused ? .paused : .running))
    #expect(house.conductor.status().session?.positionMs == 0)
  }

  @Test func aStopAlsoEndsTheWaitingOfWhoHasPaused() throws {
    let house = House(files, speech: FakeSpeech())
    let started = try told(house).started
    var done = 0
    try house.conductor.obey(.toggle) { done += 1 }
    try house.conductor.obey(.stop(inPain: false)) { done += 1 }
    #expect(started() == ["the session was stopped before it began"])
    house.sound()
    #expect(done == 2)
    #expect(house.conductor.status().session == nil)
  }

  @Test func aStopBeforeTheWordsAreSpokenEndsTheStart() throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    let started = try told(house).started
    try house.conductor.obey(.stop(inPain: false)) {}
    #expect(started() == ["the session was stopped before it began"])
    speech.speak()
    #expect(house.played == [])
    _ = try told(house)
    speech.speak()
    #expect(house.played == ["two"])
  }

  @Test func theWordsOfAStartThatWasStoppedDoNotBeginTheNextOne() throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    var answers: [String] = []
    try house.conductor.start(.named("two")) { _ in answers.append("first") }
    let wordsOfTheFirst = speech.ready
    try house.conductor.obey(.stop(inPain: false)) {}
    try house.conductor.start(.named("two")) { _ in answers.append("second") }
    wordsOfTheFirst([:])
    house.sound()
    #expect(house.played == [] && answers == ["first"])
    speech.speak()
    house.sound()
    #expect(house.played == ["two"] && answers == ["first", "second"])
  }

  @Test func withoutSpeechItIsToldOnceHowToGetIt() throws {
    let speech = FakeSpeech()
    speech.isThere = false
    let house = House(files, speech: speech)
    var all: [[String]?] = []
    for _ in 0..<2 {
      let started = try told(house).started
      house.sound()
      all.append(started())
      try house.conductor.obey(.stop(inPain: false)) {}
    }
    #expect(
      all == [["Limber can also speak: install espeak-ng (this is shown once)"], []])
    #expect(speech.wanted.isEmpty)
  }

  @Test func aReminderSaysWhatIsDueUntilItIsSilenced() throws {
    let speech = FakeSpeech()
    let house = House(files, speech: speech)
    house.wait(until: "07:30:00")
    #expect(speech.wanted == [["Two things.", "50 seconds."]])
    speech.speak()
    guard case .say(let voices) = house.audio.orders.last else {
      Issue.record("nothing was said")
      return
    }
    #expect(voices.count == 2)
    try house.conductor.obey(.stop(inPain: false)) {}
    speech.speak()
    #expect(house.audio.orders.last == .silence)
  }

  @Test func theGuideTonesSaysNothing() throws {
    let speech = FakeSpeech()
    let house = House(
      files.merging(["settings.yaml": "speech: {guide: tones}"]) { $1 }, speech: speech)
    #expect(speech.program == nil)
    _ = try told(house)
    #expect(house.played == ["two"])
    #expect(played(house)?.words == [])
  }
}

@Suite struct QuietHoursTests {
  private let files = [
    "settings.yaml": "volume: 80\nquiet: {hours: 07:10-07:20, volume: 30}",
    "reminders/desk.yaml": "at: [\"07:05\", \"07:15\", \"07:25\"]",
  ]

  private func levels(_ house: House) -> [Int] {
    house.audio.orders.compactMap {
      if case .volume(let volume) = $0 { volume.percent } else { nil }
    }
  }

  @Test func aReminderThatIsComposedSaysForHowLong() throws {
    let speech = FakeSpeech()
    let house = House(
      ["reminders/desk.yaml": "at: [\"07:30\"]\ncompose: {for: 3m}\n"], speech: speech)
    house.wait(until: "07:30:00")
    let words = try #require(speech.wanted.last)
    #expect(words.count == 2, "\(words)")
    #expect(words[0].hasPrefix("Three minutes"), "\(words)")
  }

  @Test func whatRingsInThemIsLower() {
    let house = House(files)
    house.wait(until: "07:30:00")
    #expect(levels(house) == [80, 30, 80])
    #expect(house.rings.count >= 3)
  }

  @Test func aCommandInThemHoldsUntilTheyEnd() {
    let house = House(files)
    house.wait(until: "07:12:00")
    #expect(house.conductor.volume.percent == 30)
    house.conductor.set(percent: 60)
    #expect(house.conductor.volume.percent == 60)
    house.wait(until: "07:16:00")
    #expect(house.conductor.volume.percent == 60)
  }
}
