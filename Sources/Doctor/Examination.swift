// `doctor`: is everything working, and if not, why? Every check that can be made is made, one line
// each; it works on a bare console, without sound, D-Bus and daemon.

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

package struct Examination {
  let places: Places

  package init(places: Places) { self.places = places }

  /// - Parameter silent: the device is tried with silence.
  /// - Returns: 1 when something is bad.
  package func run(json: Bool, silent: Bool) throws -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let configuration = Configuration(reading: places.layers, zones: zones.existing)
    let answer = DaemonChecks.ask()
    var verdicts: [Verdict] = []
    // A person sees each as soon as it is known: the sound takes its time.
    func tell(_ more: [Verdict]) {
      verdicts += more
      if !json { for verdict in more { Console.say(verdict.line) } }
    }
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

  private func sound(_ configuration: Configuration, silent: Bool) -> [Verdict] {
    let device = configuration.settings.device
    let volume = places.volume(configuration)
    let theme = configuration.theme
    // A short knock, as loud as it would be in a session.
    let knock = Programme(Timeline([HeardCue(.ready)], theme: theme), theme: theme)
    let gain = silent || volume.isMuted ? 0 : Levels.gain(volume: volume.percent)
    let probed: Result<DeviceReport, PCMError>
    do throws(PCMError) {
      probed = .success(try DeviceProbe.run(device, knock, gain: gain))
    } catch {
      probed = .failure(error)
    }
    let mixer = (try? probed.get()).flatMap { Self.mixer($0.chain.end) }
    return DeviceChecks.verdicts(device, probed)
      + VolumeChecks.verdicts(volume, mixer, isRealTime: Self.isRealTime())
      + ThemeChecks.verdicts(configuration.settings.theme, places.layers)
  }

  private static func mixer(_ end: DeviceChain.End) -> MixerReport? {
    switch end {
    case .server, .other: MixerReport.read("default")
    case .card(let card, _): MixerReport.read("hw:\(card.number)")
    case .nowhere: nil
    }
  }

  /// Whether a playback thread of this user gets real-time priority.
  private static func isRealTime() -> Bool {
    let thread = PlaybackThread(device: "null")
    defer { thread.quit() }
    let order = thread.submit(.nothing)
    let deadline = MonotonicInstant.now() + .seconds(2)
    while thread.status.report.applied < order, MonotonicInstant.now() < deadline {
      thread.waitForNews(milliseconds: 100)
    }
    return thread.status.isRealTime
  }
}
