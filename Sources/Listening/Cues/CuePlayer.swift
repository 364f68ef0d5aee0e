// Plays cues in a command's own process, on the settings' device, beside a daemon that may play as
// well: devices are shared. Returns when they were heard.

import ConfigFiles
import Glibc
import Planning
import Playback
import Routines
import Service
import Sessions
import Sounds

/// Why a cue was not heard, in one sentence without a full stop.
package struct NoSound: Error, Hashable, CustomStringConvertible {
  package var description: String
}

package final class CuePlayer {
  private let thread: PlaybackThread
  private var theme: Theme

  /// More than a device takes to open and to play what is queued, in seconds.
  private static let patience: Int64 = 10

  /// - Parameter device: an ALSA PCM; it is opened when something is played.
  package init(device: String, volume: Volume, theme: Theme) {
    // A device that hangs up must not end the command without a word.
    signal(SIGPIPE, SIG_IGN)
    thread = PlaybackThread(device: device)
    self.theme = theme
    set(volume)
  }

  deinit { thread.quit() }

  package func set(_ volume: Volume) {
    _ = thread.submit(.gain(volume.isMuted ? 0 : Levels.gain(volume: volume.percent)))
  }

  package func set(_ theme: Theme) { self.theme = theme }

  /// Plays cues one after the other, and waits until the last frame was heard.
  package func play(_ cues: [HeardCue]) throws(NoSound) {
    try play(Timeline(cues, theme: theme), [:])
  }

  /// The same for something that was spoken.
  package func play(_ voice: Voice, of words: Utterance) throws(NoSound) {
    try play(Timeline(saying: words, for: FrameCount(voice.length)), [words: voice])
  }

  private func play(_ timeline: Timeline, _ voices: [Utterance: Voice]) throws(NoSound) {
    let order = thread.submit(
      .play(Programme(timeline, theme: theme, voices: voices)))
    let length = timeline.length.milliseconds.count
    let deadline = MonotonicInstant.now() + .milliseconds(length + Self.patience * 1000)
    while MonotonicInstant.now() < deadline {
      // Not for long, so that a deadline is seen.
      thread.waitForNews(milliseconds: 200)
      let report = thread.status.report
      guard report.applied >= order else { continue }
      if case .absent(let reason) = report.device {
        _ = thread.submit(.session(.stop))
        throw NoSound(description: "no sound device works: \(reason)")
      }
      if report.sessionEnded { return }
    }
    let isOpen = thread.status.report.applied >= order
    _ = thread.submit(.session(.stop))
    throw NoSound(
      description: isOpen
        ? "the sound device takes the sound and does not play it"
        : "no sound device works: the sound server does not answer")
  }
}
