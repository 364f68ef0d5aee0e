// Selects the files of the layers that are read: those with a valid name, and only the first of
// each name. Anything beside them is reported, so that a user does not wait for a reminder that is
// never read.

/// The files of a kind.
struct FoundFiles {
  var files: [FoundFile] = []
  /// Folders that could not be read, and files that were certainly meant to be.
  var faults: [Diagnostic] = []
  /// Everything else in the folders.
  var ignored: [Diagnostic] = []
}

extension Layers {
  /// The files of a kind, in alphabetical order.
  /// - Parameter before: the paths that were found last time. Those in a folder that now cannot be
  ///   read are assumed to exist still: each is reported, and its last good version stays in force.
  func files(_ kind: FileKind, before: Set<String> = []) -> FoundFiles {
    var found = FoundFiles()
    var names: Set<String> = []
    for folder in folders {
      let here = Self.files(kind, in: folder, before: before)
      found.files += here.files.filter { names.insert($0.id).inserted }
      found.faults += here.faults
      found.ignored += here.ignored
    }
    found.files.sort { $0.id < $1.id }
    return found
  }

  /// A user's own file of a kind, valid or not.
  package func own(_ kind: FileKind, _ name: String) -> FoundFile? {
    Self.files(kind, in: folders[0], before: []).files.first { $0.id == name }
  }

  /// - Parameter kind: one that has a folder of its own.
  private static func files(
    _ kind: FileKind, in layer: String, before: Set<String>
  ) -> FoundFiles {
    guard let name = kind.folder else { return FoundFiles() }
    let folder = "\(layer)/\(name)"
    var found = FoundFiles()
    var names = FileReading.Names()
    do throws(ReadFailure) {
      names = try FileReading.names(in: folder)
    } catch {
      found.faults.append(
        Diagnostic(
          kind: kind, file: folder, line: 1, column: 1,
          message: "the folder cannot be read: \(error.words); its files stay in force"
        ))
      let inside = before.filter { $0.hasPrefix("\(folder)/") }
      names.names = inside.map { String($0.dropFirst(folder.count + 1)) }
    }
    for name in names.unreadable {
      found.faults.append(fault(kind, "\(folder)/\(name)", "its name is not UTF-8; rename it"))
    }
    for name in names.names.sorted() { found.add(name, of: kind, in: folder) }
    return found
  }

  /// An error about a file that was meant to be read.
  fileprivate static func fault(
    _ kind: FileKind, _ path: String, _ message: String
  ) -> Diagnostic {
    Diagnostic(
      kind: kind, file: path, line: 1, column: 1, message: "this is ignored: \(message)")
  }

  /// The first existing file among the folders, with either ending.
  /// - Parameter name: without the ending.
  static func first(_ name: String, of kind: FileKind, in folders: [String]) -> FoundFile? {
    for folder in folders {
      let paths = FileName.endings.map { "\(folder)/\(name)\($0)" }.filter(FileReading.exists)
      if let path = paths.first {
        return FoundFile(kind: kind, id: name, path: path, rival: paths.dropFirst().first)
      }
    }
    return nil
  }
}

extension FoundFiles {
  /// Sorts a file by its name: read, ignored, or refused.
  fileprivate mutating func add(_ name: String, of kind: FileKind, in folder: String) {
    let path = "\(folder)/\(name)"
    if let copy = FileCopy.kind(of: name) {
      ignored.append(.ignored(path, of: kind, "it looks like \(copy); remove or rename it"))
    } else if let id = FileName.stem(name) {
      add(id, kind, path)
    } else {
      ignored.append(.ignored(path, of: kind, "its name does not end in .yaml"))
    }
  }

  /// A file with a valid ending. A second one of the same name makes both ambiguous.
  private mutating func add(_ id: String, _ kind: FileKind, _ path: String) {
    if let fault = FileName.fault(id) {
      // Hidden files are hidden on purpose.
      if id.hasPrefix(".") {
        ignored.append(.ignored(path, of: kind, "it is hidden"))
      } else {
        faults.append(
          Layers.fault(kind, path, "“\(id)” is not a valid name: \(fault); rename the file"))
      }
    } else if let index = files.firstIndex(where: { $0.id == id }) {
      files[index].rival = path
    } else {
      files.append(FoundFile(kind: kind, id: id, path: path))
    }
  }
}

extension Diagnostic {
  /// A warning about a file that may be meant to be ignored.
  static func ignored(
    _ path: String, of kind: FileKind? = nil, _ reason: String
  ) -> Diagnostic {
    Diagnostic(
      severity: .warning, kind: kind, file: path, line: 1, column: 1,
      message: "this is ignored: \(reason)")
  }
}

extension Layers {
  /// Entries of the user's own folder that no layer uses, such as a misspelt folder.
  var strangers: [Diagnostic] {
    let own = folders[0]
    let names = (try? FileReading.names(in: own)) ?? FileReading.Names()
    let known = FileKind.folders + ["sounds", "languages"]
    let files = FileName.endings.map { "settings\($0)" }
    let others = names.names.sorted().compactMap { name -> Diagnostic? in
      if known.contains(name) || files.contains(name) { return nil }
      if let kind = FileCopy.kind(of: name) {
        return .ignored("\(own)/\(name)", "it looks like \(kind); remove or rename it")
      }
      // Of a version control system or a file manager.
      if name.hasPrefix(".") { return nil }
      let hint = Spelling.hint(for: name, among: known + files)
      return .ignored("\(own)/\(name)", "Limber does not use this name\(hint)")
    }
    return others + names.unreadable.map { .ignored("\(own)/\($0)", "its name is not UTF-8") }
  }
}
