// Lengths of time as people write them in routines. Milliseconds divide into frames of 48 kHz,
// so every length has an exact number of frames and nothing is ever added up in floating point.

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
  /// As it is written in files: `20s`, `1m30s`, `500ms`.
  package var description: String {
    if count == 0 { return "0s" }
    let (minutes, rest) = count.quotientAndRemainder(dividingBy: 60_000)
    let (seconds, millis) = rest.quotientAndRemainder(dividingBy: 1000)
    return (minutes > 0 ? "\(minutes)m" : "") + (seconds > 0 ? "\(seconds)s" : "")
      + (millis > 0 ? "\(millis)ms" : "")
  }
}
