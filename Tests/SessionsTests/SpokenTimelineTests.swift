// What is said and where: a table, what no timeline may do to words, and what a change leaves.

import Routines
import Testing

@testable import Sessions

private func exercise(_ id: String, _ sides: Sides = .none) -> Exercise {
  var exercise = Exercise(
    id: id, name: id.prefix(1).uppercased() + id.dropFirst(), position: .seated, sides: sides,
    dose: Dose(.hold(.seconds(10)), sets: 1, between: .zero))
  exercise.sentence = "Do \(id)."
  exercise.instructions = "Do \(id) at length."
  exercise.ending = "Let go of \(id)."
  return exercise
}

private let routine = Routine(
  id: "two", name: "Two",
  steps: [
    .exercise(ExerciseStep(exercise("bend"))), .rest(.seconds(15)),
    .wait(Wait("Lie down.")), .exercise(ExerciseStep(exercise("twist", .each))),
  ])

/// Everything that is said takes a second.
private func options(
  _ guide: Guide, introduced: Bool = false, change: (inout CompileOptions) -> Void = { _ in }
) -> CompileOptions {
  var options = CompileOptions(timing: Timing(guide: guide, estimates: true))
  if introduced {
    options.introduction = guide.introduction(to: routine, length: .seconds(600))
  }
  let estimated = Timeline(compiling: routine, options: options)
  let all = estimated.words.map(\.utterance) + estimated.waits.flatMap(\.words)
  options.timing.estimates = false
  options.timing.spoken = Dictionary(all.map { ($0, .seconds(1)) }, uniquingKeysWith: { $1 })
  change(&options)
  return options
}

private func said(_ timeline: Timeline) -> [String] {
  timeline.words.map { "\($0.at.milliseconds.count) \($0.utterance.text ?? "")" }
}

/// What is wrong with the words of a timeline; nil when nothing is.
func wordFault(of timeline: Timeline) -> String? {
  for (one, next) in zip(timeline.words, timeline.words.dropFirst()) where next.at < one.end {
    return "\(one.utterance) is said over"
  }
  for words in timeline.words {
    let talkedOver = timeline.cues.first { cue in
      cue.at + FrameCount(.milliseconds(200)) > words.at && cue.at < words.end
        && cue.kind != .pause
    }
    if let talkedOver { return "\(words.utterance) and \(talkedOver.kind)" }
  }
  return nil
}

extension Milliseconds {
  fileprivate static func milliseconds(_ count: Int64) -> Milliseconds { Milliseconds(count) }
}

@Suite struct SpokenTimelineTests {
  @Test(arguments: [
    (Guide(.tones), []),
    (
      Guide(.names),
      [
        "2200 One of two.", "3450 Bend.", "4700 Ten seconds.", "37900 Two of two.", "39150 Twist.",
        "40400 Ten seconds, each side.", "41650 Left side.", "59250 Right side.",
      ]
    ),
    (
      Guide(.short),
      [
        "2200 One of two.", "3450 Bend.", "4700 Ten seconds.", "5950 Do bend.",
        "39150 Two of two.", "40400 Twist.", "41650 Ten seconds, each side.", "42900 Left side.",
        "44150 Do twist.", "61750 Right side.",
      ]
    ),
    (
      Guide(.full, practised: ["bend": 3, "twist": 10]),
      [
        "2200 One of two.", "3450 Bend.", "4700 Ten seconds.", "5950 Do bend.",
        "39150 Two of two.", "40400 Twist.", "41650 Ten seconds, each side.", "42900 Left side.",
        "60500 Right side.",
      ]
    ),
    (
      Guide(.full, practised: ["twist": 2]),
      [
        "2200 One of two.", "3450 Bend.", "4700 Ten seconds.", "5950 Do bend at length.",
        "24150 Let go of bend.", "39150 Two of two.", "40400 Twist.",
        "41650 Ten seconds, each side.", "42900 Left side.", "44150 Do twist at length.",
        "61750 Right side.", "77750 Let go of twist.",
      ]
    ),
  ])
  func theGuideSaysHowMuch(guide: Guide, expected: [String]) {
    let timeline = Timeline(compiling: routine, options: options(guide))
    #expect(said(timeline) == expected)
    #expect(wordFault(of: timeline) == nil)
    #expect(fault(of: timeline) == nil)
    #expect(timeline.waits[0].words.count == (guide.amount == .tones ? 0 : 1))
  }

