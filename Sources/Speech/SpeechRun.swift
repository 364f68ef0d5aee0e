// One run of the speech program on the event loop. Its output is collected, and the run ends in
// bounded time and memory, whatever the program does.

import Glibc
import Service

/// Why nothing was spoken, as the end of a sentence in the log.
package enum SpeechFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case notStarted(String)
  case failed(status: Int32)
  case killed(signal: Int32)
  case tooSlow(seconds: Int64)
  case tooMuch
  case notSound(String)

  package var description: String {
    switch self {
    case .notStarted(let reason): "it could not be started (\(reason))"
    case .failed(let status): "it ended with status \(status)"
    case .killed(let signal): "it was killed by signal \(signal)"
    case .tooSlow(let seconds): "it hangs, or is too slow: it was ended after \(seconds) s"
    case .tooMuch: "it wrote more than a minute of sound"
    case .notSound(let reason): "its output is not speech: \(reason)"
    }
  }

  /// Whether the text may be the reason, so that it is worth trying a part of it.
  var mayBeOfTheText: Bool {
    switch self {
    case .notStarted, .tooSlow: false
    case .failed, .killed, .tooMuch, .notSound: true
    }
  }
}

/// A child process with a pipe for its output and a time limit.
final class SpeechRun {
  /// A minute at 48 kHz in stereo.
  static let bytesMax = 12 << 20

  private var output: Descriptor?
  private var source: DescriptorSource?
  private var child: ChildProcess?
  private var timer: MonotonicTimer?
  private var bytes: [UInt8] = []
  private var done: ((Result<[UInt8], SpeechFailure>) -> Void)?

  /// - Parameters:
  ///   - limit: when it is given up.
  ///   - done: called once, never before this initialiser returns.
  init(
    _ loop: EventLoop, path: String, _ run: SpeechProgram.Run, environment: [String: String],
    limit: Duration,
    done: @escaping (Result<[UInt8], SpeechFailure>) -> Void
  ) throws(SpeechFailure) {
    self.done = done
    do throws(EventLoopError) {
      try start(loop, path, run, environment, limit)
    } catch {
      throw .notStarted("\(error)")
    }
  }

  private func start(
    _ loop: EventLoop, _ path: String, _ run: SpeechProgram.Run, _ environment: [String: String],
    _ limit: Duration
  ) throws(EventLoopError) {
    var input: Descriptor?
    // The text is written before the start, so that no feeding is needed.
    if let text = run.input { input = try FilledPipe.holding(text) }
    let (reader, writer) = try Self.pipe()
    // Only the child keeps the writing end, so that its end is seen as the end of the output.
    defer { close(writer) }
    output = Descriptor(owning: reader)
    source = try loop.watch(reader, events: .readable) { [weak self] _ in self?.take() }
    let command = ChildProcess.Command(
      path, run.arguments, environment: environment, input: input?.number,
      output: writer)
    child = try ChildProcess(loop, command) { [weak self] end in self?.ended(end) }
    timer = try loop.monotonicTimer { [weak self] in
      self?.finish(.failure(.tooSlow(seconds: limit.components.seconds)))
    }
    timer?.arm(after: limit)
  }

  /// Reads what is available now.
  private func take() {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while let number = output?.number {
      let count = read(number, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        // The end, or nothing more for now; at the end, the source would fire for ever.
        if count == 0 { source?.cancel() }
        return
      }
      bytes += chunk[..<count]
      if bytes.count > Self.bytesMax { return finish(.failure(.tooMuch)) }
    }
  }

  /// By now its output is in the pipe, whoever else may hold that open.
  private func ended(_ end: ChildProcess.End) {
    take()
    switch end {
    case .exited(0): finish(.success(bytes))
    case .exited(let status): finish(.failure(.failed(status: status)))
    case .killed(let signal): finish(.failure(.killed(signal: signal)))
    }
  }

  /// Reports once, whichever comes first: the end, the limit or too much output.
  private func finish(_ result: Result<[UInt8], SpeechFailure>) {
    guard let done else { return }
    self.done = nil
    source?.cancel()
    timer?.cancel()
    // Kills it if it has not ended.
    child?.signal(SIGKILL)
    output = nil
    done(result)
  }

  /// - Returns: both ends; the reader does not block.
  private static func pipe() throws(EventLoopError) -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw EventLoopError(operation: "pipe", code: errno) }
    // Nothing else starts programs in between: all are started on this thread.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }
}
