// Reads a TZif file (RFC 9636). Only the 64-bit data of version 2 and later is used, and the footer
// with the rule for later times.

/// Why bytes are not the rules of a zone.
package enum ZoneFileError: Error, Hashable, Sendable {
  /// They do not begin with `TZif`.
  case notTZif
  /// Version 1, whose 32-bit data ends in 2038.
  case tooOld
  /// They end in the middle.
  case truncated
  /// A count, index or offset that no file may have.
  case malformed(String)
  /// The footer is not a POSIX TZ string.
  case badFooter(String)
}

extension ZoneRules {
  /// - Throws: `ZoneFileError`.
  package init(tzif bytes: [UInt8]) throws(ZoneFileError) {
    var reader = ByteReader(bytes)
    let first = try ZoneHeader(&reader)
    try reader.skip(first.dataSize(timeSize: 4))
    let header = try ZoneHeader(&reader)
    self = try Self.read(header, &reader)
  }

  private static func read(
    _ header: ZoneHeader, _ reader: inout ByteReader
  ) throws(ZoneFileError) -> ZoneRules {
    var times: [Int64] = []
    for _ in 0..<header.timeCount { times.append(try reader.integer()) }
    var indices: [Int] = []
    for _ in 0..<header.timeCount { indices.append(Int(try reader.byte())) }
    var offsets: [Int] = []
    for _ in 0..<header.typeCount {
      let offset: Int32 = try reader.integer()
      try reader.skip(2)
      guard abs(Int(offset)) <= 93_599 else { throw .malformed("an offset of \(offset) s") }
      offsets.append(Int(offset))
    }
    guard indices.allSatisfy({ $0 < offsets.count }) else { throw .malformed("a type index") }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .malformed("transitions out of order")
    }
    try reader.skip(header.restSize(timeSize: 8))
    let transitions = zip(times, indices).map { Transition(at: $0, offset: offsets[$1]) }
    return ZoneRules(
      firstOffset: offsets[0], transitions: transitions, footer: try reader.footer())
  }
}

private struct ZoneHeader {
  let version: UInt8
  let isUTCount, isStandardCount, leapCount, timeCount, typeCount, characterCount: Int

  init(_ reader: inout ByteReader) throws(ZoneFileError) {
    for byte in Array("TZif".utf8) where try reader.byte() != byte { throw .notTZif }
    version = try reader.byte()
    guard version >= UInt8(ascii: "2") else { throw .tooOld }
    try reader.skip(15)
    var counts: [Int] = []
    for _ in 0..<6 {
      let count: Int32 = try reader.integer()
      // Far more than any zone has: anything beyond is damage, not history.
      guard (0...100_000).contains(count) else { throw .malformed("a count of \(count)") }
      counts.append(Int(count))
    }
    (isUTCount, isStandardCount, leapCount) = (counts[0], counts[1], counts[2])
    (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
    guard typeCount > 0 else { throw .malformed("no types") }
  }

  func dataSize(timeSize: Int) -> Int {
    timeCount * (timeSize + 1) + typeCount * 6 + restSize(timeSize: timeSize)
  }

  /// The size of what follows the types.
  func restSize(timeSize: Int) -> Int {
    characterCount + leapCount * (timeSize + 4) + isStandardCount + isUTCount
  }
}

private struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() throws(ZoneFileError) -> UInt8 {
    guard index < bytes.count else { throw .truncated }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func skip(_ count: Int) throws(ZoneFileError) {
    guard index + count <= bytes.count else { throw .truncated }
    index += count
  }

  /// Big-endian, as everything in the file.
  mutating func integer<T: FixedWidthInteger>() throws(ZoneFileError) -> T {
    var value: T = 0
    for _ in 0..<MemoryLayout<T>.size { value = value << 8 | T(truncatingIfNeeded: try byte()) }
    return value
  }

  /// Between two line feeds; empty: the last offset stays in force.
  mutating func footer() throws(ZoneFileError) -> PosixZone? {
    guard try byte() == 10 else { throw .malformed("no footer") }
    let line = bytes[index...].prefix { $0 != 10 }
    guard index + line.count < bytes.count else { throw .truncated }
    guard !line.isEmpty else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    guard let zone = PosixZone(text) else { throw .badFooter(text) }
    return zone
  }
}
