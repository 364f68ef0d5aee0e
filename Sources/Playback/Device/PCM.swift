// One ALSA stream: opened by name, 48 kHz, 16 bits, stereo, started by hand; what a device can't do
// of that, libasound converts. It knows nothing of what is played: it takes frames, reports how
// many are queued, and is prepared again after an underrun. Whatever may block is called on the
// device's own thread.

import CALSA
import Glibc
import Sessions

/// Why a device does not play.
package struct PCMError: Error, Hashable, Sendable, CustomStringConvertible {
  package var operation: String
  /// An errno, as libasound returns it, positive.
  package var code: Int32
  /// libasound's own last message, or "".
  package var detail: String
  /// The device works, and can't do what was asked of it.
  package var isRefusal = false
  /// What Limber itself has observed, where libasound reported no error.
  package var observation: String?

  /// The stream has lost its queue and can be prepared again: an underrun, a suspended card.
  var isRecoverable: Bool { code == EPIPE || code == ESTRPIPE || code == EINTR }

  package var description: String {
    if let observation { return "\(operation): \(observation)" }
    let reason = String(cString: snd_strerror(-code))
    return detail.isEmpty ? "\(operation): \(reason)" : "\(operation): \(reason) (\(detail))"
  }
}

/// How many frames lay before the next one that is written, and when.
struct DelayReport {
  /// What of them lies in ALSA's ring, and the device has not taken yet.
  var ring: FrameCount
  /// As `PCM.delay` reports it.
  var delay: FrameCount?
  var at: StreamInstant
}

/// Owned by one thread at a time: it moves between the one that may be kept waiting and the one
/// that plays. What is still open at the end is dropped and closed.
struct PCM: ~Copyable, @unchecked Sendable {
  private let handle: OpaquePointer
  /// Why libasound converts for the device: the first thing that it refused. Nil: it takes what is
  /// played as it is.
  let refused: PCMError?
  /// How much ALSA's ring holds.
  let capacity: FrameCount
  /// How much the device takes at once, as it reports itself.
  let period: FrameCount

  /// A quarter of a millisecond: what is off by that much is not heard.
  private static let moment = FrameCount(12)
  private static let delayTriesMax = 4
  /// 100 ms: a sound server that takes so much at once reports at times that less lies before the
  /// next frame than is in the ring. One that reports still less knows nothing of its sink yet.
  private static let delaySlack = FrameCount(4800)
  /// Enough for the queue of a device that takes a lot at once.
  private static let bufferMicroseconds: UInt32 = 500_000
  /// Of a sound server's plugin: PipeWire makes its quantum of it, rounded down to a power of two.
  private static let serverPeriod: snd_pcm_uframes_t = 1024
  /// Of what may convert: a whole number of frames at 44.1 kHz as well, since libasound's converter
  /// takes its pitch from the periods on its two sides.
  private static let period: snd_pcm_uframes_t = 960

  /// Opens a device for writing without blocking; through libasound's `plug` where the device by
  /// itself takes no 48 kHz, 16 bits or stereo.
  ///
  /// - Parameter name: as in `aplay -D`.
  init(opening name: String) throws(PCMError) {
    do throws(PCMError) {
      handle = try Self.open(name, converting: false)
      refused = nil
    } catch  where error.isRefusal {
      do throws(PCMError) {
        handle = try Self.open(name, converting: true)
        refused = error
      } catch _ {
        // Why the device itself refused is worth more.
        throw error
      }
    }
    var (buffer, period): (snd_pcm_uframes_t, snd_pcm_uframes_t) = (0, 0)
    snd_pcm_get_params(handle, &buffer, &period)
    capacity = FrameCount(Int64(clamping: buffer))
    self.period = FrameCount(Int64(clamping: period))
  }

  deinit {
    snd_pcm_drop(handle)
    snd_pcm_close(handle)
  }

  private static func open(_ name: String, converting: Bool) throws(PCMError) -> OpaquePointer {
    var opened: OpaquePointer?
    let result =
      converting
      ? limber_alsa_open_converting(&opened, name)
      : snd_pcm_open(&opened, name, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK)
    guard result >= 0, let opened else {
      let failure = error("opening \(name)", result)
      // libasound reads its configuration once; a device that is configured later is found only
      // when that is forgotten.
      snd_config_update_free_global()
      throw failure
    }
    do throws(PCMError) {
      try setHardware(of: opened)
      try setSoftware(of: opened)
      try check(snd_pcm_prepare(opened), "preparing \(name)")
      return opened
    } catch {
      snd_pcm_close(opened)
      throw error
    }
  }

  /// - Throws: a refusal for what the device can't do.
  private static func setHardware(of handle: OpaquePointer) throws(PCMError) {
    var parameters: OpaquePointer?
    snd_pcm_hw_params_malloc(&parameters)
    defer { snd_pcm_hw_params_free(parameters) }
    let access = SND_PCM_ACCESS_RW_INTERLEAVED
    let rate = UInt32(SampleRate.hertz)
    let isServer = snd_pcm_type(handle) == SND_PCM_TYPE_IOPLUG
    var period = isServer ? serverPeriod : Self.period
    var buffer = bufferMicroseconds
    try check(snd_pcm_hw_params_any(handle, parameters), "asking what the device can do")
    try check(snd_pcm_hw_params_set_rate_resample(handle, parameters, 1), "allowing resampling")
    try ask(snd_pcm_hw_params_set_access(handle, parameters, access), "setting the access")
    try ask(
      snd_pcm_hw_params_set_format(handle, parameters, SND_PCM_FORMAT_S16_LE), "setting 16 bits")
    try ask(snd_pcm_hw_params_set_channels(handle, parameters, 2), "setting two channels")
    try ask(snd_pcm_hw_params_set_rate(handle, parameters, rate, 0), "setting 48 kHz")
    try check(
      snd_pcm_hw_params_set_period_size_near(handle, parameters, &period, nil), "setting a period")
    try check(
      snd_pcm_hw_params_set_buffer_time_near(handle, parameters, &buffer, nil), "setting a buffer")
    try ask(snd_pcm_hw_params(handle, parameters), "setting the device up")
  }

