// Copies that programs leave beside a person's files. Taken for files of their own, each would ring
// a second time; so they are named, and passed over.

/// Who leaves such a copy, and how its name shows it.
enum FileCopy {
  /// - Parameter file: the name of a file.
  /// - Returns: what it is, for a sentence; nil for a file that looks like a person's own.
  static func kind(of file: String) -> String? {
    let name = file.lowercased()
    if let kind = ofEditor(name) { return kind }
    let stem = FileName.stem(name) ?? name
    if stem.contains(".sync-conflict-") { return "a conflict copy made by Syncthing" }
    if stem.contains("conflicted copy") || stem.contains(#/_conflict-\d/#) {
      return "a conflict copy made by a sync program"
    }
    return stem.contains(numbered) ? "a copy made by a file manager" : nil
  }

  private static func ofEditor(_ name: String) -> String? {
    if name.hasSuffix("~") { return "an editor's backup" }
    if name.hasPrefix("#"), name.hasSuffix("#") { return "an editor's unsaved text" }
    if name.hasPrefix(".#") { return "an editor's lock" }
    if name.contains(#/^\..+\.sw[a-z]$/#) { return "an editor's unsaved text" }
    if name.contains(#/\.(bak|orig|old|rej|save|tmp|part|dpkg-\w+|rpm(new|save|orig))$/#) {
      return "a copy from before a change"
    }
    return nil
  }

  /// `desk (1)`, `desk copy 2`, `desk (another copy)`, `desk (3rd copy)`, `desk - Copy (2)`.
  private static var numbered: Regex<Substring> {
    #/(?: \(\d+\)| copy(?: \d+)?| \((?:another |\d+\w\w )?copy(?: \d+)?\)| - copy(?: \(\d+\))?)$/#
  }
}
