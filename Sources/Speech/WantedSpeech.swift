// The speech that the settings ask for: which program, and how loud. Sessions, reminders and
// offline commands all speak by it.

import ConfigFiles
import Routines
import Sounds

extension Configuration {
  /// What speaks, which may not be installed; nil where only tones are wanted.
  package var speechProgram: SpeechProgram? {
    let speech = settings.speech
    guard speech.guide != .tones else { return nil }
    return SpeechProgram(
      command: speech.command ?? SpeechProgram.espeak, rate: speech.rate, voices: speech.voices)
  }

  /// The factor for what is spoken: by the square, as the volume.
  private var speechGain: Float {
    let part = Float(settings.speech.level) / 100
    return part * part
  }

  /// As loud as the settings want them.
  package func levelled(_ voices: [Utterance: Voice]) -> [Utterance: Voice] {
    voices.mapValues { voice in
      var voice = voice
      voice.gain *= speechGain
      return voice
    }
  }
}
