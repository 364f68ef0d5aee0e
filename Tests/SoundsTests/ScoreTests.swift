// Where every cue of a timeline sounds, against a sum that is as plain as can be; and that how a
// stream is cut into pieces is never heard.

import Routines
import Sessions
import TestSupport
import Testing

@testable import Sounds

/// Holds, breaths, sides and rests, in 36 s.
private let timeline = Timeline(
  compiling: Routine(
    id: "mixed", name: "Mixed",
    steps: [
      .exercise(
        ExerciseStep(
          Exercise(
            id: "twist", name: "Twist", position: .seated, sides: .each,
            dose: .hold(.seconds(8), sets: 1, between: .zero), change: .seconds(1)),
          ready: Milliseconds(703))),
      .rest(.seconds(2)),
      .exercise(
        ExerciseStep(
          Exercise(
            id: "breath", name: "Breath", position: .seated, sides: .alternate,
            dose: .repetitions(2, breath: Breath(in: Milliseconds(1501), out: .seconds(2)))),
          ready: .zero)),
    ]))

private let score = Score(timeline, theme: .fallback)

/// Renders frames in pieces of these sizes, over and over.
private func render(
  _ score: borrowing Score, _ frames: Range<Int64>, pieces: () -> Int = { Int.max }
) -> [Float] {
  var samples = [Float](repeating: 0, count: frames.count * 2)
  var done = 0
  while done < frames.count {
    let count = min(pieces(), frames.count - done)
    samples.withUnsafeMutableBufferPointer { buffer in
      let part = UnsafeMutableBufferPointer(rebasing: buffer[(done * 2)..<((done + count) * 2)])
      Mixer.add(score, from: FrameIndex(frames.lowerBound + Int64(done)), gain: 1, to: part)
    }
    done += count
  }
  return samples
}

/// Each cue's tone written where the cue is, one after the other.
private func plainSum(_ timeline: Timeline) -> [Float] {
  var samples = [Float](repeating: 0, count: Int(timeline.end.index) * 2)
  for cue in timeline.cues {
    let tone = rendered(Theme.fallback.recipe(cue.kind, side: cue.side)!, length: cue.length)
    let start = Int(cue.at.index) * 2
    for index in 0..<min(tone.samples.count, samples.count - start) {
      samples[start + index] += tone.samples[index]
    }
  }
  return samples
}

@Suite struct ScoreTests {
  @Test func aTimelineSoundsAsTheSumOfItsCuesAtTheirPlaces() {
    #expect(Set(timeline.cues.map(\.kind)).count >= 9)
    let whole = render(score, 0..<timeline.end.index)
    #expect(firstDifference(whole, plainSum(timeline)) == nil)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func howAStreamIsCutIsNeverHeard(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = render(score, 0..<timeline.end.index) {
      Int.random(in: 1...[3, 480, 2400, 40_000].randomElement(using: &numbers)!, using: &numbers)
    }
    #expect(firstDifference(pieces, render(score, 0..<timeline.end.index)) == nil)
  }

  @Test(arguments: [0, 1, 479, 4800, 123_457] as [Int64])
  func aCuesFirstFrameIsExactlyAtItsPlace(place: Int64) {
    let score = Score(
      [Cue(.hold, at: FrameIndex(place), side: .right)], end: FrameIndex(200_000),
      theme: .fallback)
    let tone = rendered(Theme.fallback.recipe(.hold, side: .right)!)
    let end = place + Int64(tone.frameCount)
    #expect(firstDifference(render(score, place..<end), Array(tone.samples)) == nil)
    // Its very first sample is zero, as a tone's is; the second is not.
    let heard = render(score, 0..<(end + 100))
    #expect(heard.firstIndex { $0 != 0 } == Int(place + 1) * 2)
    #expect(heard[(Int(end) * 2)...].allSatisfy { $0 == 0 })
  }

  @Test func overlappingCuesDoNotClipAtFullVolume() {
    let whole = render(score, 0..<timeline.end.index)
    let loudest = whole.reduce(0) { max($0, abs($1)) } * Levels.gain(volume: 100)
    #expect(loudest < 1)
    #expect(loudest > 0.05)
  }

  @Test func equalCuesShareOneTone() {
    let cues = [
      Cue(.hold, at: FrameIndex(0), side: .left), Cue(.hold, at: FrameIndex(9), side: .left),
      Cue(.hold, at: FrameIndex(20), side: .right), Cue(.hold, at: FrameIndex(30)),
      Cue(.inhale, at: FrameIndex(40), length: FrameCount(4800)),
      Cue(.inhale, at: FrameIndex(50), length: FrameCount(9600)),
    ]
    let score = Score(cues, end: FrameIndex(60), theme: .fallback)
    #expect(score.events.map(\.tone) == [0, 0, 1, 2, 3, 4])
    #expect(score.tones.map(\.frameCount) == [21_600, 21_600, 21_600, 4800, 9600])
  }

  /// A short cue begins last: what goes on longest began long before.
  private let overlap = Score(
    [
      Cue(.inhale, at: FrameIndex(1000), length: FrameCount(48_000)),
      Cue(.halfway, at: FrameIndex(20_000)),
    ], end: FrameIndex(60_000), theme: .fallback)

  @Test(
    arguments: [
      (0, false), (1000, false), (1001, true), (20_000, true), (30_000, true), (48_999, true),
      (49_000, false), (59_999, false),
    ] as [(Int64, Bool)])
  func aSoundIsUnderWayFromAfterItsFirstFrameToItsLast(frame: Int64, isSounding: Bool) {
    #expect(overlap.isSounding(at: FrameIndex(frame)) == isSounding)
  }

  @Test(
    arguments: [
      (0, 1000, []), (0, 1001, [1000]), (1000, 1001, [1000]), (1001, 20_000, []),
      (1000, 60_000, [1000, 20_000]), (20_001, 60_000, []), (5, 5, []), (30_000, 10, []),
    ] as [(Int64, Int64, [Int64])])
  func cuesAreFoundByTheirFirstFrames(from: Int64, to: Int64, expected: [Int64]) {
    let found = overlap.cues(from: FrameIndex(from), to: FrameIndex(to))
    #expect(found.map(\.at.index) == expected)
  }
}
