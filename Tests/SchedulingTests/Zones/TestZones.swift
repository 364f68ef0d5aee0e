// The system's zone files, and times as tests write them.

import Glibc
import Testing

@testable import Scheduling

enum TestZones {
  static let folder = "/usr/share/zoneinfo"

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try #require(
      fopen("\(folder)/\(name)", "r"), "\(folder)/\(name) is missing: is tzdata installed?")
    defer { fclose(file) }
    return readAll(file)
  }

  static func rules(_ name: String) throws -> ZoneRules { try ZoneRules(tzif: bytes(name)) }

  static func readAll(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// An instant of RFC 3339.
func instant(_ text: String) -> WallInstant { WallInstant(rfc3339: text)! }

func times(_ texts: String...) -> [CivilTime] { texts.map { CivilTime(parsing: $0)! } }
