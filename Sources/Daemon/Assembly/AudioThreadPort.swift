// The audio port on the real thread: timelines become programmes with the theme in force, here and
// not there, because the audio thread computes no sound and takes no memory.

import Planning
import Playback
import Sessions
import Sounds

package final class AudioThreadPort: AudioPort {
  private let thread: PlaybackThread
  /// As it was ordered last; a session keeps the one that it began with.
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
      // Nothing for the thread to do; a ticket is owed all the same.
      return .nothing
    }
  }

  /// In the sounds that the session began with, whatever the theme is by now.
  private func replacement(_ spoken: SpokenTimeline) -> Programme {
    thread.programme?.with(spoken.timeline, voices: spoken.voices)
      ?? Programme(spoken.timeline, theme: theme, voices: spoken.voices)
  }
}
