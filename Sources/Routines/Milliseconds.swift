// Lengths of time as they are written in routines. Milliseconds divide into frames of 48 kHz, so
// every length has an exact number of frames, and nothing is ever added up in floating point.

import Lengths

/// A length of time in whole milliseconds.
package struct Milliseconds: Hashable, Comparable, Sendable {
  package var count: Int64

  package init(_ count: Int64) { self.count = count }

  package static func seconds(_ seconds: Int64) -> Milliseconds { Milliseconds(seconds * 1000) }
  package static let zero = Milliseconds(0)

  package static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  package static func + (a: Self, b: Self) -> Self { Milliseconds(a.count + b.count) }
  package static func - (a: Self, b: Self) -> Self { Milliseconds(a.count - b.count) }
  package static func * (a: Self, b: Int) -> Self { Milliseconds(a.count * Int64(b)) }
}

extension Milliseconds: CustomStringConvertible {
  /// As routines have it, in minutes and less: `20s`, `1m30s`, `90m`.
  package var description: String { LengthText.written(milliseconds: count, in: .routines) }

  /// As a bound is written: `168h`, not `10080m`.
  package var inHours: String { LengthText.written(milliseconds: count, in: .files) }

  /// As files have it; nil for what is not a length.
  package init?(parsing text: String) {
    guard let count = LengthText.milliseconds(text, in: .files) else { return nil }
    self.init(count)
  }
}
