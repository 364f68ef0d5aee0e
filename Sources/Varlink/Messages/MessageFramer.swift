// Cuts a byte stream into messages: each is followed by one NUL. Bytes are looked at once, so a
// peer that sends a byte at a time costs no more than one that sends all at once.

/// Collects bytes and hands out whole messages.
package struct MessageFramer: Sendable {
  /// The longest message taken, in bytes without its NUL: 1 MiB, far above any call of ours
  /// (a routine as text is a few kilobytes).
  package static let messageSizeMax = 1 << 20

  private var bytes: [UInt8] = []
  /// Where the first message that was not handed out begins.
  private var start = 0
  /// Everything before this was searched for a NUL.
  private var scanned = 0

  package init() {}

  /// How many bytes wait, whole messages and the beginning of one.
  package var bufferedCount: Int { bytes.count - start }

  package mutating func append(_ new: some Collection<UInt8>) {
    // Cut off what was handed out once it is the larger part: each byte moves at most once.
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      scanned -= start
      start = 0
    }
    bytes.append(contentsOf: new)
  }

  /// The next whole message without its NUL; nil when more bytes are needed.
  ///
  /// - Throws: `tooLong` when the limit is reached without a NUL.
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
