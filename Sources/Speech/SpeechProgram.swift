// The program that speaks: any program that writes a WAV to standard output. The default is
// espeak-ng. Its arguments are templates with placeholders, so that another program needs no code.

import Service

/// How text becomes speech.
package struct SpeechProgram: Hashable, Sendable {
  /// The program and its arguments. `{voice}`, `{rate}` and `{text}` are replaced by their values;
  /// without `{text}`, the text is written to standard input.
  package var command: [String]
  /// Words a minute.
  package var rate: Int
  /// Voices by language: `de`, `pt-BR`. For a language without a voice, its code is used as the
  /// name of the voice, as espeak-ng's voices are named.
  package var voices: [String: String]

  package init(command: [String] = Self.espeak, rate: Int = 150, voices: [String: String] = [:]) {
    self.command = command
    self.rate = rate
    self.voices = voices
  }

  package static let espeak = ["espeak-ng", "--stdout", "-v", "{voice}", "-s", "{rate}", "{text}"]
  package static let placeholders = ["{voice}", "{rate}", "{text}"]

  /// One run of the program.
  struct Run: Hashable {
    /// Without the program's name.
    var arguments: [String]
    /// What is written to standard input; nil: nothing.
    var input: String?
    /// Identifies what it would say, for the cache.
    var key: String
  }

  /// - Parameter language: a BCP 47 tag.
  func run(saying text: String, in language: String) -> Run {
    let values = ["{voice}": voice(for: language), "{rate}": "\(rate)", "{text}": spoken(text)]
    let arguments = command.map { argument in
      // Each is replaced once, so that braces in the text stay as they are.
      values[argument] ?? replacing(values, in: argument)
    }
    let takesText = command.contains { $0.contains("{text}") }
    let input = takesText ? nil : spoken(text) + "\n"
    return Run(
      arguments: Array(arguments.dropFirst()), input: input,
      key: (arguments + [input ?? ""]).joined(separator: "\u{0}"))
  }

  /// Replaces the placeholders within an argument, such as `--rate={rate}`.
  private func replacing(_ values: [String: String], in argument: String) -> String {
    var result = ""
    var rest = argument[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      let found = Self.placeholders.first { rest.hasPrefix($0) }
      result += found.map { values[$0]! } ?? "{"
      rest = rest.dropFirst(found?.count ?? 1)
    }
    return result + rest
  }

  /// The voice of the language, or of the language without its region.
  private func voice(for language: String) -> String {
    let base = language.split(separator: "-").first.map(String.init) ?? language
    return voices[language] ?? voices[base] ?? language
  }

  /// A text that begins with a hyphen would be read as an option.
  private func spoken(_ text: String) -> String {
    let clean = text.map { $0.isNewline ? " " : $0 }
    return String(clean.drop { $0 == "-" || $0 == " " })
  }

  /// The path of the program: as given if it contains a slash, otherwise the first one on PATH.
  /// - Returns: nil if there is no executable program.
  package func path(in environment: [String: String]) -> String? {
    ProgramPath.of(command.first ?? "", in: environment)
  }
}
