// Advances the transport by the machine's clock while there is no device, until one joins. So a
// timeline never stretches, whatever happens to the device.

import Sessions

struct SilentClock: Hashable {
  /// When the transport's next frame would be heard.
  private(set) var head: StreamInstant

  /// Advances the transport to an instant, discarding its frames.
  /// - Parameter samples: a buffer for the discarded frames.
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

  /// Makes the transport skip what should have been heard by now and was not.
  mutating func leaveOut(_ transport: inout Transport, until now: StreamInstant) {
    guard head < now else { return }
    transport.skip(now - head)
    head = now
  }
}
