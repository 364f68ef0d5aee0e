// A queue of bytes to be written. Removing bytes from the front of an array moves all the rest,
// which is quadratic for a peer that reads little at a time; so the front is only marked, and
// removed occasionally.

/// A queue of bytes.
struct OutputBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  var count: Int { bytes.count - start }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ new: [UInt8]) {
    if isEmpty { bytes = new } else { bytes += new }
  }

  /// The bytes in the queue, in order.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }

  /// Removes `n` bytes from the front.
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
