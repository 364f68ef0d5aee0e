// The folders that the tests of whole configurations read.

import TestSupport

@testable import ConfigFiles

/// A person's folder, a site's below it, and a theme.
final class Home {
  let folder = TemporaryFolder()
  var layers: Layers {
    let folders = ["\(folder.path)/own", "\(folder.path)/site"]
    return Layers(folders: folders, themes: folders.map { "\($0)/sounds" })
  }

  init() { folder.write("site/sounds/clear/theme.yaml", "name: Clear") }

  func read(_ previous: Configuration? = nil) -> Configuration {
    Configuration(reading: layers, previous: previous)
  }

  /// Without the folder that they are in.
  func words(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { $0.description.replacing("\(folder.path)/", with: "") }
  }
}

extension Configuration {
  func told(_ home: Home) -> [String] { home.words(diagnostics) }
}
