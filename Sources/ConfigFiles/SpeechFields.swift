// The settings' `speech`: how Limber speaks, and by which program.

import Routines
import Yams

/// The settings of speech, with their defaults.
package struct SpeechSettings: Hashable, Sendable {
  /// The program and its arguments, with placeholders; nil: espeak-ng, if it is installed.
  package var command: [String]?
  /// How much is said about an exercise.
  package var guide = Guide.Amount.full
  /// Which repetitions are counted aloud.
  package var count = CountingAloud.none
  package var explainsTones = Explaining.once
  /// Words a minute.
  package var rate = 150
  /// Of texts without a language of their own: a BCP 47 tag.
  package var language = "en"
  /// By language.
  package var voices: [String: String] = [:]
  /// Per cent of the loudness of the cues.
  package var level = 100

  package init() {}

  /// Whether sessions say what the tones mean.
  package enum Explaining: String, Hashable, Sendable, CaseIterable {
    /// In a first session, and in a first `quick-start`.
    case once
    case always, never
  }
}

/// Part of `SettingsFile`.
enum SpeechFields {
  private static let keys = [
    "command", "guide", "count", "explain-tones", "rate", "voice", "voices", "language", "level",
  ]
  private static let placeholders = ["voice", "rate", "text"]

  /// `{command: [espeak-ng, --stdout, "{text}"], guide: full, rate: 150, language: de, level: 100}`
  static func speech(_ entry: Entry) -> SpeechSettings? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    var speech = SpeechSettings()
    speech.command = fields["command"].flatMap(command)
    speech.guide = fields.word("guide", Guide.Amount.self) ?? speech.guide
    speech.count = fields.word("count", CountingAloud.self) ?? speech.count
    speech.explainsTones =
      fields.word("explain-tones", SpeechSettings.Explaining.self) ?? speech.explainsTones
    speech.rate = fields.integer("rate", 60...450) ?? speech.rate
    speech.language = fields["language"]?.language() ?? speech.language
    speech.level = fields.integer("level", 0...100) ?? speech.level
    speech.voices = fields["voices"].map(voices) ?? [:]
    // `voice` is the short form for one entry of `voices`.
    if let voice = fields.line("voice") {
      if let entry = fields["voice"], speech.voices[speech.language] != nil {
        entry.source.report(
          "“voices” already has a voice for “\(speech.language)”; use only one", at: entry.node)
      }
      speech.voices[speech.language] = voice
    }
    return speech
  }

  /// The command as a list of words.
  private static func command(_ entry: Entry) -> [String]? {
    guard let entries = entry.list() else { return nil }
    let words = entries.compactMap { $0.text("a program and its arguments") }
    guard let program = words.first, words.count == entries.count else {
      return entry.fail("expected a program and its arguments, such as [espeak-ng, --stdout]")
    }
    // A command line in one string is the usual mistake; a path may contain spaces.
    if words.count == 1, program.contains(" "), !program.hasPrefix("/") {
      return entry.fail("write the program and each argument separately: [espeak-ng, --stdout]")
    }
    for (word, entry) in zip(words, entries) { check(word, entry) }
    return words
  }

  /// A misspelt placeholder would be spoken.
  private static func check(_ word: String, _ entry: Entry) {
    for part in word.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "}") else { continue }
      let name = String(part[..<end])
      guard !name.isEmpty, name.allSatisfy(\.isLetter), !placeholders.contains(name) else {
        continue
      }
      entry.source.report(
        "“{\(name)}” is not one of {voice}, {rate}, {text}"
          + Spelling.hint(for: name, among: placeholders), at: entry.node)
    }
  }

  /// The voices by language.
  private static func voices(_ entry: Entry) -> [String: String] {
    guard let mapping = entry.node.mapping else {
      return entry.fail("expected voices by language, such as {de: de+f2}") ?? [:]
    }
    var voices: [String: String] = [:]
    for (key, value) in mapping {
      let key = Entry(node: key, source: entry.source)
      let value = Entry(node: value, source: entry.source)
      if let language = key.language() { voices[language] = value.text("the voice's name") }
    }
    return voices
  }
}

extension Entry {
  /// A BCP 47 tag: a language, and optionally a region, a script and so on.
  func language() -> String? {
    guard let text = text("a language such as en or de-CH") else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      (2...3).contains(parts[0].count)
      && parts.allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
    return isTag ? text : fail("“\(text)” is not a language; write en, de or pt-BR")
  }
}
