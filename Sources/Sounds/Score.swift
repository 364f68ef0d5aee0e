// A timeline with its sounds: every distinct tone once, the frames at which each begins, and the
// spoken words. Made before the first frame is needed, so that the audio thread only adds samples
// and allocates nothing.

import Routines
import Sessions

package struct Score: Sendable {
  struct Event: Sendable {
    var start: Int64
    var tone: Int
    var end: Int64
  }

  /// Spoken words, from their first frame to their last; they may be cut short.
  struct SpokenEvent: Sendable {
    var start: Int64
    var voice: Voice
    var end: Int64
  }

  let tones: [Tone]
  /// The identity of each tone, for a score that continues with the same ones.
  private let keys: [ToneKey: Int]
  /// In order of their first frames.
  let events: [Event]
  /// In order; one after the other.
  let spoken: [SpokenEvent]
  /// The length of the longest tone: how far back a sound may have begun.
  private let reach: Int64
  /// The frame after the last one of the timeline.
  package let end: FrameIndex

  /// - Parameters:
  ///   - voices: what is spoken; words that are missing are silent.
  ///   - other: a score of the same theme, whose tones are reused.
  package init(
    _ timeline: Timeline, theme: Theme, voices: [Utterance: Voice] = [:],
    reusing other: Score? = nil
  ) {
    self.init(
      timeline.cues, words: timeline.words, end: timeline.end, theme: theme, voices: voices,
      reusing: other)
  }

  package init(
    _ cues: [Cue], words: [SpokenWords] = [], end: FrameIndex, theme: Theme,
    voices: [Utterance: Voice] = [:], reusing other: Score? = nil
  ) {
    spoken = words.compactMap { words in
      voices[words.utterance].map { voice in
        let end = min(words.end.index, words.at.index + Int64(voice.frameCount))
        return SpokenEvent(start: words.at.index, voice: voice, end: end)
      }
    }
    var tones = other?.tones ?? []
    var known = other?.keys ?? [:]
    events = cues.map { cue in
      let key = ToneKey(kind: cue.kind, side: cue.side, length: cue.length)
      let tone =
        known[key]
        ?? {
          tones.append(theme.tone(cue.kind, side: cue.side, length: cue.length))
          known[key] = tones.count - 1
          return tones.count - 1
        }()
      return Event(
        start: cue.at.index, tone: tone, end: cue.at.index + Int64(tones[tone].frameCount))
    }.sorted { $0.start < $1.start }
    self.tones = tones
    keys = known
    self.end = end
    reach = Int64(tones.map(\.frameCount).max() ?? 0)
  }

  private struct ToneKey: Hashable {
    var kind: CueKind
    var side: Side?
    var length: FrameCount?
  }

  /// The events that may sound within a range of frames.
  func events(in frames: Range<Int64>) -> ArraySlice<Event> {
    let first = index(ofFirstFrom: frames.lowerBound - reach)
    return events[first..<max(first, index(ofFirstFrom: frames.upperBound))]
  }

  /// What is spoken within a range of frames.
  func spoken(in frames: Range<Int64>) -> ArraySlice<SpokenEvent> {
    var low = 0
    var high = spoken.count
    while low < high {
      let middle = (low + high) / 2
      if spoken[middle].end <= frames.lowerBound { low = middle + 1 } else { high = middle }
    }
    let rest = spoken[low...]
    return rest.prefix { $0.start < frames.upperBound }
  }

  /// Whether a sound that began before a frame continues at it.
  package func isSounding(at frame: FrameIndex) -> Bool {
    events(in: frame.index..<frame.index).contains { $0.end > frame.index }
      || spoken(in: frame.index..<(frame.index + 1)).contains { $0.start < frame.index }
  }

  /// The cues that begin within a range of frames, with their tones.
  package func cues(from: FrameIndex, to: FrameIndex) -> [(at: FrameIndex, tone: Tone)] {
    guard from < to else { return [] }
    return events[index(ofFirstFrom: from.index)..<index(ofFirstFrom: to.index)]
      .map { (FrameIndex($0.start), tones[$0.tone]) }
  }

  private func index(ofFirstFrom frame: Int64) -> Int {
    var low = 0
    var high = events.count
    while low < high {
      let middle = (low + high) / 2
      if events[middle].start < frame { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
