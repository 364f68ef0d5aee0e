// The audio port on the real thread: timelines become programmes with the theme in force, and the
// thread's status the daemon's report.

import Playback
import Sessions
import Sounds

package final class AudioThreadPort: AudioPort {
  private let thread: PlaybackThread
  private var theme = Theme.fallback

  package init(_ thread: PlaybackThread) { self.thread = thread }

  package func submit(_ order: AudioOrder) -> Ticket {
    Ticket(thread.submit(translate(order)).number)
  }

  private func translate(_ order: AudioOrder) -> PlaybackOrder {
    switch order {
    case .play(let timeline): return .play(Programme(timeline, theme: theme))
    case .session(.pause): return .pause
    case .session(.resume): return .resume
    case .session(.seek(let place)): return .seek(place)
    case .session(.replace(let timeline)): return .replace(Programme(timeline, theme: theme))
    case .session(.stop): return .stop
    case .ring(let ring):
      return .ring(theme.tone(.reminder), decibels: ring == .first ? Levels.firstRing : 0)
    case .silence: return .silence
    case .level(let level):
      return .gain(level.isMuted ? 0 : Levels.gain(volume: level.percent))
    case .device(let name): return .device(name)
    case .theme(let theme):
      self.theme = theme
      // Nothing for the thread to do; a number is owed all the same.
      return .nothing
    }
  }

  package var report: AudioReport {
    let status = thread.status
    let device: AudioDevice =
      switch status.device {
      case .closed: .closed
      case .open: .open
      case .absent(let reason): .absent(reason)
      }
    return AudioReport(
      applied: Ticket(status.applied.number), anchor: status.anchor,
      sessionEnded: status.hasEnded, device: device, xruns: status.xruns,
      lateCues: status.lateCues, ringHeard: status.ringHeard)
  }
}
