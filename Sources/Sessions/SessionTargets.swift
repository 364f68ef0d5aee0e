// Where a command leads: to another place of the timeline, or to another timeline that is equal up
// to what was heard.

import Routines

extension Session {
  func skipTarget(at now: StreamInstant) -> TimelinePosition {
    let here = position(at: now)
    if here < timeline.steps[0].start { return timeline.place(ofStep: 0) }
    let next = step(at: now) + 1
    if next < timeline.steps.count { return timeline.place(ofStep: next) }
    // The last wait is at the very frame of the closing figure.
    let finish = timeline.phases.last {
      $0.kind == .finish && ($0.start > here || nextWait != nil)
    }?.start
    return TimelinePosition(finish ?? timeline.end, waitsPassed: timeline.waits.count)
  }

  func backTarget(at now: StreamInstant) -> TimelinePosition {
    let here = position(at: now)
    // Before the first step, for example a wait, there is only the start figure to go back to.
    if here < timeline.steps[0].start {
      return TimelinePosition(min(here, .zero + FrameCount(timeline.options.lead)))
    }
    let current = step(at: now)
    let early = here - timeline.steps[current].start < Self.backWindow
    return timeline.place(ofStep: early ? max(0, current - 1) : current)
  }

  /// Whether a step was heard to its end, as the last one was in the closing figure.
  private func isOver(_ step: Int, at now: StreamInstant) -> Bool {
    position(at: now) >= timeline.steps[step].end
  }

  // MARK: Another timeline

  /// Words that were not ready at the start are spoken in the steps that have not begun.
  package mutating func learn(
    _ spoken: [Utterance: Milliseconds], at now: StreamInstant
  ) -> [Action] {
    let start = position(at: now) + Self.ahead
    var next = max(step(at: now) + 1, timeline.steps.count { $0.start < start })
    // A rest that is under way ends where it ends, so that words might delay the round after it.
    if timeline.steps[next - 1].filling != nil { next += 1 }
    guard !isFinished, next < timeline.steps.count else { return [] }
    timeline = timeline.speaking(spoken, from: next)
    return [.order(.replace(timeline)), .changed, nextWake(after: now)]
  }

  /// A step that switched to an easier exercise is repeated with that exercise from its start.
  mutating func relay(from frame: FrameIndex) -> [Action] {
    let mixed = timeline.steps.firstIndex { !$0.former.isEmpty && $0.start >= frame }
    guard let mixed else { return [] }
    timeline = timeline.relaid(from: mixed)
    return [.order(.replace(timeline))]
  }

  /// The timeline that a command leads to.
  /// - Returns: nil for a command that changes no timeline.
  private func timeline(
    after command: SessionCommand, at now: StreamInstant
  ) throws(SessionRefusal) -> Timeline? {
    switch command {
    case .extend(let time):
      let splice = splice(at: now)
      // The last frames before a wait are already under way, and what follows it is not current.
      guard !isWaiting, time > .zero, nextWait.map({ splice < $0.at }) ?? true,
        let longer = timeline.extended(by: time, at: splice)
      else { throw .nothingToExtend }
      return longer
    case .easier(let exercise):
      let step = step(at: now)
      let easier = timeline.with(
        easier: exercise, at: splice(at: now), step: step, isInWait: isWaiting)
      guard isWaiting || !isOver(step, at: now), let easier else { throw .noExercise }
      return easier
    default: return nil
    }
  }

  /// The first frame at which a new timeline may differ.
  private func splice(at now: StreamInstant) -> FrameIndex {
    let here = position(at: now)
    if isWaiting || isPaused && !isPausing { return here }
    return min(here + Self.ahead, nextWait?.at ?? timeline.end, timeline.end - FrameCount(1))
  }

  /// Why a command cannot be carried out now; nil if it can.
  package func refusal(of command: SessionCommand, at now: StreamInstant) -> SessionRefusal? {
    do throws(SessionRefusal) {
      _ = try timeline(after: command, at: now)
      return nil
    } catch {
      return error
    }
  }

  mutating func change(_ command: SessionCommand, at now: StreamInstant) -> [Action] {
    guard let changed = try? timeline(after: command, at: now) else { return [] }
    timeline = changed
    return [.order(.replace(changed)), .changed, nextWake(after: now)]
  }
}
