// What is said of a side: what it is called, and how to change to it.

import Testing

@testable import Routines

private let right = Part(Side.right)

private func step(_ limb: Limb? = nil, _ change: (inout Exercise) -> Void = { _ in })
  -> ExerciseStep
{
  var exercise = Exercise(
    id: "bend", name: "Bend", position: .supine, sides: .each, dose: .hold(.seconds(10)),
    change: .seconds(9))
  exercise.sentence = "Bend it."
  exercise.limb = limb
  exercise.changeOver = "Put it down. Take the {left|right|other} one."
  change(&exercise)
  return ExerciseStep(exercise)
}

private func briefing(_ occurrence: Int) -> Briefing {
  var briefing = Briefing()
  briefing.occurrence = occurrence
  return briefing
}

/// What is said at the change to the right.
private func change(
  _ guide: Guide, _ step: ExerciseStep = step(), _ occurrence: Int = 0
) -> [String] {
  guide.words(ofChangeTo: right, in: step, briefing(occurrence)).compactMap(\.text)
}

@Suite struct SideWordsTests {
  @Test(
    arguments: [
      (nil, "Left side.", "Alternating sides, left first."),
      (.leg, "Left leg.", "Alternating legs, left first."),
      (.foot, "Left foot.", "Alternating feet, left first."),
      (.knee, "Left knee.", "Alternating knees, left first."),
      (.arm, "Left arm.", "Alternating arms, left first."),
      (.hand, "Left hand.", "Alternating hands, left first."),
      (.turn, "To the left.", "To each side in turn, left first."),
      (.head, "Turn left.", "To each side in turn, left first."),
    ] as [(Limb?, String, String)])
  func aSideIsCalledByItsLimb(limb: Limb?, alone: String, inTurn: String) {
    let guide = Guide(.names)
    let said = { (step: ExerciseStep) in
      guide.words(of: step, on: step.parts[0], Briefing(), of: 1).last?.text
    }
    #expect(said(step(limb)) == alone)
    #expect(said(step(limb) { $0.sides = .alternate }) == inTurn)
    let other = alone.replacing("left", with: "right").replacing("Left", with: "Right")
    #expect(change(guide, step(limb)) == [other])
  }

  @Test func aDirectionOfTheHeadIsAMovement() {
    let ways: [(Direction, String, String)] = [
      (Direction.left, "To the left.", "Turn left."), (.up, "Upwards.", "Look up."),
      (.forward, "Forwards.", "Tip forward."),
    ]
    for (direction, plain, head) in ways {
      #expect(Phrases.english.part(Part(direction), nil)?.text == plain)
      #expect(Phrases.english.part(Part(direction), .leg)?.text == plain)
      #expect(Phrases.english.part(Part(direction), .head)?.text == head)
    }
    #expect(Phrases.english.dose(of: step(.turn)).text == "Ten seconds, each way.")
    #expect(Phrases.english.dose(of: step(.leg)).text == "Ten seconds, each side.")
  }

  @Test func howToChangeIsSaidAsLongAsTheExerciseIsExplained() {
    let both = ["Right side.", "Put it down. Take the right one."]
    #expect(change(Guide(.full)) == both)
    #expect(change(Guide(.full, practised: ["bend": 9])) == both)
    #expect(change(Guide(.short), step(), 1) == both)
    #expect(change(Guide(.full, practised: ["bend": 10])) == ["Right side."])
    #expect(change(Guide(.full), step(), 2) == ["Right side."])
    #expect(change(Guide(.names)) == ["Right side."])
    #expect(change(Guide(.tones)) == [])
    var silent = step()
    silent.say = .nothing
    #expect(change(Guide(.full), silent) == ["Right side."])
  }

  @Test func itIsSaidInTheLanguageOfTheExercise() {
    let german = step { $0.language = "de" }
    let words = Guide(.full).words(ofChangeTo: right, in: german, Briefing())
    #expect(words.last == .text("Put it down. Take the right one.", language: "de"))
  }

  @Test func theChangeHasRoomForTheWords() {
    let words = Guide(.full).words(ofChangeTo: right, in: step(), Briefing())
    let lengths = { (seconds: Int64) in
      Dictionary(uniqueKeysWithValues: words.map { ($0, Milliseconds.seconds(seconds)) })
    }
    for (seconds, length) in [(1, 9000), (2, 9850), (5, 15_850)] as [(Int64, Int64)] {
      let timing = Timing(guide: Guide(.full), spoken: lengths(seconds))
      let change = timing.change(within: step(), to: right, Briefing())
      #expect(change == Milliseconds(length), "with words of \(seconds) s")
      #expect(
        timing.performance(of: step(), Briefing()) == change + .seconds(20), "\(seconds) s")
    }
    // A time that the file sets is kept; the side comes before how to change to it.
    let timing = Timing(guide: Guide(.full), spoken: lengths(1))
    for (length, count) in [(3850, 2), (3849, 1), (2600, 1), (2599, 0)] as [(Int64, Int)] {
      let said = timing.words(
        ofChangeTo: right, in: step(), Briefing(), within: Milliseconds(length))
      #expect(said == Array(words.prefix(count)), "in \(length) ms")
    }
  }
}
