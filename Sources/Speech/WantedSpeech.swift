// The speech program and the level of speech from the settings, in one place for sessions,
// reminders and offline commands.

import ConfigFiles
import Routines
import Sounds

extension Configuration {
  /// The program that speaks, which may not be installed; nil if the settings want only tones.
  package var speechProgram: SpeechProgram? {
    let speech = settings.speech
    guard speech.guide != .tones else { return nil }
    return SpeechProgram(
      command: speech.command ?? SpeechProgram.espeak, rate: speech.rate, voices: speech.voices)
  }

  /// The factor for what is spoken: by the square, as the volume; and as loud as the theme's cues.
  private var speechGain: Float {
    let part = Float(settings.speech.level) / 100
    return part * part * Levels.gain(decibels: theme.speech - Levels.speech)
  }

  /// As loud as the settings and the theme want them.
  package func levelled(_ voices: [Utterance: Voice]) -> [Utterance: Voice] {
    voices.mapValues { voice in
      var voice = voice
      voice.gain *= speechGain
      return voice
    }
  }
}
