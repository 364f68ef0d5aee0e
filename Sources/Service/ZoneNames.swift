// The names of all zones, for "did you mean" and for completion: from tzdata's own index, or from
// the folder if a distribution leaves out the index.

import Glibc

extension ZoneFiles {
  /// In bytes; tzdata.zi had about 110 KiB in 2025.
  private static let indexLimit = 4 * 1024 * 1024

  /// The names of the zones of this system, sorted.
  package func knownNames() -> [String] {
    for folder in folders {
      let names = indexed(folder) ?? walked(folder, "")
      if !names.isEmpty { return names.sorted() }
    }
    return []
  }

  /// From tzdata.zi: `Z NAME …` and `L TARGET NAME` (zic(8)); zones that are not installed are left
  /// out.
  private func indexed(_ folder: String) -> [String]? {
    guard let bytes = try? FileBytes.read(folder + "/tzdata.zi", limit: Self.indexLimit) else {
      return nil
    }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      let name: ArraySlice<UInt8>
      switch words.first?.first {
      case UInt8(ascii: "Z") where words.count > 1: name = words[1]
      case UInt8(ascii: "L") where words.count > 2: name = words[2]
      default: return nil
      }
      let text = String(decoding: name, as: UTF8.self)
      return access(folder + "/" + text, R_OK) == 0 ? text : nil
    }
  }

  /// From the files themselves; `posix` and `right` contain all zones once more.
  private func walked(_ folder: String, _ prefix: String) -> [String] {
    FolderEntries.names(in: folder + "/" + prefix).flatMap { entry -> [String] in
      let name = prefix + entry
      if ["posix", "right", "posixrules", "localtime"].contains(name) { return [] }
      var status = stat()
      guard stat(folder + "/" + name, &status) == 0 else { return [] }
      if status.st_mode & S_IFMT == S_IFDIR { return walked(folder, name + "/") }
      return (try? read(folder + "/" + name)) == nil ? [] : [name]
    }
  }
}
