// The program that speaks: any that writes a WAV to standard output. espeak-ng when nobody says
// otherwise; what its arguments are is said by placeholders, so that any other needs no code.

import Service

/// How text becomes speech.
package struct SpeechProgram: Hashable, Sendable {
  /// The program and its arguments. `{voice}`, `{rate}` and `{text}` stand for what they say;
  /// without `{text}` the text is written to standard input.
  package var command: [String]
  /// Words a minute.
  package var rate: Int
  /// Voices by language: `de`, `pt-BR`. A language without one is its own voice's name, as
  /// espeak-ng's are.
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
    /// Names what it would say, for keeping it.
    var key: String
  }

  /// - Parameter language: a BCP 47 tag.
  func run(saying text: String, in language: String) -> Run {
    let values = ["{voice}": voice(for: language), "{rate}": "\(rate)", "{text}": spoken(text)]
    let arguments = command.map { argument in
      // Once each, so that a text with braces stays as it is.
      values[argument] ?? replacing(values, in: argument)
    }
    let takesText = command.contains { $0.contains("{text}") }
    let input = takesText ? nil : spoken(text) + "\n"
    return Run(
      arguments: Array(arguments.dropFirst()), input: input,
      key: (arguments + [input ?? ""]).joined(separator: "\u{0}"))
  }

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

  /// A text that begins with a hyphen would be taken for an option.
  private func spoken(_ text: String) -> String {
    let clean = text.map { $0.isNewline ? " " : $0 }
    return String(clean.drop { $0 == "-" || $0 == " " })
  }

  /// Where the program lies: as it is named if that has a slash, else the first on PATH.
  /// - Returns: nil when there is none that may be executed.
  package func path(in environment: [String: String]) -> String? {
    ProgramPath.of(command.first ?? "", in: environment)
  }
}
