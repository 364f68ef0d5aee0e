// Recognises copies that programs leave beside the user's files. Read as files of their own, each
// would ring a second time, so they are reported and ignored. Every reading of the folders checks
// every file name, so this uses no regular expressions, which Swift parses anew each time.

/// Which kind of program left a copy, by its name.
enum FileCopy {
  /// - Parameter file: the name of a file.
  /// - Returns: what kind of copy it is, for a sentence; nil for a file that looks like a user's
  ///   own.
  static func kind(of file: String) -> String? {
    let name = file.lowercased()
    if let kind = ofEditor(name) { return kind }
    let stem = FileName.stem(name) ?? name
    if stem.contains(".sync-conflict-") { return "a conflict copy made by Syncthing" }
    if stem.contains("conflicted copy") || isOfOwnCloud(stem) {
      return "a conflict copy made by a sync program"
    }
    return isNumbered(stem) ? "a copy made by a file manager" : nil
  }

  /// Backups, locks and unsaved texts of editors and package managers.
  private static func ofEditor(_ name: String) -> String? {
    if name.hasSuffix("~") { return "an editor's backup" }
    if name.hasPrefix("#"), name.hasSuffix("#") { return "an editor's unsaved text" }
    if name.hasPrefix(".#") { return "an editor's lock" }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last else { return nil }
    // `.desk.yaml.swp`, followed by .swo and so on.
    if name.hasPrefix("."), parts.count > 2, ending.count == 3, ending.hasPrefix("sw") {
      return "an editor's unsaved text"
    }
    let isOld = endings.contains(String(ending)) || ending.hasPrefix("dpkg-")
    return isOld ? "a copy from before a change" : nil
  }

  /// The last ending of a copy from before a change: of editors, patch(1), browsers and rpm.
  private static let endings: Set = [
    "bak", "orig", "old", "rej", "save", "tmp", "part", "rpmnew", "rpmsave", "rpmorig",
  ]

  /// `desk_conflict-20261129-101500`
  private static func isOfOwnCloud(_ stem: String) -> Bool {
    guard let mark = stem.firstRange(of: "_conflict-") else { return false }
    return stem[mark.upperBound...].first.map(isDigit) ?? false
  }

  /// `desk (1)`, `desk copy 2`, `desk (another copy)`, `desk (3rd copy)`, `desk - Copy (2)`.
  private static func isNumbered(_ stem: String) -> Bool {
    if stem.hasSuffix(")"), let open = stem.lastIndex(of: "("), stem[..<open].hasSuffix(" ") {
      return isMark(stem[open...].dropFirst().dropLast())
    }
    let words = stem.split(separator: " ")
    return words.count > 1 && withoutNumber(words).last == "copy"
      && withoutNumber(words).count > 1
  }

  /// The text in brackets at the end of a copy's name.
  private static func isMark(_ text: Substring) -> Bool {
    if !text.isEmpty, text.allSatisfy(isDigit) { return true }
    let words = withoutNumber(text.split(separator: " "))
    guard words.last == "copy" else { return false }
    switch words.count {
    case 1: return true
    case 2: return words[0] == "another" || isDigit(words[0].first ?? " ")
    default: return false
    }
  }

  /// `copy 2` as `copy`.
  private static func withoutNumber(_ words: [Substring]) -> ArraySlice<Substring> {
    words.last?.allSatisfy(isDigit) ?? false ? words.dropLast() : words[...]
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
