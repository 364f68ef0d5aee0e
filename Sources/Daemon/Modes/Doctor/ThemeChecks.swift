// Whether the sounds that the settings name are there.

import ConfigFiles

enum ThemeChecks {
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
}
