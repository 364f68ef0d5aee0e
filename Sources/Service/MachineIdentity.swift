// A number for every user on every machine, always the same. It spreads the reminders of many users
// who share a file over different times.

import Glibc

package enum MachineIdentity {
  /// Derived from the machine's id (machine-id(5)), or from its name if it has none, and the user's
  /// number.
  /// - Parameter purpose: what the number is for, so that it reveals nothing else.
  package static func number(of purpose: String) -> UInt64 {
    let machine = (try? FileBytes.read("/etc/machine-id", limit: 64)) ?? Array(hostName.utf8)
    return number(of: purpose, machine: machine, user: getuid())
  }

  /// FNV-1a of 64 bits, then SplitMix64's mixing, since only its last bits are used.
  static func number(of purpose: String, machine: [UInt8], user: UInt32) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in machine + Array(" \(user) \(purpose)".utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// The machine's host name; empty if it has none.
  package static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
