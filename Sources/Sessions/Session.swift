// One performance of a timeline, as a machine that is told the time: commands and news of the
// stream go in, orders to the stream and changes worth telling come out. It decides by what is
// heard; the stream carries orders out at the first frame that is not yet written.

import Routines

/// How a session ended.
package enum SessionOutcome: String, Hashable, Sendable {
  case completed, stopped
  /// Paused for longer than a pause may last.
  case leftPaused = "left-paused"
}

/// What a person asks of a running session.
package enum SessionCommand: Hashable, Sendable, CaseIterable {
  case pause, resume, toggle, skip, back, stop
}

/// What the stream is to do, at the first frame that is not yet written.
package enum StreamOrder: Hashable, Sendable {
  case pause
  /// Goes on where it was paused; inside a hold by way of a lead-in.
  case resume
  /// Goes on, or stays paused, at another place.
  case seek(FrameIndex)
  case stop
}

package struct Session: Sendable {
  package enum State: Hashable, Sendable {
    /// The timeline is being played, or is about to be after the pre-roll or a lead-in.
    case running
    /// The position stands still until the user goes on, or the limit ends it.
    case paused(since: StreamInstant)
    /// Nothing more will be heard of it.
    case finished(SessionOutcome)
  }

  package enum Event: Hashable, Sendable {
    case command(SessionCommand)
    /// The stream tells what is heard when, after every order that was given.
    case heard(Anchor)
    /// The last frame was heard.
    case ended
    /// The instant asked for by `wake` has come.
    case woken
  }

  package enum Action: Hashable, Sendable {
    case order(StreamOrder)
    /// Something that status shows has changed.
    case changed
    /// Call `handle(.woken)` then; nil: there is nothing to wait for. The newest one counts.
    case wake(at: StreamInstant?)
    case ended(SessionOutcome)
  }

  package let timeline: Timeline
  package private(set) var state: State
  private var anchor: Anchor

  /// A pause ends by itself after 15 minutes, and with it the session.
  package static let pauseLimit = FrameCount(Milliseconds.seconds(15 * 60))
  /// `back` this early in a step means the step before.
  package static let backWindow = FrameCount(Milliseconds.seconds(2))

  /// A session that is about to be heard from its first frame.
  package init(_ timeline: Timeline, at now: StreamInstant) {
    self.timeline = timeline
    state = .running
    anchor = Anchor(frame: .zero, at: now, moves: false)
  }

  /// The frame that is heard now, at most the end.
  package func position(at now: StreamInstant) -> FrameIndex {
    min(anchor.frame(at: now), timeline.end)
  }

  package var isPaused: Bool { if case .paused = state { true } else { false } }
  package var isFinished: Bool { if case .finished = state { true } else { false } }

  package mutating func handle(_ event: Event, at now: StreamInstant) -> [Action] {
    guard !isFinished else { return [] }
    switch event {
    case .command(let command): return obey(command, at: now)
    case .heard(let anchor):
      self.anchor = anchor
      return [.changed, nextWake(after: now)]
    case .ended: return finish(.completed)
    case .woken: return wake(at: now)
    }
  }

  private mutating func obey(_ command: SessionCommand, at now: StreamInstant) -> [Action] {
    switch (command, state) {
    case (.pause, .running), (.toggle, .running):
      hold(at: position(at: now), now)
      state = .paused(since: now)
      return [.order(.pause), .changed, nextWake(after: now)]
    case (.resume, .paused), (.toggle, .paused):
      state = .running
      return [.order(.resume), .changed, nextWake(after: now)]
    case (.pause, .paused), (.resume, .running):
      return []
    case (.skip, _): return seek(to: skipTarget(from: position(at: now)), at: now)
    case (.back, _): return seek(to: backTarget(from: position(at: now)), at: now)
    case (.stop, _): return [.order(.stop)] + finish(.stopped)
    case (_, .finished): return []
    }
  }

  private mutating func seek(to target: FrameIndex, at now: StreamInstant) -> [Action] {
    hold(at: target, now)
    return [.order(.seek(target)), .changed, nextWake(after: now)]
  }

  /// The position stands still until the stream tells where it goes on.
  private mutating func hold(at frame: FrameIndex, _ now: StreamInstant) {
    anchor = Anchor(frame: frame, at: now, moves: false)
  }

  private mutating func finish(_ outcome: SessionOutcome) -> [Action] {
    state = .finished(outcome)
    return [.wake(at: nil), .ended(outcome)]
  }

  private mutating func wake(at now: StreamInstant) -> [Action] {
    if case .paused(let since) = state, now >= since + Self.pauseLimit {
      return [.order(.stop)] + finish(.leftPaused)
    }
    return [.changed, nextWake(after: now)]
  }

  /// The end of the phase that is heard, or of the pause.
  private func nextWake(after now: StreamInstant) -> Action {
    switch state {
    case .paused(let since): return .wake(at: since + Self.pauseLimit)
    case .finished: return .wake(at: nil)
    case .running:
      let here = position(at: now)
      guard here < timeline.end, let phase = timeline.phase(at: here) else {
        return .wake(at: nil)
      }
      return .wake(at: anchor.instant(of: phase.end))
    }
  }

  private func skipTarget(from here: FrameIndex) -> FrameIndex {
    let next = timeline.steps.first { $0.start > here }?.start
    let finish = timeline.phases.last { $0.kind == .finish && $0.start > here }?.start
    return next ?? finish ?? timeline.end
  }

  private func backTarget(from here: FrameIndex) -> FrameIndex {
    guard let current = timeline.steps.lastIndex(where: { $0.start <= here }) else { return .zero }
    let early = here - timeline.steps[current].start < Self.backWindow
    return timeline.steps[early ? max(0, current - 1) : current].start
  }
}
