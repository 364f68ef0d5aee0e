// Time that goes by while nobody hears the transport: it moves on to where it would be heard, by
// the clock of the machine, until a device joins it.

import Sessions

struct SilentClock: Hashable {
  /// When the transport's next frame would be heard; nil: a device tells.
  private(set) var head: StreamInstant?

  mutating func begin(at head: StreamInstant) { self.head = head }
  mutating func end() { head = nil }

  /// - Parameter samples: room for the frames that nobody hears.
  mutating func goOn(
    _ transport: inout Transport, until now: StreamInstant,
    through samples: UnsafeMutableBufferPointer<Float>
  ) {
    while let head, head < now {
      let count = min(Int64(samples.count / 2), (now - head).count)
      guard count > 0 else { break }
      transport.fill(UnsafeMutableBufferPointer(rebasing: samples[..<Int(count * 2)]))
      self.head = head + FrameCount(count)
    }
  }
}
