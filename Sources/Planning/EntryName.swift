// What entries of the history are called, so that histories of several machines can be merged.

package enum EntryName {
  /// 16 random hexadecimal digits: no other machine has the same.
  package static func new() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
