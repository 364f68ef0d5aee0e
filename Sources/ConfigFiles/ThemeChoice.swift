// The themes that there are, for commands that let a person choose one: the daemon reads only the
// one that the settings name.

import Sounds
import Yams

extension Layers {
  /// The names of the themes' folders, in order of the alphabet.
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

  /// A theme's own file: in the first of the folders that has a theme of that name.
  static func themeFile(_ name: String, in folders: [String]) -> FoundFile? {
    // A folder's name, neither hidden nor a way to another place.
    guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
    return first("theme", of: .theme, in: folders.map { "\($0)/\(name)" })
  }

  /// Reads a theme.
  /// - Throws: its faults, or that there is none of that name, with the nearest one.
  package func theme(named name: String) throws(BadFile) -> Theme {
    guard let file = Layers.themeFile(name, in: themes) else {
      throw BadFile(
        .theme, "theme.yaml", Spelling.refusal(of: name, as: "a theme", among: themeNames))
    }
    return try ThemeFile.theme(file.text(), file: file.path)
  }

  /// The cues that a theme's file says nothing of; none for a file that is not there or is no YAML.
  package func missingCues(ofTheme name: String) -> [String] {
    guard let file = Layers.themeFile(name, in: themes),
      let text = try? file.text(), let root = try? Yams.compose(yaml: text, .basic)
    else { return [] }
    return Theme.cueNames.filter { root["cues"]?[$0] == nil }
  }
}
