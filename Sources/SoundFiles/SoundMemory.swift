// Presents bytes in memory as the file that libsndfile expects: five callbacks that share one read
// position.

import CSndfile
import Glibc

/// The position in the bytes; libsndfile holds a pointer to it while it reads.
struct SoundMemory {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The user data of each call is a pointer to a `SoundMemory`.
  static var io: SF_VIRTUAL_IO {
    SF_VIRTUAL_IO(
      get_filelen: { sf_count_t(SoundMemory.at($0).pointee.bytes.count) },
      seek: { SoundMemory.at($2).pointee.seek(Int($0), whence: $1) },
      read: { SoundMemory.at($2).pointee.read(into: $0, count: Int($1)) },
      write: { _, _, _ in 0 },
      tell: { sf_count_t(SoundMemory.at($0).pointee.place) })
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SoundMemory> {
    data!.assumingMemoryBound(to: SoundMemory.self)
  }

  /// Seeks as lseek(2) does. A damaged header can ask for any offset, so the sum is checked.
  private mutating func seek(_ offset: Int, whence: CInt) -> sf_count_t {
    let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? place : bytes.count
    let (target, overflows) = base.addingReportingOverflow(offset)
    guard !overflows, target >= 0 else { return -1 }
    place = target
    return sf_count_t(place)
  }

  /// Reads at most what is left.
  private mutating func read(into target: UnsafeMutableRawPointer?, count: Int) -> sf_count_t {
    let available = max(0, min(count, bytes.count - place))
    guard available > 0, let target else { return 0 }
    target.copyMemory(from: bytes.baseAddress! + place, byteCount: available)
    place += available
    return sf_count_t(available)
  }
}
