// Names for entries of the history that are unique across machines, so that their histories can be
// merged.

package enum EntryName {
  /// 16 random hexadecimal digits (64 bits), so that two machines practically never choose the
  /// same.
  package static func new() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
