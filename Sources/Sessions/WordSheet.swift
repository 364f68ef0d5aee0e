// Derives from the phases what is spoken, and at which frames: after the cue that opens a phase,
// one utterance after the other. Phases were made long enough for them, so that no cue is spoken
// over.

import Routines

/// One utterance at its place.
package struct SpokenWords: Hashable, Sendable {
  package var utterance: Utterance
  /// The first frame that sounds.
  package var at: FrameIndex
  package var length: FrameCount

  package init(_ utterance: Utterance, at: FrameIndex, length: FrameCount) {
    self.utterance = utterance
    self.at = at
    self.length = length
  }

  package var end: FrameIndex { at + length }
}

extension SpokenWords {
  /// Words from a frame on, as far as their lengths are known.
  package static func sequence(
    _ utterances: [Utterance], from start: FrameIndex, _ timing: Timing
  ) -> [SpokenWords] {
    var at = start
    return utterances.compactMap { utterance in
      guard let length = timing.length(of: utterance) else { return nil }
      let words = SpokenWords(utterance, at: at, length: FrameCount(length))
      at = words.end + FrameCount(WordSpacing.between)
      return words
    }
  }
}

struct WordSheet {
  private(set) var words: [SpokenWords] = []

  init(_ phases: [Phase], _ options: CompileOptions, played: Played) {
    let planned = phases.enumerated().flatMap { index, phase in
      let start = Self.start(of: phase, isFirst: index == 0, options)
      // A phase has room for its words, unless it was cut short.
      return SpokenWords.sequence(phase.words, from: start, options.timing)
        .prefix { $0.end <= phase.end }
    }
    let stays = Set(planned)
    // Words in progress that belong to nothing that is left end where the timeline changes.
    words = played.words.filter { $0.at < played.until }.map { words in
      guard words.end > played.until, !stays.contains(words) else { return words }
      return SpokenWords(words.utterance, at: words.at, length: played.until - words.at)
    }
    words += planned.filter { $0.at >= played.until }
  }

  private static func start(
    of phase: Phase, isFirst: Bool, _ options: CompileOptions
  ) -> FrameIndex {
    guard isFirst else { return phase.start + FrameCount(WordSpacing.afterCue) }
    let figure = phase.start + FrameCount(options.lead + Timing.opening)
    // The first knock comes after the words before it.
    return phase.opening == nil ? figure : figure + FrameCount(WordSpacing.afterOne)
  }
}