  @Test func theIntroductionComesAfterTheStartFigureAndBeforeTheFirstKnock() {
    let timeline = Timeline(compiling: routine, options: options(Guide(.names), introduced: true))
    #expect(
      said(timeline).prefix(3) == [
        "1500 Two.", "2750 Two exercises, ten minutes.", "6650 One of two.",
      ])
    #expect(
      timeline.cues.prefix(2).map { "\($0.kind.rawValue) \($0.at.milliseconds.count)" } == [
        "start 0", "ready 5350",
      ])
    #expect(timeline.steps[0].start == FrameIndex(5350 * 48))
    #expect(fault(of: timeline) == nil)
  }

  @Test func whatIsNotSpokenTakesNoTime() {
    let silent = Timeline(
      compiling: routine, options: CompileOptions(timing: Timing(guide: Guide(.short))))
    #expect(silent.words == [])
    #expect(silent.phases.map(\.start) == Timeline(compiling: routine).phases.map(\.start))
  }

  @Test func aChangeOfSidesWithoutTimeForTheWordsGoesWithoutThem() {
    var step = ExerciseStep(exercise("twist", .each))
    for (change, words) in [(Milliseconds(2599), 0), (Milliseconds(2600), 1)] {
      step.change = change
      let timeline = Timeline(
        compiling: Routine(id: "two", name: "Two", steps: [.exercise(step)]),
        options: options(Guide(.names)))
      let phase = timeline.phases.first { $0.kind == .switch }!
      #expect(phase.length.milliseconds == change)
      #expect(phase.words.count == words)
    }
  }

  @Test func wordsThatComeLaterAreSaidInTheStepsThatHaveNotBegun() {
    let all = options(Guide(.short))
    let silent = Timeline(
      compiling: routine,
      options: options(Guide(.short)) {
        $0.timing.spoken = [:]
      })
    var session = Session(silent, at: StreamInstant(nanoseconds: 0))
    _ = session.handle(
      .heard(Anchor(frame: .zero, at: StreamInstant(nanoseconds: 0), moves: true)),
      at: StreamInstant(nanoseconds: 0))
    let actions = session.learn(
      all.timing.spoken, at: StreamInstant(nanoseconds: 5_000_000_000))
    #expect(actions.first == .order(.replace(session.timeline)))
    #expect(session.timeline.words.first?.utterance.text == "Two of two.")
    #expect(session.timeline.phases.prefix(3) == silent.phases.prefix(3))
    #expect(fault(of: session.timeline) == nil)
    #expect(wordFault(of: session.timeline) == nil)
  }

  @Test func anEasierExerciseEndsTheWordsOfTheOneBefore() {
    let timeline = Timeline(compiling: routine, options: options(Guide(.short)))
    let words = timeline.words[2]
    let now = words.at + FrameCount(.milliseconds(500))
    let easier = timeline.with(easier: exercise("nod"), at: now, step: 0)!
    let cut = easier.words.first { $0.utterance == words.utterance }
    #expect(cut?.end == now)
    #expect(fault(of: easier) == nil)
  }

  @Test func moreTimeToGetReadyCutsNoWordAndRepeatsNone() {
    let timeline = Timeline(compiling: routine, options: options(Guide(.short)))
    for milliseconds in stride(from: Int64(0), to: 8000, by: 250) {
      let now = FrameIndex(milliseconds * 48)
      guard let longer = timeline.extended(by: .seconds(10), at: now) else { continue }
      let first = { (timeline: Timeline) in
        timeline.words.filter { $0.at < timeline.steps[0].end }
      }
      #expect(first(longer) == first(timeline))
    }
  }

  @Test func phrasesReadAsPeopleSpeak() {
    let routine = { (count: Int) in
      Routine(
        id: "r", name: "Lower back",
        steps: (0..<count).map { .exercise(ExerciseStep(exercise("bend-\($0)"))) })
    }
    let cases: [(Int, Int64, String)] = [
      (1, 60, "One exercise, one minute."), (6, 600, "Six exercises, ten minutes."),
      (13, 1530, "13 exercises, 26 minutes."), (2, 41, "Two exercises, 40 seconds."),
    ]
    for (count, seconds, text) in cases {
      let words = Guide(.full).introduction(to: routine(count), length: .seconds(seconds))
      #expect(words.words.map(\.text) == ["Lower back.", text])
    }
    #expect(Phrases.english.length(.seconds(600)).text == "Ten minutes.")
  }
}
