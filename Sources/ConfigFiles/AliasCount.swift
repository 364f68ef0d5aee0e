// Limits how much a text could grow when its aliases (`*name`) are expanded. The check runs before
// Yams sees the text: Yams hashes every key of a mapping to find duplicates, and a key made of
// lists of aliases of lists of aliases has more parts than can ever be hashed.

/// Counts bytes, not tokens, so that no quote or comment can hide an alias. A false alias does no
/// harm: without an anchor (`&name`) there are no aliases, and nothing is counted.
struct AliasCount {
  /// The first alias beyond the limit, counted from 1; nil if all are allowed.
  private(set) var tooMany: (line: Int, column: Int)?

  /// Always allowed, even in a short text.
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

  /// Whether the text could become larger than a file may be. Each anchor multiplies what comes
  /// before it by its number of aliases plus one, so the product is largest when aliases are spread
  /// evenly over the anchors.
  private static func grows(_ bytes: Int, aliases: Int, anchors: Int) -> Bool {
    guard aliases <= aliasesMax else { return true }
    let levels = min(aliases, anchors)
    let factor = 1 + Double(aliases) / Double(levels)
    let size = (0..<levels).reduce(Double(bytes)) { size, _ in size * factor }
    return size > Double(Limits.fileBytes)
  }

  /// Where an indicator is followed by a character of a name, by libyaml's definition of names.
  private static func offsets(of indicator: UInt8, in bytes: [UInt8]) -> [Int] {
    zip(bytes.indices, zip(bytes, bytes.dropFirst())).compactMap { offset, pair in
      pair.0 == indicator && isOfName(pair.1) ? offset : nil
    }
  }

  /// A letter, a digit, `_` or `-`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Counted from 1, in characters, as an editor shows it.
  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    // The text is cut before the indicator, so its last line has no end.
    let lines = TextLines.lines(of: String(decoding: bytes[...offset], as: UTF8.self))
    return (lines.count, lines.last.map { $0.text.unicodeScalars.count } ?? 1)
  }
}
