// Whether there is a program that speaks, and whether it does: without one, Limber sounds by tones
// alone.

import ConfigFiles
import Listening
import Planning
import Routines
import Speech

enum SpeechChecks {
  /// Has a word spoken.
  static func verdict(_ configuration: Configuration, _ places: Places) -> Verdict {
    var complaints: [String] = []
    let word = Utterance.text("Hold.", language: configuration.settings.speech.language)
    let voices = places.voices(for: [word], configuration) { complaints.append($0) }
    return verdict(
      configuration.settings.speech, program: configuration.speechProgram,
      environment: Places.environment, speaks: voices[word] != nil, complaint: complaints.first)
  }

  /// - Parameters:
  ///   - program: nil where nothing is to be spoken.
  ///   - speaks: whether it spoke a word.
  ///   - complaint: why it did not.
  static func verdict(
    _ settings: SpeechSettings, program: SpeechProgram?, environment: [String: String],
    speaks: Bool, complaint: String? = nil
  ) -> Verdict {
    guard let program else {
      return Verdict(.speech, "program", .ok, "nothing is spoken, as set in the settings")
    }
    let name = program.command.first ?? ""
    guard let path = program.path(in: environment) else {
      return settings.command == nil
        ? Verdict(
          .speech, "program", .note, "there is no \(name): tones alone, without words",
          remedy: "install \(name) to have exercises named")
        : Verdict(
          .speech, "program", .bad, "the settings' speech command, “\(name)”, was not found",
          remedy: "install it, or correct 'speech:' in the settings")
    }
    guard speaks else {
      return Verdict(
        .speech, "program", .bad, complaint ?? "\(path) spoke nothing",
        remedy: "try it by hand; it must write a WAV to its standard output")
    }
    return Verdict(.speech, "program", .ok, "\(path) speaks")
  }
}
