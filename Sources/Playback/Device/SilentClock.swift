// Time that goes by while nobody hears the transport: it moves on to where it would be heard, by
// the clock of the machine, until a device joins it. So a timeline never stretches, whatever
// becomes of the device.

import Sessions

struct SilentClock: Hashable {
  /// When the transport's next frame would be heard.
  private(set) var head: StreamInstant

  /// The transport plays on to nobody.
  /// - Parameter samples: room for the frames that nobody hears.
  mutating func goOn(
    _ transport: inout Transport, until now: StreamInstant,
    through samples: UnsafeMutableBufferPointer<Float>
  ) {
    while head < now {
      let count = min(Int64(samples.count / 2), (now - head).count)
      guard count > 0 else { break }
      transport.fill(UnsafeMutableBufferPointer(rebasing: samples[..<Int(count * 2)]))
      head = head + FrameCount(count)
    }
  }

  /// What should have been heard by now was not, and will not be: the transport leaves it out.
  mutating func leaveOut(_ transport: inout Transport, until now: StreamInstant) {
    guard head < now else { return }
    transport.skip(now - head)
    head = now
  }
}
