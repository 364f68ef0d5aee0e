// Checks whether there is a program that speaks, and whether it does. Without one, sessions have
// tones only, which is a way to use Limber and no fault.

import ConfigFiles
import Listening
import Planning
import Routines
import Speech

/// Has one word spoken by the program of the settings.
enum SpeechChecks {
  /// Has a word spoken, and the longest texts that there are: some programs speak the one and fail
  /// on the other.
  static func verdict(_ configuration: Configuration, _ places: Places) -> Verdict {
    var complaints: [String] = []
    let word = Utterance.text("Hold.", language: configuration.settings.speech.language)
    let texts = [word] + longestTexts(configuration)
    // What was kept would hide that the program no longer works.
    let voices = places.voices(for: texts, configuration, in: VoiceShelf.none) {
      complaints.append($0)
    }
    let missing = texts.first { voices[$0] == nil }
    return verdict(
      configuration.settings.speech, program: configuration.speechProgram,
      environment: Places.environment, speaks: missing == nil,
      // The last is of what it did not speak at all.
      complaint: missing == nil ? complaints.first : complaints.last,
      missing: voices.isEmpty ? nil : missing?.text)
  }

  /// Of every exercise and every routine, in each language, since each has a voice of its own.
  static func longestTexts(_ configuration: Configuration) -> [Utterance] {
    let every = Routine(
      id: "every", name: "", steps: configuration.catalogue.all.map { .exercise(ExerciseStep($0)) })
    // Of someone who has never done them, to whom the most is said.
    let none = ExerciseHistory(today: 0)
    var longest: [String: String] = [:]
    for routine in [every] + configuration.routines.values.map(\.routine) {
      for utterance in SpokenSession(routine, configuration, none).utterances {
        guard case .text(let text, let language) = utterance,
          text.count > longest[language]?.count ?? 0
        else { continue }
        longest[language] = text
      }
    }
    return longest.sorted { $0.key < $1.key }.map { .text($0.value, language: $0.key) }
  }

  /// Judges the attempt.
  /// - Parameters:
  ///   - program: nil where nothing is to be spoken.
  ///   - speaks: whether it spoke all that it was given.
  ///   - complaint: why it did not, or what it found difficult.
  ///   - missing: the text that it did not speak, if it spoke others.
  static func verdict(
    _ settings: SpeechSettings, program: SpeechProgram?, environment: [String: String],
    speaks: Bool, complaint: String? = nil, missing: String? = nil
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
      let text = missing.map { " with the text “\($0.prefix(40))…”" } ?? ""
      return Verdict(
        .speech, "program", .bad, (complaint ?? "\(path) spoke nothing") + text,
        remedy: "try it by hand; it must write a WAV to its standard output")
    }
    if let complaint { return Verdict(.speech, "program", .note, complaint) }
    return Verdict(.speech, "program", .ok, "\(path) speaks")
  }
}
