// The audio port on the real audio thread. Timelines are turned into programmes with the current
// theme here, on the loop's thread, because the audio thread must neither compute sounds nor
// allocate memory.

import Planning
import Playback
import Sessions
import Sounds

package final class AudioThreadPort: AudioPort {
  private let thread: PlaybackThread
  /// The theme of the last `theme` order. A session keeps the one that it began with.
  private var theme = Theme.fallback

  package init(_ thread: PlaybackThread) { self.thread = thread }

  package var report: StreamReport { thread.status.report }

  package func submit(_ order: AudioOrder) -> Ticket { thread.submit(translate(order)) }

  private func translate(_ order: AudioOrder) -> PlaybackOrder {
    switch order {
    case .play(let spoken):
      return .play(Programme(spoken.timeline, theme: theme, voices: spoken.voices))
    case .session(let order): return .session(order.map(replacement))
    case .ring(let ring):
      return .ring(theme.tone(.reminder), decibels: ring == .first ? Levels.firstRing : 0)
    case .say(let voices): return .say(Voice.tone(voices))
    case .silence: return .silence
    case .volume(let volume):
      return .gain(volume.isMuted ? 0 : Levels.gain(volume: volume.percent))
    case .device(let name): return .device(name)
    case .theme(let theme):
      self.theme = theme
      // The thread has nothing to do, but the caller still needs a ticket.
      return .nothing
    }
  }

  /// Keeps the sounds that the session began with, even if the theme has changed since.
  private func replacement(_ spoken: SpokenTimeline) -> Programme {
    thread.programme?.with(spoken.timeline, voices: spoken.voices)
      ?? Programme(spoken.timeline, theme: theme, voices: spoken.voices)
  }
}
