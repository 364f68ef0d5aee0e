// Keeps the daemon small while it waits all day. Start-up uses most of the program once (parsers,
// migrations, the runtime), and a session needs memory for its sounds, but waiting needs little. So
// after both, the pages are returned: what is needed again comes from the page cache, and the rest
// is free for other programs.

import CSystemd
import Glibc

/// The process's memory.
package enum Footprint {
  /// Gives back pages that are not needed now. Code is mapped from the program's file and never
  /// written to, so nothing is lost (madvise(2), MADV_DONTNEED).
  package static func letGo() {
    malloc_trim(0)
    for range in programCode() {
      madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
    }
  }

  /// The executable mappings of the program itself, from proc_pid_maps(5); none if they can't be
  /// read, which only costs memory.
  private static func programCode() -> [Range<UInt>] {
    guard let program = SymbolicLink.target(of: "/proc/self/exe"),
      let bytes = try? FileBytes.read("/proc/self/maps", limit: 1 << 20)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 5)
      guard fields.count == 6, fields[1] == "r-xp",
        fields[5].drop(while: { $0 == " " }) == program
      else { return nil }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
  }
}
