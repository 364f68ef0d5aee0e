// One performance of a timeline, as a state machine that receives the time: commands and reports
// from the stream go in, orders to the stream and changes worth showing come out. It decides by
// what is heard; the stream carries orders out at the first frame that is not yet written.

import Routines

package struct Session: Sendable {
  package enum State: Hashable, Sendable {
    /// The timeline is playing, or is about to after the pre-roll or a lead-in.
    case running
    /// The position does not move until the user resumes, or the limit ends the session.
    case paused(since: StreamInstant)
    /// The routine waits: until the user resumes, or its own limit has passed.
    case waiting(since: StreamInstant)
    /// Nothing more of it will be heard.
    case finished(SessionOutcome)
  }

  package enum Event: Hashable, Sendable {
    case command(SessionCommand)
    /// The stream reports what is heard when, after every order.
    case heard(Anchor)
    /// The last frame was heard.
    case ended
    /// The instant requested by `wake` has come.
    case woken
  }

  package enum Action: Hashable, Sendable {
    case order(StreamOrder<Timeline>)
    /// Something in the status has changed.
    case changed
    /// Call `handle(.woken)` at that instant; nil: there is nothing to wait for. The latest one
    /// replaces earlier ones.
    case wake(at: StreamInstant?)
    case ended(SessionOutcome)
  }

  package internal(set) var timeline: Timeline
  package private(set) var state: State
  private var anchor: Anchor
  /// How many of the timeline's waits have passed.
  private var waitsPassed = 0
  /// Until when the current set at the user's own pace was counted.
  private var ownPaceCounted: StreamInstant?
  /// The stream was ordered to pause and has not yet reported where.
  private(set) var isPausing = false
  private var tally: Tally
  private var pauses = 0
  private var extended = Milliseconds.zero
  /// Everything before it in this run was counted.
  private var counted: FrameIndex

  /// A pause ends by itself after 15 minutes, and the session with it; so does a wait without a
  /// limit.
  package static let pauseLimit = FrameCount(Milliseconds.seconds(15 * 60))
  /// This early in a step, `back` means the previous step.
  package static let backWindow = FrameCount(Milliseconds.seconds(2))
  /// How far ahead of what is heard a new timeline begins to differ: more than the stream has
  /// handed over (150 ms) plus the delay of a busy machine.
  static let ahead = FrameCount(Milliseconds(250))

  /// A session that is about to be heard from its first frame.
  package init(_ timeline: Timeline, at now: StreamInstant) {
    self.timeline = timeline
    state = .running
    anchor = Anchor(frame: .zero, at: now, moves: false)
    tally = Tally(planning: timeline)
    counted = .zero
  }

  // MARK: Current state

  /// The frame that is heard now: at most the end, and never beyond a wait.
  package func position(at now: StreamInstant) -> FrameIndex {
    min(anchor.frame(at: now), nextWait?.at ?? timeline.end, timeline.end)
  }

  package var isPaused: Bool { if case .paused = state { true } else { false } }
  package var isWaiting: Bool { if case .waiting = state { true } else { false } }
  package var isFinished: Bool { if case .finished = state { true } else { false } }

  /// The next wait that the position has not passed.
  var nextWait: WaitPoint? {
    waitsPassed < timeline.waits.count ? timeline.waits[waitsPassed] : nil
  }

  /// The current wait.
  package var wait: WaitPoint? { isWaiting ? nextWait : nil }

  /// What is left of the current wait until it ends by itself.
  package func waitRemaining(at now: StreamInstant) -> FrameCount? {
    guard case .waiting(let since) = state else { return nil }
    return max(.zero, since + waitLimit - now)
  }

  /// The current step; the first step before it has begun.
  package func step(at now: StreamInstant) -> Int {
    if let wait { return wait.step }
    let here = position(at: now)
    // A wait in the course of an exercise does not end its step.
    let reachable =
      nextWait.map { timeline.isWithinExercise($0) ? $0.step + 1 : $0.step }
      ?? timeline.steps.count
    return timeline.steps[..<reachable].lastIndex { $0.start <= here } ?? 0
  }

  /// What was planned and what was done so far.
  package func record(at now: StreamInstant) -> SessionRecord {
    var tally = tally
    tally.add(timeline, from: counted, to: position(at: now))
    let outcome: SessionOutcome =
      if case .finished(let outcome) = state { outcome } else { .stopped }
    var record = SessionRecord(
      routine: timeline.routine, outcome: outcome, parts: tally.parts, skipped: tally.skipped)
    record.pauses = pauses
    record.extended = extended
    return record
  }

  // MARK: Events

  package mutating func handle(_ event: Event, at now: StreamInstant) -> [Action] {
    guard !isFinished else { return [] }
    count(until: position(at: now))
    countOwnPace(until: now)
    switch event {
    case .command(let command):
      // A wait has begun even if the timer is late for it.
      return (arrive(at: now) ?? []) + obey(command, at: now)
    case .heard(let anchor):
      self.anchor = anchor
      isPausing = false
      return arrive(at: now) ?? [.changed, nextWake(after: now)]
    case .ended:
      count(until: timeline.end)
      hold(at: timeline.end, now)
      waitsPassed = timeline.waits.count
      return finish(tally.isHalfDone ? .completed : .stopped, at: now)
    case .woken: return wake(at: now)
    }
  }

  private mutating func count(until frame: FrameIndex) {
    guard counted < frame else { return }
    tally.add(timeline, from: counted, to: frame)
    counted = frame
  }

  /// A set that is done in a wait.
  private mutating func countOwnPace(until now: StreamInstant) {
    guard case .waiting(let since) = state, let wait, timeline.isWithinExercise(wait) else {
      ownPaceCounted = nil
      return
    }
    let from = max(since, ownPaceCounted ?? since)
    if from < now { tally.add(timeline, in: wait, for: now - from) }
    ownPaceCounted = max(from, now)
  }

  private mutating func obey(_ command: SessionCommand, at now: StreamInstant) -> [Action] {
    switch (command, state) {
    case (.pause, .running), (.toggle, .running), (.pause, .waiting):
      hold(at: position(at: now), now)
      state = .paused(since: now)
      pauses += 1
      isPausing = true
      return [.order(.pause), .changed, nextWake(after: now)]
    case (.resume, .paused), (.toggle, .paused):
      state = .running
      return [.order(.resume), .changed, nextWake(after: now)]
    case (.resume, .waiting), (.toggle, .waiting): return goOn(at: now)
    case (.pause, .paused), (.resume, .running): return []
    case (.skip, _): return skip(at: now)
    case (.back, _): return seek(to: backTarget(at: now), at: now)
    case (.restart, _): return seek(to: timeline.place(ofStep: 0), at: now)
    case (.extend(let time), _):
      let actions = change(command, at: now)
      if !actions.isEmpty { extended = extended + time }
      return actions
    case (.easier, .waiting):
      let actions = change(command, at: now)
      // The set is done anew with the easier exercise, so that the wait in it is over.
      return actions.isEmpty
        ? []
        : actions + goOn(at: now)
    case (.easier, _): return change(command, at: now)
    case (.stop(let inPain), _):
      return [.order(.stop)] + finish(inPain ? .pain : .stopped, at: now)
    case (_, .finished): return []
    }
  }

  /// Before the first step and in the closing figure, nothing is left out.
  private mutating func skip(at now: StreamInstant) -> [Action] {
    let (here, number) = (position(at: now), step(at: now))
    let step = timeline.steps[number]
    let isOn = here >= timeline.steps[0].start && (isWaiting || here < step.end)
    if isOn, let exercise = step.exercise(at: here) {
      tally.skip(SkippedStep(step: number, exercise: exercise.id))
    }
    return seek(to: skipTarget(at: now), at: now)
  }

  /// The exercise that a reported pain refers to: the current one, and in a rest or a wait the one
  /// before it.
  package func doneLast(at now: StreamInstant) -> Exercise? {
    timeline.steps[...step(at: now)].last { $0.step.exercise != nil }?
      .exercise(at: position(at: now))
  }

  private mutating func seek(to target: TimelinePosition, at now: StreamInstant) -> [Action] {
    hold(at: target.frame, now)
    waitsPassed = target.waitsPassed
    counted = target.frame
    isPausing = false
    if isWaiting { state = .running }
    let orders = [.order(.seek(target))] + relay(from: target.frame)
    // A wait at that place begins at once, so that the reply shows it.
    return orders + (arrive(at: now) ?? [.changed, nextWake(after: now)])
  }

  /// The position stays where it is until the stream reports where it continues.
  private mutating func hold(at frame: FrameIndex, _ now: StreamInstant) {
    anchor = Anchor(frame: frame, at: now, moves: false)
  }

  private mutating func finish(_ outcome: SessionOutcome, at now: StreamInstant) -> [Action] {
    hold(at: position(at: now), now)
    state = .finished(outcome)
    return [.wake(at: nil), .ended(outcome)]
  }

  private mutating func wake(at now: StreamInstant) -> [Action] {
    switch state {
    case .paused(let since) where now >= since + Self.pauseLimit:
      return [.order(.stop)] + finish(.leftPaused, at: now)
    case .waiting(let since) where now >= since + waitLimit:
      if nextWait?.wait.atMost != nil { return goOn(at: now) }
      return [.order(.stop)] + finish(.leftPaused, at: now)
    default: return arrive(at: now) ?? [.changed, nextWake(after: now)]
    }
  }

  // MARK: Waits

  /// A wait begins when its frame has been reached.
  private mutating func arrive(at now: StreamInstant) -> [Action]? {
    guard state == .running, let wait = nextWait, position(at: now) >= wait.at else { return nil }
    hold(at: wait.at, now)
    state = .waiting(since: now)
    return [.changed, nextWake(after: now)]
  }

  private mutating func goOn(at now: StreamInstant) -> [Action] {
    seek(to: TimelinePosition(position(at: now), waitsPassed: waitsPassed + 1), at: now)
  }

  private var waitLimit: FrameCount {
    nextWait?.wait.atMost.map { FrameCount($0) } ?? Self.pauseLimit
  }

  /// The end of the phase that is heard, of the pause or of the wait.
  func nextWake(after now: StreamInstant) -> Action {
    switch state {
    case .paused(let since): return .wake(at: since + Self.pauseLimit)
    case .waiting(let since): return .wake(at: since + waitLimit)
    case .finished: return .wake(at: nil)
    case .running:
      let here = position(at: now)
      guard here < timeline.end, let phase = timeline.phase(at: here) else {
        return .wake(at: nil)
      }
      return .wake(at: anchor.instant(of: min(phase.end, nextWait?.at ?? phase.end)))
    }
  }
}
