// The audio port on the real thread: timelines become programmes with the theme in force, and the
// thread's status the daemon's report.

import Planning
import Playback
import Routines
import Sessions
import Sounds

package final class AudioThreadPort: AudioPort {
  private let thread: PlaybackThread
  private var theme = Theme.fallback
  /// What is played; nil when nothing is, so that its sounds are let go.
  private var programme: Programme?
  /// What is spoken in it, or in the next one.
  private var voices: [Utterance: Voice] = [:]
  /// The order that it was played by: an end that was told before says nothing about it.
  private var playing = Ticket.none

  package init(_ thread: PlaybackThread) { self.thread = thread }

  package func submit(_ order: AudioOrder) -> Ticket {
    let ticket = Ticket(thread.submit(translate(order)).number)
    if case .play = order { playing = ticket }
    return ticket
  }

  private func translate(_ order: AudioOrder) -> PlaybackOrder {
    switch order {
    case .play(let timeline):
      let programme = Programme(timeline, theme: theme, voices: voices)
      self.programme = programme
      return .play(programme)
    case .session(.pause): return .pause
    case .session(.resume): return .resume
    case .session(.seek(let place)): return .seek(place)
    case .session(.replace(let timeline)):
      programme = programme?.with(timeline, adding: voices)
      return programme.map { .replace($0) } ?? .nothing
    case .session(.stop):
      forget()
      return .stop
    case .ring(let ring):
      return .ring(theme.tone(.reminder), decibels: ring == .first ? Levels.firstRing : 0)
    case .say(let voices): return .say(Voice.tone(voices))
    case .voices(let voices):
      self.voices.merge(voices) { $1 }
      return .nothing
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

  /// What was played is let go.
  private func forget() {
    programme = nil
    voices = [:]
  }

  package var report: AudioReport {
    let status = thread.status
    if status.hasEnded, Ticket(status.applied.number) >= playing, programme != nil { forget() }
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
