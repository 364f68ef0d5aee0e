// A sound card that takes no time: it rings, plays a session to its end on the virtual clock, and
// says of a ring whether it was heard, or never says anything.

import Daemon
import Routines
import Sessions

final class VirtualAudio: AudioPort {
  enum Ringing { case heard, unheard, hangs }

  private(set) var report = StreamReport()
  /// What becomes of rings.
  var ringing = Ringing.heard
  /// What must never be.
  private(set) var faults: [String] = []
  private let now: () -> StreamInstant
  private var pending: [(Ticket, AudioOrder)] = []
  private var count: UInt64 = 0
  private var timeline: Timeline?
  private var anchor = Anchor(frame: .zero, at: StreamInstant(nanoseconds: 0), moves: false)
  private var isPaused = false
  /// When the first frame of a ring is handed over.
  private var handOver: StreamInstant?

  private static let queue = FrameCount(Milliseconds(150))

  init(now: @escaping () -> StreamInstant) { self.now = now }

  func submit(_ order: AudioOrder) -> Ticket {
    count += 1
    pending.append((Ticket(count), order))
    return Ticket(count)
  }

  /// Carries out what was ordered.
  /// - Returns: whether there was anything.
  func carryOut() -> Bool {
    guard !pending.isEmpty else { return false }
    for (ticket, order) in pending {
      obey(order)
      report.applied = ticket
    }
    pending = []
    report.anchor = timeline == nil ? nil : anchor
    return true
  }

  private func obey(_ order: AudioOrder) {
    switch order {
    case .play(let spoken):
      if timeline != nil { faults.append("two sessions at once") }
      timeline = spoken.timeline
      report.sessionEnded = false
      isPaused = false
      anchor = Anchor(frame: .zero, at: now() + Self.queue, moves: true)
    case .session(let order): obey(order)
    case .ring:
      report.ringHeard = nil
      handOver = ringing == .hangs ? nil : now() + Self.queue
    case .silence: handOver = nil
    case .say, .volume, .device, .theme: break
    }
  }

  private func obey(_ order: StreamOrder<SpokenTimeline>) {
    guard timeline != nil else { return }
    let soon = now() + Self.queue
    switch order {
    case .pause:
      anchor = Anchor(frame: anchor.frame(at: soon), at: now(), moves: false)
      isPaused = true
    case .resume:
      anchor = Anchor(frame: anchor.frame, at: soon, moves: true)
      isPaused = false
    case .seek(let target): anchor = Anchor(frame: target.frame, at: soon, moves: !isPaused)
    case .replace(let spoken): timeline = spoken.timeline
    case .stop: timeline = nil
    }
  }

  /// When something is heard next; nil: nothing is to come.
  var nextInstant: StreamInstant? {
    let end = timeline.flatMap { anchor.instant(of: $0.end) }
    return [handOver, end].compactMap { $0 }.min()
  }

  enum News { case rang, ended }

  /// What is heard by now.
  func hear() -> News? {
    if let at = handOver, at <= now() {
      handOver = nil
      report.ringHeard = ringing == .heard
      return .rang
    }
    if let timeline, let end = anchor.instant(of: timeline.end), end <= now() {
      self.timeline = nil
      report.sessionEnded = true
      return .ended
    }
    return nil
  }

  var isPlaying: Bool { timeline != nil }
}
