// What a probe of a device has found, in numbers. What they mean to a person is not decided here:
// `limber doctor` judges them.

import Sessions

package struct DeviceReport: Hashable, Sendable {
  package var chain: DeviceChain
  /// As libasound names it: `S16_LE`.
  package var format: String
  /// Of the open device, in hertz.
  package var rate: Int
  package var channels: Int
  /// How much ALSA's ring holds.
  package var buffer: FrameCount
  /// How much the device takes at once.
  package var period: FrameCount
  /// From a write to the ear, while it plays; nil: it is unknown.
  package var latency: FrameCount?
  /// How far the device came with its playing, over so much time; nil: it reported nothing.
  package var progress: Progress?
  package var xruns: Int
  /// Why a session would go on in silence, though the device opens; nil: it would be heard.
  package var failure: String?
  /// What the device refused, so that libasound converts for it; nil: nothing.
  package var refusal: PCMError?

  package struct Progress: Hashable, Sendable {
    package var played: FrameCount
    package var elapsed: FrameCount

    package init(played: FrameCount, elapsed: FrameCount) {
      self.played = played
      self.elapsed = elapsed
    }
  }

  package init(
    chain: DeviceChain, format: String = "S16_LE", rate: Int = 48_000, channels: Int = 2,
    buffer: FrameCount, period: FrameCount, latency: FrameCount? = nil,
    progress: Progress? = nil, xruns: Int = 0
  ) {
    self.chain = chain
    self.format = format
    self.rate = rate
    self.channels = channels
    self.buffer = buffer
    self.period = period
    self.latency = latency
    self.progress = progress
    self.xruns = xruns
  }
}
