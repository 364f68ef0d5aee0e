// Where files are looked for: a person's folder, then a site's, then ours. The first of a name
// wins, so that everybody can replace or mask what comes below.

import Glibc

package struct Layers: Hashable, Sendable {
  /// Folders that hold `settings.yaml`, `reminders/`, `routines/` and `exercises/`, the most
  /// personal first.
  package var folders: [String]
  /// Folders that hold themes by name, each with a `theme.yaml`.
  package var themes: [String]

  package init(folders: [String], themes: [String]) {
    self.folders = folders
    self.themes = themes
  }

  /// Every folder whose files count, for watching; the theme's own too, since watching a folder
  /// tells nothing of the folders in it.
  package func watched(theme: String) -> [String] {
    folders.flatMap { folder in
      [folder] + ["reminders", "routines", "exercises"].map { "\(folder)/\($0)" }
    } + themes.flatMap { [$0, "\($0)/\(theme)"] }
  }
}

/// A file that was found: its name without `.yaml`, and its path.
struct FoundFile {
  var id: String
  var path: String

  /// The text, or the diagnostic that says why there is none.
  /// - Parameter anyKind: also from what is no regular file.
  func text(anyKind: Bool = false) throws(BadFile) -> String {
    let bytes: [UInt8]
    do throws(ReadFailure) {
      bytes = try FileReading.bytes(path, anyKind: anyKind)
    } catch {
      throw BadFile(path, Self.reason(error))
    }
    return try Layers.text(bytes, path: path)
  }

  private static func reason(_ failure: ReadFailure) -> String {
    switch failure.code {
    case EFBIG: Layers.tooLarge
    case EINVAL: "this is not a regular file"
    case EACCES, EPERM: "the file cannot be read; are its permissions right?"
    default: "the file cannot be read: \(failure.words)"
    }
  }
}

/// The files of a kind.
struct FoundFiles {
  var files: [FoundFile]
  /// The folders that could not be read.
  var faults: [Diagnostic]
}

extension Layers {
  static let tooLarge = "the file is larger than 1 MiB"

  /// The bytes of a file as text.
  /// - Parameter path: names it in the diagnostic.
  /// - Throws: the diagnostic that says why they are none.
  static func text(
    _ bytes: some Collection<UInt8>, path: String
  ) throws(BadFile) -> String {
    guard bytes.count <= Limits.fileBytes else { throw BadFile(path, tooLarge) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BadFile(path, "the file is not UTF-8 text")
    }
    return text
  }
}

extension Layers {
  /// The files `KIND/NAME.yaml`, the first of a name only, in order of the alphabet. Hidden
  /// files, such as an editor's, are passed over.
  /// - Parameter before: the paths that were found last. Those in a folder that cannot be read now
  ///   are taken to be there still: each is told of, and its last good version stays in force.
  func files(_ kind: String, before: Set<String>) -> FoundFiles {
    var found: [String: String] = [:]
    var faults: [Diagnostic] = []
    for folder in folders.map({ "\($0)/\(kind)" }) {
      var names: [String] = []
      do throws(ReadFailure) {
        names = try FileReading.names(in: folder)
      } catch {
        faults.append(
          Diagnostic(
            file: folder, line: 1, column: 1,
            message: "the folder cannot be read: \(error.words); what was in it stays in force"))
        let inside = before.filter { $0.hasPrefix("\(folder)/") }
        names = inside.map { String($0.dropFirst(folder.count + 1)) }
      }
      for name in names where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
        let id = String(name.dropLast(".yaml".count))
        if found[id] == nil { found[id] = "\(folder)/\(name)" }
      }
    }
    let files = found.sorted { $0.key < $1.key }.map { FoundFile(id: $0.key, path: $0.value) }
    return FoundFiles(files: files, faults: faults)
  }

  /// The first of a file's places that exists.
  static func first(_ name: String, in folders: [String]) -> FoundFile? {
    folders.map { "\($0)/\(name)" }
      .first { FileReading.exists($0) }
      .map { FoundFile(id: name, path: $0) }
  }
}

extension Layers {
  /// The name of a file without `.yaml`.
  package static func id(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(".yaml".count)) : name
  }

  /// A file that a person named; it may be a pipe, and `-` is standard input.
  /// - Returns: its name without `.yaml`, and its text.
  /// - Throws: the diagnostic that says why there is none.
  package static func read(_ path: String) throws(BadFile) -> (id: String, text: String) {
    let id = id(of: path)
    let place = path == "-" ? "/dev/stdin" : path
    do throws(BadFile) {
      return (id, try FoundFile(id: id, path: place).text(anyKind: true))
    } catch {
      // As the person named it.
      throw BadFile(
        error.diagnostics.map { fault in
          var fault = fault
          fault.file = path
          return fault
        })
    }
  }
}
