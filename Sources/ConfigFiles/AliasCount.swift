// How much a text could grow when its aliases (`*name`) are written out. It is asked before Yams
// sees the text: Yams hashes every key of a mapping to find it given twice, and a key of lists of
// aliases of lists of aliases has more parts than can be hashed in a lifetime.

/// Counts bytes, not tokens, so that no quote or comment can hide an alias; what only looks like
/// one does no harm, since without an anchor (`&name`) there is no alias and nothing is counted.
struct AliasCount {
  /// The first alias that is one too many, from 1; nil when all may stay.
  private(set) var tooMany: (line: Int, column: Int)?

  /// Aliases of a text, however short it is.
  static let aliasesMax = 32

  init(of text: String) {
    let bytes = Array(text.utf8)
    let anchors = Self.offsets(of: UInt8(ascii: "&"), in: bytes).count
    guard anchors > 0 else { return }
    let aliases = Self.offsets(of: UInt8(ascii: "*"), in: bytes)
    for (index, offset) in aliases.enumerated()
    where Self.grows(bytes.count, aliases: index + 1, anchors: anchors) {
      tooMany = Self.place(of: offset, in: bytes)
      return
    }
  }

  /// Whether the text could become larger than a file may be. Each anchor multiplies what stands
  /// before it by one more than its aliases, so the product is largest when they are shared out
  /// evenly.
  private static func grows(_ bytes: Int, aliases: Int, anchors: Int) -> Bool {
    guard aliases <= aliasesMax else { return true }
    let levels = min(aliases, anchors)
    let factor = 1 + Double(aliases) / Double(levels)
    let size = (0..<levels).reduce(Double(bytes)) { size, _ in size * factor }
    return size > Double(Limits.fileBytes)
  }

  /// Where an indicator is followed by a letter of a name, as libyaml takes names.
  private static func offsets(of indicator: UInt8, in bytes: [UInt8]) -> [Int] {
    zip(bytes.indices, zip(bytes, bytes.dropFirst())).compactMap { offset, pair in
      pair.0 == indicator && isOfName(pair.1) ? offset : nil
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    // What is asked for ends before the indicator, so that its line has no end.
    let lines = TextLines.lines(of: String(decoding: bytes[...offset], as: UTF8.self))
    return (lines.count, lines.last.map { $0.text.unicodeScalars.count } ?? 1)
  }
}
