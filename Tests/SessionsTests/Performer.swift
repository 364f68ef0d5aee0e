// A session with a stream that stands for the audio thread: it hands frames out 150 ms ahead of
// what is heard, obeys at the next frame, and tells what became of it.

import Routines
import Testing

@testable import Sessions

func at(_ milliseconds: Int64) -> StreamInstant {
  StreamInstant(nanoseconds: milliseconds * 1_000_000)
}
func frame(_ milliseconds: Int64) -> FrameIndex {
  FrameIndex(FrameCount(Milliseconds(milliseconds)).count)
}

struct Performer {
  private(set) var session: Session
  private(set) var now = at(0)
  private(set) var outcome: SessionOutcome?
  /// What the session did against the rules.
  private(set) var faults: [String] = []

  private var timeline: Timeline
  private var anchor = Anchor(frame: .zero, at: at(0), moves: true)
  private var waitsPassed = 0
  private var isPaused = false
  private var wakeAt: StreamInstant?

  private static let queue = FrameCount(Milliseconds(150))

  init(_ timeline: Timeline) {
    session = Session(timeline, at: now)
    self.timeline = timeline
    tellNews()
  }

  var position: FrameIndex { session.position(at: now) }
  var record: SessionRecord { session.record(at: now) }

  mutating func command(_ command: SessionCommand) {
    handle(.command(command))
    tellNews()
  }

  /// Lets time pass: the session is woken when it asked to be, and told when the end was heard.
  mutating func advance(by length: Milliseconds) {
    let target = now + FrameCount(length)
    while outcome == nil {
      let end = anchor.instant(of: nextStop).map { max($0, now) }
      let next = min(wakeAt ?? target, end ?? target, target)
      now = max(now, next)
      let isWoken = wakeAt.map { $0 <= now } ?? false
      tellNews()
      if isWoken, outcome == nil {
        wakeAt = nil
        handle(.woken)
      }
      if now >= target { break }
      if end == next, !isWoken, waitsPassed < timeline.waits.count { continue }
    }
    now = max(now, target)
    if outcome == nil { tellNews() }
  }

  /// Goes on until a frame is heard, past every wait on the way.
  mutating func play(to frame: FrameIndex) {
    for _ in 0..<1000 where outcome == nil && position < frame {
      if session.isWaiting { command(.resume) }
      advance(by: min(.seconds(5), max(Milliseconds(1), (frame - position).milliseconds)))
    }
  }

  mutating func playToTheEnd() {
    for _ in 0..<10_000 where outcome == nil {
      if session.isWaiting || session.isPaused { command(.resume) }
      advance(by: .seconds(10))
    }
  }

  // MARK: The stream

  private var nextStop: FrameIndex {
    waitsPassed < timeline.waits.count ? timeline.waits[waitsPassed].at : timeline.end
  }

  private var written: FrameIndex { min(anchor.frame(at: now + Self.queue), nextStop) }

  private mutating func tellNews() {
    if anchor.moves, waitsPassed < timeline.waits.count, written >= nextStop {
      anchor = Anchor(frame: nextStop, at: now, moves: false)
    }
    handle(.heard(anchor))
    if anchor.moves, anchor.frame(at: now) >= timeline.end { handle(.ended) }
  }

  private mutating func obey(_ order: StreamOrder<Timeline>) {
    let soon = now + Self.queue
    switch order {
    case .pause:
      anchor = Anchor(frame: written, at: now, moves: false)
      isPaused = true
    case .resume:
      let phase = timeline.phase(at: anchor.frame)
      let leadIn = phase.map { $0.isHeld && $0.start < anchor.frame } ?? false
      anchor = Anchor(
        frame: anchor.frame, at: soon + FrameCount(.seconds(leadIn ? 3 : 0)), moves: true)
      isPaused = false
    case .seek(let target):
      anchor = Anchor(frame: target.frame, at: soon, moves: !isPaused)
      waitsPassed = target.waitsPassed
    case .replace(let changed):
      if let fault = difference(of: changed, until: written) { faults.append(fault) }
      timeline = changed
    case .stop: break
    }
  }

  /// What was handed out and is different all the same.
  private func difference(of changed: Timeline, until frame: FrameIndex) -> String? {
    let heard = { (timeline: Timeline) in timeline.phases.filter { $0.end <= frame } }
    if zip(heard(timeline), heard(changed)).contains(where: { $0.start != $1.start }) {
      return "a phase before \(frame.milliseconds) has changed"
    }
    if timeline.cues.filter({ $0.at < frame }) != changed.cues.filter({ $0.at < frame }) {
      return "a cue before \(frame.milliseconds) has changed"
    }
    return fault(of: changed)
  }

  private mutating func handle(_ event: Session.Event) {
    guard outcome == nil else { return }
    for action in session.handle(event, at: now) {
      switch action {
      case .order(let order): obey(order)
      case .wake(let instant): wakeAt = instant
      case .ended(let outcome): self.outcome = outcome
      case .changed: break
      }
    }
    if session.timeline != timeline { faults.append("the stream plays another timeline") }
    if outcome == nil, position > nextStop { faults.append("beyond a wait") }
  }
}
