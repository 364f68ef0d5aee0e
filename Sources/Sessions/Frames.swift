// The unit in which everything is timed: frames of one stream at 48 kHz. A cue at frame n is
// rendered at frame n, in the file and on the card; milliseconds become frames by a whole factor,
// so nothing is rounded.

import Routines

/// The rate of every Limber stream.
package enum SampleRate {
  /// Frames a second.
  package static let hertz = 48_000
  /// Frames a millisecond: a whole number, which is why routines are timed in milliseconds.
  package static let framesPerMillisecond: Int64 = 48
}

/// A number of frames; never negative in a timeline.
package struct FrameCount: Hashable, Comparable, Sendable {
  package var count: Int64

  package init(_ count: Int64) { self.count = count }
  package init(_ length: Milliseconds) { count = length.count * SampleRate.framesPerMillisecond }

  package static let zero = FrameCount(0)
  /// Whole milliseconds, rounded down.
  package var milliseconds: Milliseconds { Milliseconds(count / SampleRate.framesPerMillisecond) }

  package static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  package static func + (a: Self, b: Self) -> Self { FrameCount(a.count + b.count) }
  package static func - (a: Self, b: Self) -> Self { FrameCount(a.count - b.count) }
}

/// A place in a timeline. Frame 0 is its first frame: that of the start cue or, with a lead, of the
/// silence before it.
package struct FrameIndex: Hashable, Comparable, Sendable {
  package var index: Int64

  package init(_ index: Int64) { self.index = index }

  package static let zero = FrameIndex(0)
  /// The time from the start in whole milliseconds, rounded down.
  package var milliseconds: Milliseconds { Milliseconds(index / SampleRate.framesPerMillisecond) }

  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
  package static func + (a: Self, b: FrameCount) -> Self { FrameIndex(a.index + b.count) }
  package static func - (a: Self, b: FrameCount) -> Self { FrameIndex(a.index - b.count) }
  package static func - (a: Self, b: Self) -> FrameCount { FrameCount(a.index - b.index) }
}
