// Judges what `DeviceProbe` has found about the sound device: whether it opens, whether other
// programs can play beside it, and whether it plays in time. The numbers come from the probe; only
// the meaning and the advice are decided here.

import Control
import Glibc
import Playback
import Routines
import Sessions

/// Pure functions of a report, so that tests need no device.
enum DeviceChecks {
  /// In milliseconds. A pause is heard only after the latency; beyond half a second, the session
  /// seems not to react.
  private static let latencyMax: Int64 = 500
  /// Frames played, divided by the frames that the time would hold. A device within a tenth of 1
  /// keeps up; others have a wrong rate or play nothing.
  private static let keepingUp = 0.9...1.1

  /// - Parameters:
  ///   - device: the name from the settings, for the messages.
  ///   - probed: the probe's report, or why the device did not open.
  static func verdicts(
    _ device: String, _ probed: Result<DeviceReport, PCMError>
  ) -> [Verdict] {
    switch probed {
    case .failure(let error): [absent(device, error)]
    case .success(let report):
      [opened(device, report.chain.end), format(report)] + conversion(report)
        + (report.chain.end == .nowhere ? [] : heard(report))
        + xruns(report)
    }
  }

  /// The error code decides the advice, since each has another likely cause.
  private static func absent(_ device: String, _ error: PCMError) -> Verdict {
    let remedy =
      switch error.code {
      case EBUSY:
        "another program has it for itself; end that program, or name a device that is shared: "
          + "'device: default' in the settings"
      case EACCES, EPERM: "you may not use it; join the group audio, or log in on this machine"
      case ETIMEDOUT:
        "the sound server does not answer; restart it with: "
          + "systemctl --user restart pipewire pipewire-pulse, or: pulseaudio -k"
      case ENOENT, ENODEV, ENXIO:
        "no device has that name now; 'aplay -L' lists the existing ones, "
          + "and 'device:' in the settings names one"
      default: "is the sound server running? 'device:' in the settings names another device"
      }
    return Verdict(
      .sound, "device", .bad, "the device “\(device)” does not open: \(error)", remedy: remedy)
  }

  /// Where the sound ends up. A device that takes its card for itself is a note: it works, but
  /// silences other programs, such as a screen reader.
  private static func opened(_ device: String, _ end: DeviceChain.End) -> Verdict {
    switch end {
    case .server(let server):
      Verdict(.sound, "device", .ok, "the device “\(device)” opens, through \(server)")
    case .card(let card, isShared: true):
      Verdict(
        .sound, "device", .ok,
        "the device “\(device)” opens, on the card “\(card.name)”, shared with other programs")
    case .card(let card, isShared: false):
      Verdict(
        .sound, "device", .note,
        "the device “\(device)” takes the card “\(card.name)” for itself: while it plays, "
          + "a screen reader is silent",
        remedy: "name a device that is shared: 'device: default' in the settings")
    case .nowhere:
      Verdict(
        .sound, "device", .bad,
        "the device “\(device)” opens but leads nowhere: nothing can be heard",
        remedy: "'aplay -L' lists others; 'device:' in the settings names one")
    case .other(let link):
      Verdict(.sound, "device", .ok, "the device “\(device)” opens, through: \(link)")
    }
  }

  /// What ALSA agreed to; useful in a report of a problem, and never wrong in itself.
  private static func format(_ report: DeviceReport) -> Verdict {
    let channels = report.channels == 1 ? "one channel" : "\(report.channels) channels"
    return Verdict(
      .sound, "format", .ok,
      "\(report.format) at \(report.rate) Hz, \(channels); a buffer of "
        + "\(report.buffer.milliseconds.count) ms in periods of "
        + "\(report.period.milliseconds.count) ms")
  }

  /// The latency of a device that does not play means nothing, so it is left out.
  private static func heard(_ report: DeviceReport) -> [Verdict] {
    let playing = playing(report)
    return playing.level == .ok ? [playing, latency(report)] : [playing]
  }

  /// libasound converts where the device does not take Limber's format or rate. It costs some
  /// processor time, and is otherwise harmless.
  private static func conversion(_ report: DeviceReport) -> [Verdict] {
    guard let refusal = report.refusal else { return [] }
    let message = "ALSA converts the sound; the device refused it as it is (\(refusal))"
    return [Verdict(.sound, "conversion", .ok, message)]
  }

  /// Whether frames are played as fast as time passes. A device can accept frames and play none.
  private static func playing(_ report: DeviceReport) -> Verdict {
    if let failure = report.failure {
      return Verdict(
        .sound, "playing", .bad, "a session would be silent: \(failure)", remedy: stuck)
    }
    guard let progress = report.progress, progress.elapsed > .zero else {
      return Verdict(
        .sound, "playing", .bad, "the device does not report how far it has played",
        remedy: stuck)
    }
    let ratio = Double(progress.played.count) / Double(progress.elapsed.count)
    let words =
      "the device played \(seconds(progress.played)) of sound "
      + "in \(seconds(progress.elapsed))"
    if keepingUp.contains(ratio) { return Verdict(.sound, "playing", .ok, words) }
    // With less than a tenth it counts as not playing, which has another cause than a wrong rate.
    return ratio < 0.1
      ? Verdict(
        .sound, "playing", .bad, "the device takes sound and does not play it", remedy: stuck)
      : Verdict(
        .sound, "playing", .bad, "\(words): it does not keep time",
        remedy: "try another one: 'aplay -L' lists them")
  }

  /// The advice for a device that opens but does not play.
  private static let stuck =
    "does the sound server have a sink, and its session manager run? 'wpctl status' or "
    + "'pactl info' shows that; also try: aplay /usr/share/sounds/alsa/*.wav"

  /// `0.50 s`, rounded; in integers, so that the text does not depend on a locale.
  private static func seconds(_ length: FrameCount) -> String {
    let hundredths = (length.milliseconds.count + 5) / 10
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest) s"
  }

  /// From writing a frame to hearing it. Wireless devices have long buffers of their own.
  private static func latency(_ report: DeviceReport) -> Verdict {
    guard let latency = report.latency?.milliseconds.count else {
      return Verdict(.sound, "latency", .note, "the device does not report its latency")
    }
    let words = "what is written is heard \(latency) ms later"
    return latency <= latencyMax
      ? Verdict(.sound, "latency", .ok, words)
      : Verdict(
        .sound, "latency", .note, "\(words), and so is a pause",
        remedy: "a device without a long buffer of its own, for example a wired one, answers sooner"
      )
  }

  /// Underruns while the probe played; none are not worth a line.
  private static func xruns(_ report: DeviceReport) -> [Verdict] {
    guard report.xruns > 0 else { return [] }
    return [
      Verdict(
        .sound, "xruns", .note, "\(CountText.words(report.xruns, "underrun")) in two seconds",
        remedy: "real-time priority helps on a busy machine; see below")
    ]
  }
}
