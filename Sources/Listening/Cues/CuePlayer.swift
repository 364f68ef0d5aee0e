// Plays cues in a command's own process, on the device of the settings. A daemon may be playing at
// the same time, because devices are normally shared.

import ConfigFiles
import Glibc
import Planning
import Playback
import Routines
import Service
import Sessions
import Sounds

/// Why a cue was not heard, in a sentence without a full stop.
package struct NoSound: Error, Hashable, CustomStringConvertible {
  package var description: String
}

/// A playback thread with a simple interface: each call returns when the sound was heard.
package final class CuePlayer {
  private let thread: PlaybackThread
  private var theme: Theme

  /// In seconds, beyond the length of the sound: more than a device takes to open and to play its
  /// queue.
  private static let patience: Int64 = 10

  /// - Parameter device: an ALSA PCM; it is opened when something is played.
  package init(device: String, volume: Volume, theme: Theme) {
    // A sound server that closes the connection must not end the command without a message.
    signal(SIGPIPE, SIG_IGN)
    thread = PlaybackThread(device: device)
    self.theme = theme
    set(volume)
  }

  deinit { thread.quit() }

  /// Takes effect at once, also on what is playing.
  package func set(_ volume: Volume) {
    _ = thread.submit(.gain(volume.isMuted ? 0 : Levels.gain(volume: volume.percent)))
  }

  /// Takes effect with the next cue.
  package func set(_ theme: Theme) { self.theme = theme }

  /// Plays cues in order, and waits until the last frame was heard. With none it only tries the
  /// device.
  /// - Throws: `NoSound` when the device does not open or does not play in time.
  package func play(_ cues: [HeardCue]) throws(NoSound) {
    try play(Timeline(cues, theme: theme), [:])
  }

  /// The same for spoken words.
  package func play(_ voice: Voice, of words: Utterance) throws(NoSound) {
    try play(Timeline(saying: words, for: FrameCount(voice.length)), [words: voice])
  }

  /// Waits in short steps, since a device that hangs gives no news.
  private func play(_ timeline: Timeline, _ voices: [Utterance: Voice]) throws(NoSound) {
    let order = thread.submit(
      .play(Programme(timeline, theme: theme, voices: voices)))
    let length = timeline.length.milliseconds.count
    let deadline = MonotonicInstant.now() + .milliseconds(length + Self.patience * 1000)
    while MonotonicInstant.now() < deadline {
      // At most 200 ms, so that the deadline is noticed.
      thread.waitForNews(milliseconds: 200)
      let report = thread.status.report
      guard report.applied >= order else { continue }
      if case .absent(let reason) = report.device {
        _ = thread.submit(.session(.stop))
        throw NoSound(description: "no sound device works: \(reason)")
      }
      if report.sessionEnded { return }
    }
    // An order that was never applied means that opening the device still blocks.
    let isOpen = thread.status.report.applied >= order
    _ = thread.submit(.session(.stop))
    throw NoSound(
      description: isOpen
        ? "the sound device takes the sound and does not play it"
        : "no sound device works: the sound server does not answer")
  }
}
