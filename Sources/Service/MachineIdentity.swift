// A number of its own for every user on every machine, always the same: by it, reminders of many
// people who share a file come at different times.

import Glibc

package enum MachineIdentity {
  /// From the machine's id (machine-id(5)), or its name where it has none, and the user's number.
  /// - Parameter purpose: what the number is for, so that nothing else can be read off it.
  package static func number(of purpose: String) -> UInt64 {
    let machine = (try? FileBytes.read("/etc/machine-id", limit: 64)) ?? Array(hostName.utf8)
    return number(of: purpose, machine: machine, user: getuid())
  }

  /// FNV-1a of 64 bits, then mixed as SplitMix64 mixes: the last bits alone are taken of it.
  static func number(of purpose: String, machine: [UInt8], user: UInt32) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in machine + Array(" \(user) \(purpose)".utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// The machine's name as its people know it; empty where it has none.
  package static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
