// A file cannot wait for the user. A wait that ends by itself takes its time in the file, with the
// sounds of its beginning; any other is left out.

import Routines
import Sessions

extension Timeline {
  /// The same with a phase for each wait that has a limit; the others stay waits.
  func fillingWaits() -> Timeline { FilledWaits(timeline: self).filled }
}

private struct FilledWaits {
  let timeline: Timeline

  var filled: Timeline {
    let own = timeline.waits.filter { $0.wait.atMost != nil }.map(phase)
    return Timeline(
      routine: timeline.routine, phases: (phases + own).sorted { $0.start < $1.start },
      cues: cues + own.map { Cue(.wait, at: $0.start + clearance(at: $0)) },
      words: (words + own.flatMap(spoken)).sorted { $0.at < $1.at }, steps: steps,
      waits: timeline.waits.filter { $0.wait.atMost == nil }.map(moved), options: timeline.options)
  }

  /// How much later something is.
  private func shift(behind isBehind: (WaitPoint) -> Bool) -> FrameCount {
    timeline.waits.filter(isBehind).reduce(.zero) {
      $0 + FrameCount($1.wait.atMost ?? .zero)
    }
  }

  // MARK: What there was, later

  private var phases: [Phase] {
    timeline.phases.map { phase in
      var phase = phase
      let later = shift { $0.at <= phase.start }
      (phase.start, phase.end) = (phase.start + later, phase.end + later)
      return phase
    }
  }

  private var cues: [Cue] {
    timeline.cues.map { cue in
      var cue = cue
      // What ends a phase is heard as the wait begins, whatever comes after it.
      cue.at = cue.at + shift { $0.at < cue.at || ($0.at == cue.at && cue.kind != .release) }
      return cue
    }
  }

  private var words: [SpokenWords] {
    timeline.words.map { words in
      var words = words
      words.at = words.at + shift { $0.at <= words.at }
      return words
    }
  }

  private var steps: [TimelineStep] {
    timeline.steps.enumerated().map { index, step in
      var step = step
      step.start = step.start + shift { $0.step < index }
      step.end = step.end + shift { $0.step <= index }
      return step
    }
  }

  private func moved(_ wait: WaitPoint) -> WaitPoint {
    var moved = wait
    moved.at = wait.at + shift { $0.step < wait.step }
    return moved
  }

  // MARK: The waits themselves

  private func phase(of wait: WaitPoint) -> Phase {
    let start = moved(wait).at
    return Phase(
      .wait, start: start, end: start + FrameCount(wait.wait.atMost ?? .zero), step: wait.step,
      words: wait.words)
  }

  /// Its own cue comes after the one that ends the phase before it.
  private func clearance(at wait: Phase) -> FrameCount {
    cues.contains { $0.at == wait.start && $0.kind == .release } ? CueSpacing.clearance : .zero
  }

  /// As far as there is time for it.
  private func spoken(in wait: Phase) -> [SpokenWords] {
    SpokenWords.sequence(
      wait.words, from: wait.start + clearance(at: wait) + FrameCount(WordSpacing.afterOne),
      timeline.options.timing
    ).filter { $0.end <= wait.end }
  }
}
