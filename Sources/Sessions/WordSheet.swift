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

  init(_ phases: [Phase], _ marks: [[PhaseMark]], _ options: CompileOptions, played: Played) {
    let planned = phases.indices.flatMap { index in
      Self.words(of: phases[index], marks[index], isFirst: index == 0, options)
    }
    let stays = Set(planned)
    // Words in progress that belong to nothing that is left end where the timeline changes.
    words = played.words.filter { $0.at < played.until }.map { words in
      guard words.end > played.until, !stays.contains(words) else { return words }
      return SpokenWords(words.utterance, at: words.at, length: played.until - words.at)
    }
    words += planned.filter { $0.at >= played.until }
  }

  /// All words of a phase, in order.
  private static func words(
    of phase: Phase, _ marks: [PhaseMark], isFirst: Bool, _ options: CompileOptions
  ) -> [SpokenWords] {
    var words = opening(of: phase, isFirst: isFirst, options)
    for mark in marks {
      guard case .words(let utterance) = mark.sign else { continue }
      words += SpokenWords.sequence(
        [utterance], from: phase.start + FrameCount(mark.at), options.timing)
    }
    for one in closing(of: phase, options)
    where one.at >= (words.last?.end ?? phase.start) + FrameCount(WordSpacing.between) {
      words.append(one)
    }
    return words
  }

  /// The words at the beginning of a phase. It has room for them, unless it was cut short.
  static func opening(
    of phase: Phase, isFirst: Bool, _ options: CompileOptions
  ) -> [SpokenWords] {
    let start = Self.start(of: phase, isFirst: isFirst, options)
    return Array(
      SpokenWords.sequence(phase.words, from: start, options.timing)
        .prefix { $0.end <= phase.end })
  }

  /// The words at the end of a phase, before its countdown if it has one.
  private static func closing(of phase: Phase, _ options: CompileOptions) -> [SpokenWords] {
    let isCounted = phase.isHeld && phase.length.milliseconds >= HoldProgress.countdownFrom
    let end = phase.end - FrameCount(isCounted ? HoldProgress.countdown[0].beforeEnd : .zero)
    return phase.closingWords.flatMap { utterance -> [SpokenWords] in
      guard let length = options.timing.length(of: utterance) else { return [] }
      let at = end - FrameCount(length + WordSpacing.after)
      return SpokenWords.sequence([utterance], from: at, options.timing)
    }
  }

  /// Where the first word comes: after the cue that opens the phase.
  private static func start(
    of phase: Phase, isFirst: Bool, _ options: CompileOptions
  ) -> FrameIndex {
    guard isFirst else { return phase.start + FrameCount(distance(in: phase)) }
    let figure = phase.start + FrameCount(options.lead + Timing.opening)
    // The first knock comes after the words before it.
    return phase.opening == nil ? figure : figure + FrameCount(WordSpacing.afterOne)
  }

  private static func distance(in phase: Phase) -> Milliseconds {
    switch phase.kind {
    // The tone of a breath is heard under the words that go with it.
    case .inhale, .breathFull, .exhale, .breathEmpty: WordSpacing.between
    case .hold, .move, .contract, .relax: WordSpacing.afterOne
    case .ready, .switch, .rest, .wait, .finish: WordSpacing.afterCue
    }
  }
}
