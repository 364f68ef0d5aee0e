// One ALSA stream: 48 kHz, 16 bits, stereo, started explicitly; libasound converts what a device
// can't do of that. It takes frames, reports how many are queued, and recovers from an underrun,
// without knowing what is played. Calls that may block are made on the device's own thread.

import CALSA
import Glibc
import Sessions

/// Why a device does not play.
package struct PCMError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, such as `opening default`.
  package var operation: String
  /// The errno that libasound returned, as a positive number.
  package var code: Int32
  /// The last message that libasound printed, or "".
  package var detail: String
  /// The device works but does not support what was requested.
  package var isRefusal = false
  /// What Limber has observed, if libasound reported no error.
  package var observation: String?

  /// The stream has lost its queue and can be prepared again: an underrun, a suspended card.
  var isRecoverable: Bool { code == EPIPE || code == ESTRPIPE || code == EINTR }

  package var description: String {
    if let observation { return "\(operation): \(observation)" }
    let reason = String(cString: snd_strerror(-code))
    return detail.isEmpty ? "\(operation): \(reason)" : "\(operation): \(reason) (\(detail))"
  }
}

/// How many frames were queued before the next one written, and when that was read.
struct DelayReport {
  /// Those still in ALSA's ring, which the device has not yet taken.
  var ring: FrameCount
  /// All of them up to the ear, as `PCM.delay` reports it; nil if it is unknown.
  var delay: FrameCount?
  var at: StreamInstant
}

/// Owned by one thread at a time: it moves between the device thread, which may block, and the
/// audio thread. The deinitialiser discards the queue and closes the stream.
struct PCM: ~Copyable, @unchecked Sendable {
  private let handle: OpaquePointer
  /// Why libasound converts for the device: the first setting that it refused. Nil if it converts
  /// nothing.
  let refused: PCMError?
  /// How much ALSA's ring holds.
  let capacity: FrameCount
  /// How many frames the device takes at once, as it reports.
  let period: FrameCount

  /// A quarter of a millisecond: an error of this size can't be heard.
  private static let moment = FrameCount(12)
  private static let delayTriesMax = 4
  /// 100 ms: how much less than the ring's content a sound server may report as its delay, because
  /// it takes that much at once. If it reports even less, it does not know its sink's latency yet.
  private static let delaySlack = FrameCount(4800)
  /// Half a second: enough for the queue of a device that takes a lot at once.
  private static let bufferMicroseconds: UInt32 = 500_000
  /// The period for a sound server's plugin. PipeWire derives its quantum from it, rounded down to
  /// a power of two.
  private static let serverPeriod: snd_pcm_uframes_t = 1024
  /// The period for all other devices: a whole number of frames at 44.1 kHz too, since libasound's
  /// converter derives its pitch from the periods on its two sides.
  private static let period: snd_pcm_uframes_t = 960

  /// Opens a device for non-blocking writes, through libasound's `plug` if the device itself does
  /// not support 48 kHz, 16 bits or stereo. The call itself may block on a sound server.
  ///
  /// - Parameter name: an ALSA PCM, as in `aplay -D`.
  init(opening name: String) throws(PCMError) {
    do throws(PCMError) {
      handle = try Self.open(name, converting: false)
      refused = nil
    } catch  where error.isRefusal {
      do throws(PCMError) {
        handle = try Self.open(name, converting: true)
        refused = error
      } catch _ {
        // The device's own refusal is the more useful error.
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
      // libasound reads its configuration once. Discarding it makes a device that is configured
      // later visible to the next attempt.
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

  /// - Throws: an error with `isRefusal` for what the device does not support.
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

  /// Disables the automatic start, so that nothing plays before enough is queued.
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

  /// How many frames the device takes now.
  func room() throws(PCMError) -> Int {
    let room = snd_pcm_avail_update(handle)
    guard room >= 0 else { throw Self.error("asking for room", Int32(room)) }
    return room
  }

  /// The delay that the device reports, and the instant of the report. If too much time passes
  /// between the two, as on a busy machine, both are read again.
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
        // A device without a clock has an empty ring, so its delay of 0 is accepted.
        return DelayReport(ring: ring, delay: isWhole ? delay : nil, at: after)
      }
    }
  }

  /// The frames between the next one written and the one that is heard now; 0 for a device without
  /// a clock. Nil while it is unknown: before the start (where the pulse plugin returns EIO), and
  /// until the sound server has sent its first timing information.
  private func delay() throws(PCMError) -> FrameCount? {
    if snd_pcm_state(handle) == SND_PCM_STATE_PREPARED { return nil }
    var frames: snd_pcm_sframes_t = 0
    let result = snd_pcm_delay(handle, &frames)
    // A plugin may still report a delay for a stream that has stopped.
    if let end = Self.end(snd_pcm_state(handle)) { throw Self.error("playing", -end) }
    if result == -EAGAIN { return nil }
    guard result >= 0 else { throw Self.error("asking for the delay", result) }
    return FrameCount(Int64(max(0, frames)))
  }

  /// Why a stream has stopped, as an errno; nil if it has not.
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

  /// Starts a prepared stream that has frames queued. May block on a sound server.
  func start() throws(PCMError) {
    guard snd_pcm_state(handle) == SND_PCM_STATE_PREPARED else { return }
    try Self.check(snd_pcm_start(handle), "starting")
  }

  /// Prepares it again after an underrun, or after the machine slept. May block on a sound server.
  /// - Throws: if the device is gone and must be opened again.
  func recover(from error: PCMError) throws(PCMError) {
    guard error.isRecoverable else { throw error }
    // Not `snd_pcm_resume`, which may block, and the queued frames are outdated anyway.
    try Self.check(snd_pcm_prepare(handle), "preparing again")
  }

  /// Checks the result of a setting that the device may not support.
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
  /// For the probe, which reads facts that playing does not need. Valid as long as this value.
  var raw: OpaquePointer { handle }
}
