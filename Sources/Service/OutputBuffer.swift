// Bytes on their way out. Dropping from the front of an array moves all the rest, which is
// quadratic for a peer that reads in small bites; so the front is only marked, and cut seldom.

/// A queue of bytes.
struct OutputBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  var count: Int { bytes.count - start }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ new: [UInt8]) {
    if isEmpty { bytes = new } else { bytes += new }
  }

  /// What waits, in order.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }

  /// Takes `n` bytes from the front.
  mutating func drop(_ n: Int) {
    start += n
    if start == bytes.count {
      bytes = []
      start = 0
    } else if start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
  }
}
