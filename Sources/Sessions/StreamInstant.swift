// The time as the core receives it. Only differences are meaningful, and nothing here reads a
// clock.

/// An instant of the clock that the stream is stamped with: CLOCK_MONOTONIC, in nanoseconds.
package struct StreamInstant: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }
  package static func + (a: Self, b: FrameCount) -> Self {
    Self(nanoseconds: a.nanoseconds + b.nanoseconds)
  }
  /// Frames from b to a, rounded down; negative when a comes first.
  package static func - (a: Self, b: Self) -> FrameCount {
    let nanoseconds = a.nanoseconds - b.nanoseconds
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let rate = Int64(SampleRate.hertz)
    let product = rest * rate
    let frames = product / 1_000_000_000
    return FrameCount(seconds * rate + (product % 1_000_000_000 < 0 ? frames - 1 : frames))
  }
}

extension FrameCount {
  /// Rounded up to whole nanoseconds, so that a timer set to it never fires early.
  package var nanoseconds: Int64 {
    let rate = Int64(SampleRate.hertz)
    let (seconds, rest) = count.quotientAndRemainder(dividingBy: rate)
    return seconds * 1_000_000_000 + (rest * 1_000_000_000 + rate - 1) / rate
  }
}

/// What is heard when: the only link between the timeline and the clock.
///
/// An instant in the future means that the frame is under way: until then the pre-roll or a lead-in
/// sounds, and the position does not move.
package struct Anchor: Hashable, Sendable {
  package var frame: FrameIndex
  /// When that frame is heard.
  package var at: StreamInstant
  /// False while the position does not move: paused, or not yet begun.
  package var moves: Bool

  package init(frame: FrameIndex, at: StreamInstant, moves: Bool) {
    self.frame = frame
    self.at = at
    self.moves = moves
  }

  /// The frame that is heard at an instant.
  package func frame(at now: StreamInstant) -> FrameIndex {
    guard moves, at < now else { return frame }
    return frame + (now - at)
  }

  /// When a later frame is heard; nil while the position does not move.
  package func instant(of target: FrameIndex) -> StreamInstant? {
    guard moves, target >= frame else { return nil }
    return at + (target - frame)
  }
}
