// A person's own settings file: read, changed key by key, and put in place whole.

import ConfigFiles
import Console
import Control
import Glibc
import Planning

struct OwnSettings {
  let path: String
  /// What it says, or what a site's file says in its place: a file of one's own hides that one.
  let text: String

  /// - Throws: the faults of the file in force, or that it cannot be read.
  init(_ places: Places) throws(BadFile) {
    path = places.settings
    guard let file = places.layers.settingsFile else {
      text = ""
      return
    }
    text = try file.text()
    _ = try SettingsFile.settings(text, file: file.path)
  }

  /// Writes the changed file beside the old one and renames it.
  /// - Returns: an exit status; what went wrong is told.
  func write(_ changes: [KeyedText.Change]) -> ExitStatus {
    guard let changed = KeyedText.changed(text, changes) else {
      Console.complain(
        "limber: \(path) is written in a way that cannot be changed line by line; "
          + "please add to it:")
      for change in changes { Console.complain(change.line) }
      return ExitStatus.badData
    }
    let status = OwnFile.makeFolder(of: path)
    guard status == ExitStatus.done else { return status }
    guard OutputFile.write(to: path, { put in put(Array(changed.utf8)) }) else {
      return ExitStatus.failure
    }
    Console.say(path)
    return ExitStatus.done
  }
}

extension Places {
  /// The person's own: where it is, or where it will be.
  var settings: String {
    let own = Layers(folders: [layers.folders[0]], themes: []).settingsFile?.path
    return own ?? "\(layers.folders[0])/settings\(FileName.endings[0])"
  }
}
