// Rounds that begin later than they should: a repeat asks for a new one every so many seconds, and
// what it contains takes longer.

import Routines

/// A round that begins late.
package struct LateRound: Hashable, Sendable {
  /// The index of its first step in the timeline.
  package var step: Int
  package var by: Milliseconds

  package init(step: Int, by: Milliseconds) {
    self.step = step
    self.by = by
  }
}

extension Timeline {
  /// Those that begin later after the round before them than their repeat asks for, in order.
  package var lateRounds: [LateRound] {
    steps.indices.compactMap { index in
      guard let filling = steps[index].filling,
        let before = startOfWork(inStep: index - filling.steps),
        let next = steps.indices.first(where: { $0 > index && steps[$0].step.exercise != nil }),
        let start = startOfWork(inStep: next)
      else { return nil }
      let late = (start - before).milliseconds - filling.every
      return late > .zero ? LateRound(step: next, by: late) : nil
    }
  }

  private func startOfWork(inStep step: Int) -> FrameIndex? {
    phases.first { $0.step == step && $0.kind.isWork }?.start
  }
}
