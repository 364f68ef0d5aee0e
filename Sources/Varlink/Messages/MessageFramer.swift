// Splits a byte stream into messages, each followed by one NUL. Every byte is examined once, so a
// peer that sends single bytes costs no more than one that sends everything at once.

/// Collects bytes and returns complete messages.
package struct MessageFramer: Sendable {
  /// The longest message accepted, in bytes without its NUL: 1 MiB, far above any of our calls (a
  /// routine as text is a few kilobytes).
  package static let messageSizeMax = 1 << 20

  private var bytes: [UInt8] = []
  /// The start of the first message that was not returned.
  private var start = 0
  /// Everything before this was searched for a NUL.
  private var scanned = 0

  /// A framer that has seen nothing.
  package init() {}

  /// The number of bytes waiting: complete messages and the beginning of one.
  package var bufferedCount: Int { bytes.count - start }

  /// Adds what was read; it need not end with a message.
  package mutating func append(_ new: some Collection<UInt8>) {
    // Remove what was returned once it is the larger part: each byte moves at most once.
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      scanned -= start
      start = 0
    }
    bytes.append(contentsOf: new)
  }

  /// The next complete message without its NUL; nil if more bytes are needed.
  ///
  /// - Throws: `tooLong` if the limit is reached without a NUL.
  package mutating func next() throws(MalformedMessage) -> [UInt8]? {
    guard let end = bytes[scanned...].firstIndex(of: 0) else {
      scanned = bytes.count
      guard bufferedCount <= Self.messageSizeMax else { throw .tooLong }
      return nil
    }
    guard end - start <= Self.messageSizeMax else { throw .tooLong }
    let message = Array(bytes[start..<end])
    start = end + 1
    scanned = start
    // An idle connection does not keep the memory of a long message.
    if start == bytes.count { self = MessageFramer() }
    return message
  }
}
