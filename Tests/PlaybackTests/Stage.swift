// A short programme, what it should sound like, and a transport that is played in the pieces that
// a test wants.

import Routines
import Sessions
import TestSupport

@testable import Playback
@testable import Sounds

func frame(_ milliseconds: Int64) -> FrameIndex { .zero + FrameCount(Milliseconds(milliseconds)) }

/// Ready, a hold of three seconds, a rest, a breath in, and the end at 8 s.
func timeline(holding side: Side?) -> Timeline {
  let part = side.map { Part($0) } ?? .whole
  return Timeline(
    routine: "short",
    phases: [
      Phase(.ready, start: frame(0), end: frame(1000), step: 0, part: part),
      Phase(
        .hold, start: frame(1000), end: frame(4000), step: 0, part: part, opening: .hold,
        closing: .release),
      Phase(.rest, start: frame(4000), end: frame(5000), step: 1),
      Phase(.inhale, start: frame(5000), end: frame(7000), step: 2),
      Phase(.finish, start: frame(7000), end: frame(8000), step: 2),
    ],
    cues: [
      Cue(.ready, at: frame(0), side: side), Cue(.hold, at: frame(1000), side: side),
      Cue(.countdownLast, at: frame(3000), side: side), Cue(.release, at: frame(4000), side: side),
      Cue(.rest, at: frame(4600)),
      Cue(.inhale, at: frame(5000), length: FrameCount(.seconds(2))),
      Cue(.finish, at: frame(7000)),
    ],
    steps: [
      TimelineStep(step("Hold"), start: frame(0), end: frame(4000)),
      TimelineStep(.rest(.seconds(1)), start: frame(4000), end: frame(5000)),
      TimelineStep(step("Breath"), start: frame(5000), end: frame(7000)),
    ])
}

/// An exercise that is only a name.
func step(_ name: String) -> Step {
  .exercise(
    ExerciseStep(
      Exercise(id: name, name: name, position: .seated, dose: .hold(.seconds(1)))))
}

let programme = Programme(timeline(holding: .left), theme: .fallback)
let rendered = render(programme.timeline.cues, to: programme.timeline.end)

/// What cues sound like, rendered at once from frame 0 on.
func render(_ cues: [Cue], to end: FrameIndex) -> [Float] {
  var samples = [Float](repeating: 0, count: Int(end.index) * 2)
  samples.withUnsafeMutableBufferPointer {
    Mixer.add(Score(cues, end: end, theme: .fallback), from: .zero, gain: 1, to: $0)
  }
  return samples
}

func tone(_ kind: CueKind, side: Side? = nil, length: FrameCount? = nil) -> [Float] {
  Array(Tone(Theme.fallback.recipe(kind, side: side)!, length: length).samples)
}

extension [Float] {
  /// Samples from one millisecond on.
  func from(_ milliseconds: Int64) -> [Float] {
    Array(self[(Int(frame(milliseconds).index) * 2)...])
  }

  /// So many frames from the beginning; silence where there are fewer.
  func first(frames count: Int) -> [Float] {
    Array(prefix(count * 2)) + [Float](repeating: 0, count: Swift.max(0, count * 2 - self.count))
  }

  /// The first frames with a gain that changes evenly, and the rest as it is.
  func faded(over frames: Int, gain: (Int) -> Float) -> [Float] {
    var samples = self
    for index in 0..<Swift.min(count, frames * 2) { samples[index] *= gain(index / 2) }
    return samples
  }

  /// As a sound is heard that is entered on the way: it comes up in 5 ms.
  var fadedIn: [Float] { faded(over: 240) { Float($0) / 240 } }
  /// As a sound is heard that is cut off: 10 ms, and no more of it.
  var fadedOut: [Float] { first(frames: 480).faded(over: 480) { Float(480 - $0) / 480 } }

  /// Another sound over it, from its beginning.
  func with(_ other: [Float]) -> [Float] {
    var samples = self
    for index in 0..<Swift.min(count, other.count) { samples[index] += other[index] }
    return samples
  }
}

extension Transport {
  /// A transport that has handed out a programme this far.
  init(playing programme: Programme, to milliseconds: Int64 = 0) {
    self.init()
    load(programme)
    _ = take(Int(frame(milliseconds).index))
  }

  /// The next frames, asked for in odd pieces.
  mutating func take(_ count: Int, seed: UInt64 = 1) -> [Float] {
    var numbers = SeededNumbers(seed: seed)
    var samples = [Float](repeating: 9, count: count * 2)
    var done = 0
    while done < count {
      let longest = [7, 480, 2400, 50_000].randomElement(using: &numbers)!
      let piece = min(Int.random(in: 1...longest, using: &numbers), count - done)
      samples.withUnsafeMutableBufferPointer {
        fill(UnsafeMutableBufferPointer(rebasing: $0[(done * 2)..<((done + piece) * 2)]))
      }
      done += piece
    }
    return samples
  }
}
