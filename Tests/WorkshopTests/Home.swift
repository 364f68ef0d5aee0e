// A person's files in a folder of their own, as the offline commands see them.

import ConfigFiles
import Planning
import TestSupport

final class Home {
  private let files = TemporaryFolder()

  /// - Parameter files: by path, such as `reminders/desk.yaml`.
  init(_ files: [String: String] = [:]) {
    write("sounds/clear/theme.yaml", "name: Clear")
    for (name, text) in files { write(name, text) }
  }

  var folder: String { files.path }
  func write(_ name: String, _ text: String) { files.write(name, text) }

  var places: Places {
    Places(
      environment: ["HOME": folder, "XDG_DATA_HOME": "\(folder)/data", "XDG_CONFIG_DIRS": ""],
      config: folder)
  }

  var configuration: Configuration { Configuration(reading: places.layers) }
}
