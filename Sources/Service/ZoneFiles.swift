// The system's time zone files, as bytes: `Scheduling` interprets them. They are read at run time,
// so that an update of tzdata, or a change of the system's zone, needs no new version of Limber.

import Glibc

/// Why a zone's file was not read.
package enum ZoneFileError: Error, Equatable, CustomStringConvertible {
  /// Not a possible name of a zone: empty, absolute, or leading out of the folder.
  case badName(String)
  case notFound(name: String)
  /// A file that is not in the format of RFC 9636.
  case notZoneFile(path: String)
  /// `TZ` contains rules instead of a name, which only the C library supports.
  case rulesInEnvironment(String)
  case failed(path: String, code: Int32)

  package var description: String {
    switch self {
    case .badName(let name): "\"\(name)\" is not the name of a time zone"
    case .notFound(let name): "there is no time zone \(name) (is tzdata installed?)"
    case .notZoneFile(let path): "\(path) is not a time zone file"
    case .rulesInEnvironment(let value):
      "TZ=\(value) contains rules; Limber needs the name of a zone, such as Europe/Berlin"
    case .failed(let path, let code): "\(path): \(errorText(code))"
    }
  }
}

/// Finds and reads zone files.
package struct ZoneFiles: Sendable {
  /// In bytes; the largest zones have 4 KiB, but "fat" files of old releases are several times
  /// larger.
  static let sizeLimit = 1024 * 1024

  /// The system's zone: a link, or a file.
  let localtime: String
  /// Where zones are searched for, in order.
  let folders: [String]
  /// `TZ` in the environment.
  let override: String?

  /// - Parameter environment: `TZ` overrides the system's zone, and `TZDIR` precedes the system's
  ///   zone folders (tzset(3)).
  package init(environment: [String: String], localtime: String = "/etc/localtime") {
    self.localtime = localtime
    let named = environment["TZDIR"].flatMap { $0.hasPrefix("/") ? [$0] : nil } ?? []
    folders = named + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"]
    override = environment["TZ"]
  }

  /// The bytes of a named zone, `Europe/Berlin`.
  package func bytes(of name: String) throws(ZoneFileError) -> [UInt8] {
    guard Self.isName(name) else { throw .badName(name) }
    for folder in folders {
      do {
        return try read(folder + "/" + name)
      } catch .failed(_, let code) where [ENOENT, ENOTDIR, EISDIR].contains(code) {
        continue
      }
    }
    throw .notFound(name: name)
  }

  /// The path of a named zone's file, for watching: the first that exists, or else where it would
  /// be.
  package func path(of name: String) -> String? {
    guard Self.isName(name) else { return nil }
    let paths = folders.map { $0 + "/" + name }
    return paths.first { access($0, F_OK) == 0 } ?? paths[0]
  }

  /// The bytes of a file with the format's magic number.
  func read(_ path: String) throws(ZoneFileError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileBytes.Failure) {
      bytes = try FileBytes.read(path, limit: Self.sizeLimit)
    } catch {
      throw .failed(path: path, code: error.code)
    }
    guard bytes.starts(with: "TZif".utf8) else { throw .notZoneFile(path: path) }
    return bytes
  }

  /// Whether a name stays inside the zone folders.
  static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.utf8.contains(0)
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
