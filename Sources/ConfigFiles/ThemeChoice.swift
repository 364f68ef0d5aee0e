// The themes that exist, for commands that let the user choose one. The daemon reads only the one
// that the settings name.

import Sounds
import Yams

extension Layers {
  /// The names of the themes' folders, in alphabetical order.
  package var themeNames: [String] {
    var names: Set<String> = []
    for folder in themes {
      for name in (try? FileReading.names(in: folder))?.names ?? []
      where Layers.themeFile(name, in: [folder]) != nil {
        names.insert(name)
      }
    }
    return names.sorted()
  }

  /// A theme's file, in the first folder that has a theme of that name.
  static func themeFile(_ name: String, in folders: [String]) -> FoundFile? {
    // Only a plain folder name: not hidden, and not a path to another place.
    guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
    return first("theme", of: .theme, in: folders.map { "\($0)/\(name)" })
  }

  /// Reads a theme.
  /// - Throws: its errors, or that there is no theme of that name, with the nearest one.
  package func theme(named name: String) throws(BadFile) -> Theme {
    guard let file = Layers.themeFile(name, in: themes) else {
      throw BadFile(
        .theme, "theme.yaml", Spelling.refusal(of: name, as: "a theme", among: themeNames))
    }
    return try ThemeFile.theme(file.text(), file: file.path)
  }

  /// What is wrong with a theme's file and with its sound files; nothing for a name that no theme
  /// has, which is a fault of the file that names it.
  package func faults(ofTheme name: String) -> [Diagnostic] {
    guard let file = Layers.themeFile(name, in: themes) else { return [] }
    do throws(BadFile) {
      return try ThemeFile.read(file.text(), file: file.path).faults
    } catch {
      return error.diagnostics
    }
  }

  /// The cues that a theme's file does not define; none for a file that is missing or not YAML.
  package func missingCues(ofTheme name: String) -> [String] {
    guard let file = Layers.themeFile(name, in: themes),
      let text = try? file.text(), let root = try? Yams.compose(yaml: text, .basic)
    else { return [] }
    return Theme.cueNames.filter { root["cues"]?[$0] == nil }
  }
}
