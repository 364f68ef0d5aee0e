// Runs a program for the one line that it prints as an answer: asynchronously, in bounded time, and
// without reading more than a pipe holds.

import Glibc

package final class PrintedLine {
  private let output: Descriptor
  private var child: ChildProcess?
  private var timer: MonotonicTimer?

  /// The number of seconds that a program may take.
  private static let limit = 5

  /// - Parameters:
  ///   - path: PATH is not searched.
  ///   - then: called once, never from this initialiser, with the first line; nil: it failed. Not
  ///     called if this object is released before.
  package init(
    _ loop: EventLoop, _ path: String, _ arguments: [String], environment: [String: String],
    then: @escaping (String?) -> Void
  ) throws(EventLoopError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw EventLoopError(operation: "pipe", code: errno) }
    output = Descriptor(owning: ends[0])
    let writer = Descriptor(owning: ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    child = try ChildProcess(
      loop,
      ChildProcess.Command(path, arguments, environment: environment, output: writer.number)
    ) { [weak self] end in
      guard let self else { return }
      timer?.disarm()
      then(end == .exited(0) ? firstLine : nil)
    }
    timer = try loop.monotonicTimer { [weak self] in self?.child?.signal(SIGKILL) }
    timer?.arm(after: .seconds(Self.limit))
  }

  private var firstLine: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(output.number, &bytes, bytes.count))
    let line = bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }
}
