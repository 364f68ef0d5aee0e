// Checks whether the theme of the settings exists and has all cues, and whether the library that
// reads sound files is installed. Limber has plain sounds built in, so that a session always has
// cues.

import ConfigFiles
import SoundFiles

/// Judges the theme by its name and its file; the sounds themselves are not played.
enum ThemeChecks {
  /// - Parameters:
  ///   - theme: the name in the settings.
  ///   - layers: where themes are looked for.
  static func verdicts(_ theme: String, _ layers: Layers) -> [Verdict] {
    [verdict(theme, among: layers.themeNames)]
      + [missing(layers.missingCues(ofTheme: theme), of: theme)].compactMap { $0 }
      + [libraryVerdict()]
  }

  /// - Parameter cues: those that the theme's file does not define.
  /// - Returns: nil when it defines all of them.
  static func missing(_ cues: [String], of theme: String) -> Verdict? {
    guard !cues.isEmpty else { return nil }
    return Verdict(
      .sound, "cues", .note,
      "“\(theme)” has no sound of its own for \(cues.joined(separator: ", ")): "
        + "the plain ones are used",
      remedy: "limber(5) explains how a theme defines them")
  }

  /// - Parameter names: the themes that were found; none at all means that the data folder is
  ///   missing.
  static func verdict(_ theme: String, among names: [String]) -> Verdict {
    guard names.contains(theme) else {
      return Verdict(
        .sound, "theme", .bad, "there is no theme “\(theme)”; the plain sounds are used",
        remedy: names.isEmpty
          ? "set LIMBER_DATA to the folder that holds Limber's sounds/"
          : "'theme:' in the settings takes \(names.joined(separator: ", "))")
    }
    return Verdict(.sound, "theme", .ok, "the theme is “\(theme)”")
  }

  /// - Parameter missing: why sound files cannot be read; nil if they can.
  static func library(missing: SoundFileError?) -> Verdict {
    guard let missing else {
      return Verdict(.sound, "library", .ok, "sound files can be read and written")
    }
    return Verdict(
      .sound, "library", .note, "\(missing): a theme's sound files are not heard, and no words",
      remedy: "install it; everything else works without")
  }

  /// libsndfile is opened at its first use, so that Limber runs without it; here it is tried.
  static func libraryVerdict() -> Verdict {
    do throws(SoundFileError) {
      try SoundLibrary.load()
      return library(missing: nil)
    } catch {
      return library(missing: error)
    }
  }
}
