// A person's files in a folder of their own, as the offline commands see them.

import ConfigFiles
import FoundationEssentials
import Glibc
import Planning

final class Home {
  let folder: String

  /// - Parameter files: by path, such as `reminders/desk.yaml`.
  init(_ files: [String: String] = [:]) {
    var template = Array("/tmp/limber-test-XXXXXX".utf8CString)
    folder = String(cString: mkdtemp(&template)!)
    write("sounds/clear/theme.yaml", "name: Clear")
    for (name, text) in files { write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) {
    let path = "\(folder)/\(name)"
    let parent = String(path.prefix(upTo: path.lastIndex(of: "/")!))
    try! FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    precondition(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
  }

  func text(of name: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(name)")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  var places: Places {
    Places(
      environment: ["HOME": folder, "XDG_DATA_HOME": "\(folder)/data", "XDG_CONFIG_DIRS": ""],
      config: folder)
  }

  var configuration: Configuration { Configuration(reading: places.layers) }
}
