// Themes as users write them: for each cue a recipe, in the terms of the synthesiser, or a sound
// file.

import Routines
import SoundFiles
import Sounds
import Yams

/// A theme, and its cues that could not be read.
package struct ReadTheme: Sendable {
  package var theme: Theme
  /// Sound files that could not be read; the default cues are used for them.
  package var faults: [Diagnostic]
}

/// Reads `theme.yaml`.
package enum ThemeFile {
  /// Reads a theme.
  /// - Parameters:
  ///   - file: its path; sound files are relative to it.
  ///   - other: the theme that missing cues are taken from.
  /// - Throws: all errors of the file.
  package static func read(
    _ text: String, file: String, over other: Theme = .fallback
  ) throws(BadFile) -> ReadTheme {
    let source = Source(.theme, file: file)
    let theme = source.root(of: text).flatMap {
      read(Entry(node: $0, source: source), over: other)
    }
    try source.throwIfBad()
    guard let theme else { preconditionFailure("\(file): a fault was not reported") }
    return ReadTheme(theme: theme, faults: source.remarks)
  }

  /// The same, without the errors of its sound files.
  package static func theme(_ text: String, file: String) throws(BadFile) -> Theme {
    try read(text, file: file).theme
  }

  private static func read(_ entry: Entry, over other: Theme) -> Theme? {
    guard let fields = entry.mapping(keys: ["name", "speech", "cues"] + Theme.voiceNames)
    else { return nil }
    let name = fields.required("name") { $0.text("the theme's name") }
    var sources: [String: CueSource] = [:]
    if let cues = fields["cues"]?.mapping(keys: Theme.cueNames) {
      for name in Theme.cueNames { sources[name] = cues[name].flatMap(source) }
    }
    var voices: [String: SideVoice] = [:]
    for name in Theme.voiceNames { voices[name] = fields[name].flatMap(voice) }
    let speech = fields["speech"]?.decimal(ToneFields.levels)
    return name.map {
      Theme(name: $0, sources: sources, voices: voices, speech: speech, over: other)
    }
  }

  /// A recording if there is a `file`, otherwise a recipe.
  private static func source(_ entry: Entry) -> CueSource? {
    guard entry.node.mapping?["file"] != nil else {
      return ToneFields.recipe(entry).map { .recipe($0) }
    }
    return RecordingFields.cue(entry).map { .recording($0) }
  }

  /// How a side differs: its place from -1 (left) to 1 (right), its partials and its pitch.
  private static func voice(_ entry: Entry) -> SideVoice? {
    guard let fields = entry.mapping(keys: ["pan", "partials", "ratio"]),
      let pan = fields.required("pan", { $0.decimal(-1...1) })
    else { return nil }
    return SideVoice(
      pan: pan, partials: fields.has("partials") ? ToneFields.partials(fields) : [1],
      ratio: fields["ratio"]?.decimal(0.5...2) ?? 1)
  }
}
