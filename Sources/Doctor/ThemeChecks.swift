// Whether the sounds that the settings name are there, and what reads those that are files.

import ConfigFiles
import SoundFiles

enum ThemeChecks {
  static func verdicts(_ theme: String, _ layers: Layers) -> [Verdict] {
    [verdict(theme, among: layers.themeNames)]
      + [missing(layers.missingCues(ofTheme: theme), of: theme)].compactMap { $0 }
      + [libraryVerdict()]
  }

  /// - Parameter cues: those that the theme says nothing of.
  static func missing(_ cues: [String], of theme: String) -> Verdict? {
    guard !cues.isEmpty else { return nil }
    return Verdict(
      .sound, "cues", .note,
      "“\(theme)” has no sound of its own for \(cues.joined(separator: ", ")): "
        + "the plain ones are used",
      remedy: "limber(5) explains how a theme defines them")
  }

  /// - Parameter names: of the themes that were found.
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

  /// - Parameter missing: why sound files cannot be read; nil: they can.
  static func library(missing: SoundFileError?) -> Verdict {
    guard let missing else {
      return Verdict(.sound, "library", .ok, "sound files can be read and written")
    }
    return Verdict(
      .sound, "library", .note, "\(missing): a theme's sound files are not heard, and no words",
      remedy: "install it; everything else works without")
  }

  static func libraryVerdict() -> Verdict {
    do throws(SoundFileError) {
      try SoundLibrary.load()
      return library(missing: nil)
    } catch {
      return library(missing: error)
    }
  }
}
