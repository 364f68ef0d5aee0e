// Checks whether there is a program that speaks, and whether it does. Without one, sessions have
// tones only, which is a way to use Limber and no fault.

import ConfigFiles
import Listening
import Planning
import Routines
import Speech

/// Has one word spoken by the program of the settings.
enum SpeechChecks {
  /// Blocks until the word is spoken or the program has failed.
  static func verdict(_ configuration: Configuration, _ places: Places) -> Verdict {
    var complaints: [String] = []
    let word = Utterance.text("Hold.", language: configuration.settings.speech.language)
    let voices = places.voices(for: [word], configuration) { complaints.append($0) }
    return verdict(
      configuration.settings.speech, program: configuration.speechProgram,
      environment: Places.environment, speaks: voices[word] != nil, complaint: complaints.first)
  }

  /// Judges the attempt.
  /// - Parameters:
  ///   - settings: a program that the user has set and that is missing is bad; a missing default is
  ///     a note.
  ///   - program: nil if the settings turn speech off.
  ///   - environment: has the PATH on which the program is looked for.
  ///   - speaks: whether the word was spoken.
  ///   - complaint: why it was not.
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
