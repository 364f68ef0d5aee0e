// The user's own settings file: read, changed key by key, and replaced in one step, so that a crash
// leaves either the old or the new file.

import ConfigFiles
import Console
import Control
import Glibc
import Planning

/// Used by `setup`; `settings edit` opens an editor on the same file.
struct OwnSettings {
  /// Where the file is, or will be.
  let path: String
  /// The content of the file; without one, that of a site's file, because a file of the user's
  /// hides the site's, whose settings would then be lost.
  let text: String

  /// - Throws: the errors of the file in force, or that it cannot be read.
  init(_ places: Places) throws(BadFile) {
    path = places.settings
    guard let file = places.layers.settingsFile else {
      text = ""
      return
    }
    text = try file.text()
    _ = try SettingsFile.settings(text, file: file.path)
  }

  /// Writes the changed text to a temporary file and renames it, and prints the path.
  /// - Returns: an exit status; what went wrong is printed. `badData` if the file has a form that
  ///   can't be changed line by line; the lines to add are then printed.
  func write(_ changes: [KeyedText.Change]) -> ExitStatus {
    // A file in YAML's flow style, for example, has no lines that could be changed one by one.
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
  /// The user's own settings file: where it is, or will be.
  var settings: String {
    let own = Layers(folders: [layers.folders[0]], themes: []).settingsFile?.path
    return own ?? "\(layers.folders[0])/settings\(FileName.endings[0])"
  }
}
