// Opens a device as a session would, plays a short sound into it, and watches whether it is really
// played: a device may take frames for ever and sound none of them.

import CALSA
import Glibc
import Routines
import Sessions

/// For commands, never for the daemon.
package struct DeviceProbe: ~Copyable {
  private let pcm: PCM
  private var report: DeviceReport
  private var written = FrameCount.zero
  private var start: StreamInstant?
  /// What was heard when, first and last.
  private var first: (position: FrameCount, at: StreamInstant)?
  private var last: (position: FrameCount, at: StreamInstant)?

  /// Sleeping sinks swallow the first half second.
  private static let preRoll = FrameCount(24_000)
  /// Silence behind the sound, until it was heard.
  private static let trailing = FrameCount(24_000)
  private static let queue = FrameCount(7200)
  /// The device's words settle in its first moments.
  private static let settling = FrameCount(14_400)
  private static let step = FrameCount(480)
  /// Seconds.
  private static let patience = 12

  /// Blocks for about two seconds.
  /// - Parameters:
  ///   - device: an ALSA PCM.
  ///   - sound: stereo frames; empty for silence.
  /// - Throws: also ETIMEDOUT, where libasound does not come back: a sound server may hang.
  package static func run(
    _ device: String, sound: [Int16]
  ) throws(PCMError) -> DeviceReport {
    limber_alsa_keep_messages()
    let errand = ProbeErrand {
      do throws(PCMError) {
        var probe = try DeviceProbe(device)
        try probe.play(sound)
        return .success(probe.report)
      } catch {
        return .failure(error)
      }
    }
    guard let result = errand.result(within: patience) else {
      throw PCMError(operation: "waiting for \(device)", code: ETIMEDOUT, detail: "")
    }
    return try result.get()
  }

  private init(_ device: String) throws(PCMError) {
    pcm = try PCM(opening: device)
    report = DeviceFacts.read(pcm.raw)
    report.refusal = pcm.refused
  }

  private mutating func play(_ sound: [Int16]) throws(PCMError) {
    let frames = FrameCount(max(Int64(sound.count / 2), Self.trailing.count))
    let total = Self.preRoll + frames + Self.trailing
    let deadline = Clock.now() + total + FrameCount(48_000)
    while written < total, Clock.now() < deadline {
      do throws(PCMError) {
        try fill(sound, upTo: total)
        look()
      } catch {
        try pcm.recover(from: error)
        report.xruns += 1
        (start, first, last) = (nil, nil, nil)
      }
      usleep(UInt32(Self.step.milliseconds.count * 1000))
    }
    if let first, let last, last.at != first.at {
      report.progress = DeviceReport.Progress(
        played: last.position - first.position, elapsed: last.at - first.at)
    }
  }

  /// A bounded queue ahead, and never faster than time goes.
  private mutating func fill(_ sound: [Int16], upTo total: FrameCount) throws(PCMError) {
    let elapsed = start.map { Clock.now() - $0 } ?? .zero
    while written < min(total, elapsed + Self.queue) {
      let room = FrameCount(Int64(try pcm.room()))
      let count = min(Self.step, room, total - written)
      guard count > .zero else { break }
      let part = (written.count..<(written + count).count).flatMap { frame -> [Int16] in
        let at = Int(frame - Self.preRoll.count) * 2
        return sound.indices.contains(at + 1) && at >= 0 ? [sound[at], sound[at + 1]] : [0, 0]
      }
      let taken = try part.withUnsafeBufferPointer { samples throws(PCMError) in
        try pcm.write(samples)
      }
      written = written + FrameCount(Int64(taken))
    }
    try pcm.start()
    if start == nil, written > .zero { start = Clock.now() }
  }

  /// Where the device is with its playing.
  private mutating func look() {
    var delay: snd_pcm_sframes_t = 0
    guard let start, snd_pcm_delay(pcm.raw, &delay) == 0 else { return }
    let now = Clock.now()
    guard now - start > Self.settling else { return }
    let queued = FrameCount(Int64(max(0, delay)))
    report.latency = queued
    if first == nil { first = (written - queued, now) }
    last = (written - queued, now)
  }
}

/// What libasound tells of an open PCM.
enum DeviceFacts {
  static func read(_ pcm: OpaquePointer) -> DeviceReport {
    var parameters: OpaquePointer?
    snd_pcm_hw_params_malloc(&parameters)
    defer { snd_pcm_hw_params_free(parameters) }
    snd_pcm_hw_params_current(pcm, parameters)
    var format = SND_PCM_FORMAT_UNKNOWN
    var (rate, channels): (UInt32, UInt32) = (0, 0)
    var (buffer, period): (snd_pcm_uframes_t, snd_pcm_uframes_t) = (0, 0)
    snd_pcm_hw_params_get_format(parameters, &format)
    snd_pcm_hw_params_get_rate(parameters, &rate, nil)
    snd_pcm_hw_params_get_channels(parameters, &channels)
    snd_pcm_hw_params_get_buffer_size(parameters, &buffer)
    snd_pcm_hw_params_get_period_size(parameters, &period, nil)
    return DeviceReport(
      chain: DeviceChain(dump: dump(pcm)),
      format: snd_pcm_format_name(format).map { String(cString: $0) } ?? "unknown",
      rate: Int(rate), channels: Int(channels), buffer: FrameCount(Int64(buffer)),
      period: FrameCount(Int64(period)))
  }

  private static func dump(_ pcm: OpaquePointer) -> String {
    var output: OpaquePointer?
    guard snd_output_buffer_open(&output) == 0 else { return "" }
    defer { snd_output_close(output) }
    snd_pcm_dump(pcm, output)
    var text: UnsafeMutablePointer<CChar>?
    let count = snd_output_buffer_string(output, &text)
    guard let text, count > 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(start: text, count: count)
    return String(decoding: bytes, as: UTF8.self)
  }
}
