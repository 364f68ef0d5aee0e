// The zone for reminders without a zone of their own: TZ if it is set, otherwise /etc/localtime,
// otherwise UTC, as in the C library (tzset(3), localtime(5)).

import Glibc

/// The system's zone, read once; read it again when one of the watched paths changes.
package struct SystemZone: Equatable, Sendable {
  /// The IANA name, if the link's target shows it: `/etc/localtime` may be a copy.
  package var name: String?
  /// The path that was read; empty for a default of UTC without a file.
  package var path: String
  /// A TZif file (RFC 9636).
  package var bytes: [UInt8]
}

extension ZoneFiles {
  /// Reads the system's zone. A `TZ` that can't be used is an error, and not silently another zone.
  package func systemZone() throws(ZoneFileError) -> SystemZone {
    if let override { return try zone(named: override) }
    do {
      let name = Self.name(ofLink: localtime, in: folders)
      return SystemZone(name: name, path: localtime, bytes: try read(localtime))
    } catch .failed(_, code: ENOENT) {
      return Self.utc
    }
  }

  /// The paths to watch for a change of the system's zone, or of its rules.
  package var systemZonePaths: [String] {
    guard let override else { return [localtime] }
    let value = Self.withoutColon(override)
    return value.hasPrefix("/") ? [value] : [path(of: value)].compactMap { $0 }
  }

  /// UTC without a file: a version 2 file with one type and the footer `UTC0`.
  package static let utc = SystemZone(name: "UTC", path: "", bytes: utcFile)

  private func zone(named override: String) throws(ZoneFileError) -> SystemZone {
    let value = Self.withoutColon(override)
    if value.isEmpty { return Self.utc }
    if value.hasPrefix("/") {
      let name = Self.name(ofPath: value, in: folders)
      return SystemZone(name: name, path: value, bytes: try read(value))
    }
    do {
      let bytes = try bytes(of: value)
      return SystemZone(name: value, path: path(of: value) ?? "", bytes: bytes)
    } catch .notFound where value.contains(where: \.isNumber) {
      throw .rulesInEnvironment(override)
    }
  }

  /// The first zone name in a chain of links: `/etc/localtime` → `…/zoneinfo/Asia/Calcutta` is
  /// Asia/Calcutta, whatever that links to.
  private static func name(ofLink link: String, in folders: [String]) -> String? {
    var path = link
    for _ in 0..<linkLimit {
      guard let target = SymbolicLink.target(of: path) else { return nil }
      path = normalized(target.hasPrefix("/") ? target : path + "/../" + target)
      if let name = name(ofPath: path, in: folders) { return name }
    }
    return nil
  }

  /// The path below the zone folder, which is recognised by its name if a system keeps it
  /// elsewhere.
  private static func name(ofPath path: String, in folders: [String]) -> String? {
    for folder in folders where path.hasPrefix(folder + "/") {
      return checked(path.dropFirst(folder.count + 1))
    }
    let parts = path.split(separator: "/")
    guard let folder = parts.lastIndex(of: "zoneinfo") else { return nil }
    return checked(Substring(parts[(folder + 1)...].joined(separator: "/")))
  }

  private static func checked(_ name: Substring) -> String? {
    isName(String(name)) ? String(name) : nil
  }

  /// Removes `..` from the text of the path, which is correct in /etc and the zone folders.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func withoutColon(_ value: String) -> String {
    value.hasPrefix(":") ? String(value.dropFirst()) : value
  }

  private static let linkLimit = 8

  private static let utcFile: [UInt8] = {
    // RFC 9636, section 3.1: magic, version, 15 unused, then six counts, of which one local time
    // type and the 4 characters of its name; the type: offset 0, no daylight saving, index 0.
    let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, $0] as [UInt8] }
    let block = header + counts + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block + Array("\nUTC0\n".utf8)
  }()
}
