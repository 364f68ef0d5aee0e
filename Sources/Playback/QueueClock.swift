// When the next frame that is written will be heard. The device says how many frames lie before
// it; a device that says nothing is given the clock of the machine, so that it is never written to
// faster than time goes by.

import Sessions

struct QueueClock: Hashable, Sendable {
  /// When the next frame that is written is heard.
  private(set) var head: StreamInstant
  /// ALSA's `file` and `null` have no clock: they report no delay whatever was written.
  private var hasNoClock = false

  /// A device that has gone on for this much longer than its queue said has run dry.
  static let lagMax = FrameCount(2880)

  init(at now: StreamInstant) { head = now }

  /// How many frames lie between now and the next one written.
  func queued(at now: StreamInstant) -> FrameCount { max(.zero, head - now) }

  /// Frames were taken, and the device reports a delay; nil: it can't tell yet, and what it was
  /// given is what it holds.
  mutating func wrote(_ count: FrameCount, delay: FrameCount?, at now: StreamInstant) {
    guard let delay else {
      head = max(head, now) + count
      return
    }
    hasNoClock = delay == .zero
    head = hasNoClock ? max(head, now) + count : now + delay
  }

  /// Compares the device's word with what was expected, before anything is written.
  /// - Returns: how much time was lost since the last look; zero as a rule.
  mutating func lag(delay: FrameCount?, at now: StreamInstant) -> FrameCount {
    guard let delay, !hasNoClock else { return .zero }
    let expected = head
    head = now + delay
    let lag = head - expected
    return lag > Self.lagMax ? lag : .zero
  }

  /// The queue was lost.
  /// - Returns: how long ago its end should have been heard, in frames.
  mutating func restart(at now: StreamInstant) -> FrameCount {
    defer { head = now }
    return now - head
  }
}
