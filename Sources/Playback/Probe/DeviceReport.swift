// The findings of a probe, as numbers. `limber doctor` decides what they mean for the user.

import Sessions

package struct DeviceReport: Hashable, Sendable {
  package var chain: DeviceChain
  /// As libasound names it: `S16_LE`.
  package var format: String
  /// The sample rate of the open device, in hertz.
  package var rate: Int
  package var channels: Int
  /// How much ALSA's ring holds.
  package var buffer: FrameCount
  /// How many frames the device takes at once.
  package var period: FrameCount
  /// The latency while it plays; nil if it is unknown.
  package var latency: FrameCount?
  /// How far the device got in how much time; nil if it reported no position.
  package var progress: Progress?
  /// How many underruns there were.
  package var xruns: Int
  /// Why a session would be silent although the device opens; nil if it would be heard.
  package var failure: String?
  /// What the device refused, so that libasound converts; nil if nothing.
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