  /// Started by hand: nothing plays before enough is queued.
  private static func setSoftware(of handle: OpaquePointer) throws(PCMError) {
    var parameters: OpaquePointer?
    snd_pcm_sw_params_malloc(&parameters)
    defer { snd_pcm_sw_params_free(parameters) }
    var boundary: snd_pcm_uframes_t = 0
    try check(snd_pcm_sw_params_current(handle, parameters), "reading the settings")
    try check(snd_pcm_sw_params_get_boundary(parameters, &boundary), "reading the boundary")
    try check(
      snd_pcm_sw_params_set_start_threshold(handle, parameters, boundary), "setting the start")
    try check(snd_pcm_sw_params(handle, parameters), "setting the device up")
  }

  /// Frames that the device takes now.
  func room() throws(PCMError) -> Int {
    let room = snd_pcm_avail_update(handle)
    guard room >= 0 else { throw Self.error("asking for room", Int32(room)) }
    return room
  }

  /// The delay that the device reports, and the instant at which it did: on a busy machine, time
  /// may pass between the report and a look at the clock, and then both are asked again.
  func delayReport() throws(PCMError) -> DelayReport {
    var tries = 0
    while true {
      let before = Clock.now()
      let delay = try delay()
      let after = Clock.now()
      tries += 1
      if after - before <= Self.moment || tries == Self.delayTriesMax {
        let ring = max(.zero, capacity - FrameCount(Int64(try room())))
        let isWhole = delay.map { $0 + Self.delaySlack >= ring } ?? false
        // A device without a clock holds nothing in its ring.
        return DelayReport(ring: ring, delay: isWhole ? delay : nil, at: after)
      }
    }
  }

  /// Frames between the next one written and the one that is heard; 0 for a device without a
  /// clock, nil while it is unknown: before the start (the pulse plugin then answers EIO), and
  /// until the sound server has sent its first timing information.
  private func delay() throws(PCMError) -> FrameCount? {
    if snd_pcm_state(handle) == SND_PCM_STATE_PREPARED { return nil }
    var frames: snd_pcm_sframes_t = 0
    let result = snd_pcm_delay(handle, &frames)
    // A plugin may report the last delay of a stream that has ended.
    if let end = Self.end(snd_pcm_state(handle)) { throw Self.error("playing", -end) }
    if result == -EAGAIN { return nil }
    guard result >= 0 else { throw Self.error("asking for the delay", result) }
    return FrameCount(Int64(max(0, frames)))
  }

  /// Why a stream does not go on, as an errno; nil: it does.
  private static func end(_ state: snd_pcm_state_t) -> Int32? {
    switch state {
    case SND_PCM_STATE_XRUN: EPIPE
    case SND_PCM_STATE_SUSPENDED: ESTRPIPE
    case SND_PCM_STATE_DISCONNECTED: ENODEV
    default: nil
    }
  }

  /// Writes stereo samples.
  /// - Returns: how many frames were taken.
  func write(_ samples: UnsafeBufferPointer<Int16>) throws(PCMError) -> Int {
    let frames = snd_pcm_writei(handle, samples.baseAddress, snd_pcm_uframes_t(samples.count / 2))
    if frames == -Int(EAGAIN) { return 0 }
    guard frames >= 0 else { throw Self.error("writing", Int32(frames)) }
    return frames
  }

  /// Starts what was prepared and has frames. It may block on a sound server.
  func start() throws(PCMError) {
    guard snd_pcm_state(handle) == SND_PCM_STATE_PREPARED else { return }
    try Self.check(snd_pcm_start(handle), "starting")
  }

  /// Prepares it again after an underrun, or after the machine slept. It may block on a sound
  /// server.
  /// - Throws: when it is gone for good: it must be opened anew.
  func recover(from error: PCMError) throws(PCMError) {
    guard error.isRecoverable else { throw error }
    // Not snd_pcm_resume: it may not return for a while, and what was queued is stale.
    try Self.check(snd_pcm_prepare(handle), "preparing again")
  }

  /// What a device may be unable to do.
  private static func ask(_ result: Int32, _ operation: String) throws(PCMError) {
    guard result < 0 else { return }
    var failure = error(operation, result)
    failure.isRefusal = result == -EINVAL
    throw failure
  }

  private static func check(_ result: Int32, _ operation: String) throws(PCMError) {
    if result < 0 { throw error(operation, result) }
  }

  private static func error(_ operation: String, _ result: Int32) -> PCMError {
    PCMError(
      operation: operation, code: -result, detail: String(cString: limber_alsa_take_message()))
  }
}

extension PCM {
  /// For the probe, which asks what playing needs not know. Valid while this value lives.
  var raw: OpaquePointer { handle }
}
