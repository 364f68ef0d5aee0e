// Where files are looked for: the user's folder, then the site's, then the built-in one. The first
// file of a name is used, so that users and sites can replace or hide what is in the layers below.

import Glibc

/// A value without files: it can be made for any folders, such as those of a test.
package struct Layers: Hashable, Sendable {
  /// Folders that contain `settings.yaml`, `reminders/`, `routines/` and `exercises/`, the user's
  /// own first.
  package var folders: [String]
  /// Folders that contain themes by name, each with a `theme.yaml`.
  package var themes: [String]

  package init(folders: [String], themes: [String]) {
    self.folders = folders
    self.themes = themes
  }

  /// All folders to watch for changes. The theme's own folder is included, since watching a folder
  /// does not cover the folders in it.
  package func watched(theme: String) -> [String] {
    folders.flatMap { folder in
      [folder] + FileKind.folders.map { "\(folder)/\($0)" }
    } + themes.flatMap { [$0, "\($0)/\(theme)"] }
  }
}

/// A file that was found: its name without the ending, and its path.
package struct FoundFile: Hashable, Sendable {
  /// By the folder that it is in; nil for a file that the user named, which may be of any kind.
  var kind: FileKind?
  /// The name without the ending.
  package var id: String
  /// As the layer's folder and the name make it, or as the user wrote it.
  package var path: String
  /// Another file of the same folder and name with the other ending, in which case neither is read.
  var rival: String?
  /// Whether `text` fails because of a rival.
  package var isAmbiguous: Bool { rival != nil }

  /// The text of the file.
  /// - Parameter anyKind: also reads files that are not regular.
  /// - Throws: the diagnostic that explains why it cannot be read.
  package func text(anyKind: Bool = false) throws(BadFile) -> String {
    if let rival {
      throw BadFile(
        kind, path,
        "\(rival) has the same name, so neither is read; remove one of the two")
    }
    let bytes: [UInt8]
    do throws(ReadFailure) {
      bytes = try FileReading.bytes(path, anyKind: anyKind)
    } catch {
      throw BadFile(kind, path, Self.reason(error))
    }
    return try Layers.text(bytes, of: kind, path: path)
  }

  /// Why a file cannot be read, with the likely cause.
  private static func reason(_ failure: ReadFailure) -> String {
    switch failure.code {
    case EFBIG: Layers.tooLarge
    case EINVAL: "this is not a regular file"
    case EACCES, EPERM: "the file cannot be read; are its permissions right?"
    default: "the file cannot be read: \(failure.words)"
    }
  }
}

extension Layers {
  static let tooLarge = "the file is larger than 1 MiB"

  /// The bytes of a file as text.
  /// - Parameter path: the file's name in the diagnostic.
  /// - Throws: the diagnostic that explains why they are not text.
  static func text(
    _ bytes: some Collection<UInt8>, of kind: FileKind? = nil, path: String
  ) throws(BadFile) -> String {
    guard bytes.count <= Limits.fileBytes else { throw BadFile(kind, path, tooLarge) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BadFile(kind, path, "the file is not UTF-8 text")
    }
    return text
  }
}

extension Layers {
  /// The name of a file without its ending.
  package static func id(of path: String) -> String {
    let name = name(of: path)
    return FileName.stem(name) ?? name
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A file that the user named; it may be a pipe, and `-` is standard input.
  /// - Returns: its name without the ending, and its text.
  /// - Throws: the diagnostic that explains why it cannot be read.
  package static func read(_ path: String) throws(BadFile) -> (id: String, text: String) {
    let id = id(of: path)
    let place = path == "-" ? "/dev/stdin" : path
    do throws(BadFile) {
      return (id, try FoundFile(id: id, path: place).text(anyKind: true))
    } catch {
      // Under the name that the user gave.
      throw BadFile(
        error.diagnostics.map { fault in
          var fault = fault
          fault.file = path
          return fault
        })
    }
  }
}
