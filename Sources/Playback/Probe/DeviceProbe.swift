// Tests a device as a session would use it: reads its properties after opening it, and plays on the
// same audio thread as a session. So it can't approve a device on which a session would be silent.

import CALSA
import Glibc
import Routines
import Sessions
import Sounds

/// For commands only: `run` blocks, which the daemon must not do.
package struct DeviceProbe {
  private let thread: PlaybackThread
  private var report: DeviceReport
  /// The first and the last reported position that moved.
  private var first: Anchor?
  private var last: Anchor?

  /// In seconds, beyond the length of the sound: time for a device to open, to wake and to play its
  /// queue.
  private static let patience = 10
  /// In milliseconds: the longest wait between two readings of the status.
  private static let step: Int32 = 50

  /// Plays a programme on a device. Blocks until the last frame was heard, or should have been.
  /// - Parameters:
  ///   - device: an ALSA PCM.
  ///   - programme: at least a second long.
  ///   - gain: 0 for silence.
  /// - Throws: why it does not open; ETIMEDOUT if libasound does not return, as with a sound server
  ///   that hangs.
  package static func run(
    _ device: String, _ programme: Programme, gain: Float
  ) throws(PCMError) -> DeviceReport {
    limber_alsa_keep_messages()
    let errand = ProbeErrand {
      do throws(PCMError) { return .success(try facts(device)) } catch { return .failure(error) }
    }
    guard let facts = errand.result(within: patience) else {
      throw PCMError(operation: "waiting for \(device)", code: ETIMEDOUT, detail: "")
    }
    let thread = PlaybackThread(device: device)
    defer { thread.quit() }
    var probe = DeviceProbe(thread: thread, report: try facts.get())
    probe.play(programme, gain: gain)
    return probe.report
  }

  /// Reads the device's properties without playing anything.
  private static func facts(_ device: String) throws(PCMError) -> DeviceReport {
    let pcm = try PCM(opening: device)
    var report = DeviceFacts.read(pcm.raw)
    report.refusal = pcm.refused
    return report
  }

  /// Plays it as a session would, and measures how far the device gets in how much time.
  private mutating func play(_ programme: Programme, gain: Float) {
    _ = thread.submit(.gain(gain))
    let order = thread.submit(.play(programme))
    let deadline =
      Clock.now() + programme.timeline.length + FrameCount(.seconds(Int64(Self.patience)))
    while Clock.now() < deadline {
      thread.waitForNews(milliseconds: Self.step)
      let status = thread.status
      guard status.report.applied >= order else { continue }
      if status.report.sessionEnded { break }
      if case .absent(let reason) = status.report.device {
        report.failure = reason
        break
      }
      look(status)
    }
    report.xruns = thread.status.report.xruns
    guard let first, let last, report.failure == nil else { return }
    report.progress = DeviceReport.Progress(
      played: last.frame - first.frame, elapsed: last.at - first.at)
  }

  /// Notes the device's position and latency.
  private mutating func look(_ status: PlaybackStatus) {
    let now = Clock.now()
    guard let anchor = status.report.anchor, anchor.moves, anchor.at < now else { return }
    report.latency = status.latency
    let here = Anchor(frame: anchor.frame, at: anchor.at, moves: true)
    if first == nil { first = here }
    last = here
  }
}

/// What libasound reports of an open PCM.
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

  /// The text that `aplay -v` prints; libasound offers no other way to read the chain of plugins.
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
