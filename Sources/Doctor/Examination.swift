// `limber doctor`: is everything working, and if not, why? Each check that can be made is made and
// gives one line or more. It works on a bare console, and without sound, D-Bus and a daemon, since
// it is run when one of these fails.

import Commands
import ConfigFiles
import Console
import Control
import Listening
import Planning
import Playback
import Scheduling
import Service
import Sessions
import Sounds

extension DoctorCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try Examination(places: places).run(json: json, silent: silent)
  }
}

/// Makes all checks, the daemon's first and the desktop's last, and prints their verdicts.
package struct Examination {
  let places: Places

  /// - Parameter places: where the files of the user and the site are.
  package init(places: Places) { self.places = places }

  /// Makes the checks and prints them.
  /// - Parameters:
  ///   - json: print one array at the end instead of lines.
  ///   - silent: play silence on the device instead of a cue.
  /// - Returns: `failure` when something does not work; notes alone are `done`.
  /// - Throws: when the verdicts cannot be written as JSON.
  package func run(json: Bool, silent: Bool) throws -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let configuration = Configuration(reading: places.layers, zones: zones.existing)
    let answer = DaemonChecks.ask()
    var verdicts: [Verdict] = []
    // Each line is printed as soon as it is known, because the check of the sound takes seconds.
    func tell(_ more: [Verdict]) {
      verdicts += more
      if !json { for verdict in more { Console.say(verdict.line) } }
    }
    // The daemon reports the same faults of files; they are shown once.
    let faults = Set(configuration.diagnostics.map(\.description))
    tell(
      DaemonChecks.verdicts(answer, faults: faults) + [ServiceChecks(Places.environment).verdict])
    tell(FileChecks.verdicts(configuration))
    tell([HistoryChecks.verdict(places)])
    tell(
      ReminderChecks.verdicts(
        configuration, zones: zones, zoneName: (try? places.zones.systemZone())?.name,
        status: try? answer.get().status,
        now: WallInstant(milliseconds: Clocks.realtimeMilliseconds())))
    tell(sound(configuration, silent: silent))
    tell([SpeechChecks.verdict(configuration, places)])
    tell(DesktopChecks.verdicts(Places.environment))
    if json { try Console.say(json: verdicts) }
    return verdicts.contains { $0.level == .bad } ? ExitStatus.failure : ExitStatus.done
  }

  /// Plays one cue by the thread that plays sessions, then judges the device, the volume, the mixer
  /// and the theme.
  private func sound(_ configuration: Configuration, silent: Bool) -> [Verdict] {
    let device = configuration.settings.device
    let volume = places.volume(configuration)
    let theme = configuration.theme
    // The cue `ready`, as loud as it would be in a session.
    let knock = Programme(Timeline([HeardCue(.ready)], theme: theme), theme: theme)
    let gain = silent || volume.isMuted ? 0 : Levels.gain(volume: volume.percent)
    let probed: Result<DeviceReport, PCMError>
    do throws(PCMError) {
      probed = .success(try DeviceProbe.run(device, knock, gain: gain))
    } catch {
      probed = .failure(error)
    }
    // Which mixer counts depends on where the device leads, and is unknown if it did not open.
    let mixer = (try? probed.get()).flatMap { Self.mixer($0.chain.end) }
    return DeviceChecks.verdicts(device, probed)
      + VolumeChecks.verdicts(volume, mixer, isRealTime: Self.isRealTime())
      + ThemeChecks.verdicts(configuration.settings.theme, places.layers)
  }

  /// The mixer of the card, or the default one, which a sound server provides.
  /// - Returns: nil for a device that leads nowhere.
  private static func mixer(_ end: DeviceChain.End) -> MixerReport? {
    switch end {
    case .server, .other: MixerReport.read("default")
    case .card(let card, _): MixerReport.read("hw:\(card.number)")
    case .nowhere: nil
    }
  }

  /// Whether a playback thread of this user gets real-time priority. A thread is started to find
  /// out, on ALSA's device `null`, which makes no sound.
  private static func isRealTime() -> Bool {
    let thread = PlaybackThread(device: "null")
    defer { thread.quit() }
    let order = thread.submit(.nothing)
    // The thread has set its priority by the time it has applied an order; two seconds are plenty.
    let deadline = MonotonicInstant.now() + .seconds(2)
    while thread.status.report.applied < order, MonotonicInstant.now() < deadline {
      thread.waitForNews(milliseconds: 100)
    }
    return thread.status.isRealTime
  }
}
