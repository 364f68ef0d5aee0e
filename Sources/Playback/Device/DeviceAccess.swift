// The audio thread's way to its device: what may take long is done by a device thread, within a
// deadline. A device thread that does not come back is left to itself, and the next errand is
// another one's, for as long as there are not too many of them.

import CALSA
import Glibc
import Routines
import Sessions

struct DeviceAccess: ~Copyable {
  private let answered: @Sendable () -> Void
  private var current: (device: DeviceThread, thread: pthread_t)?
  /// Those that did not come back in time.
  private var left: [DeviceThread] = []
  /// When the errand that is out was given; nil: none is.
  private var since: StreamInstant?
  private var operation = ""

  /// Two seconds.
  static let deadline = FrameCount(96_000)
  /// More threads than these hang at a time only in a driver that always does.
  private static let leftMax = 4
  /// Nanoseconds: what a device may take to close when the program ends.
  private static let farewell = 200_000_000

  /// - Parameter answered: called, on another thread, when there is an answer.
  init(answered: @escaping @Sendable () -> Void) { self.answered = answered }

  var isWaiting: Bool { since != nil }

  /// Milliseconds until the errand that is out is given up.
  func patience(at now: StreamInstant) -> Int {
    guard let since else { return 0 }
    return Int(max(.zero, since + Self.deadline - now).milliseconds.count) + 1
  }

  mutating func open(_ name: String, at now: StreamInstant) {
    operation = "opening \(name)"
    ask(.open(name), at: now)
  }

  mutating func mend(_ pcm: consuming PCM, from error: PCMError, at now: StreamInstant) {
    operation = error.operation
    ask(.mend(pcm, from: error), at: now)
  }

  private mutating func ask(_ errand: consuming DeviceThread.Errand, at now: StreamInstant) {
    since = now
    thread()?.ask(errand)
  }

  /// The answer to the errand that is out, or that there was none in time; nil: not yet.
  mutating func answer(at now: StreamInstant) -> DeviceThread.Answer? {
    guard let since else { return nil }
    if let answer = current?.device.takeAnswer() {
      self.since = nil
      return answer
    }
    guard current == nil || now - since >= Self.deadline else { return nil }
    self.since = nil
    leave()
    let seconds = Self.deadline.count / Int64(SampleRate.hertz)
    return .failed(
      PCMError(
        operation: operation, code: ETIMEDOUT, detail: "",
        observation: "no answer for \(seconds) s"))
  }

  /// What was asked for is not wanted any more.
  mutating func cancel() {
    guard since != nil else { return }
    since = nil
    current?.device.cancel()
  }

  mutating func close(_ pcm: consuming PCM) {
    // Without a thread it is closed here, at the end of its life.
    if let thread = thread() { thread.close(pcm) }
  }

  /// Ends the thread; it closes its device first, if that takes no longer than a moment.
  mutating func quit() {
    guard let (device, thread) = current else { return }
    current = nil
    device.quit()
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_nsec += Self.farewell
    if deadline.tv_nsec >= 1_000_000_000 {
      deadline.tv_sec += 1
      deadline.tv_nsec -= 1_000_000_000
    }
    if limber_join_until(thread, &deadline) != 0 { pthread_detach(thread) }
  }

  private mutating func thread() -> DeviceThread? {
    if let current { return current.device }
    left.removeAll(where: \.hasEnded)
    guard left.count < Self.leftMax else { return nil }
    current = DeviceThread.start(answered: answered)
    return current?.device
  }

  private mutating func leave() {
    guard let (device, thread) = current else { return }
    current = nil
    device.quit()
    pthread_detach(thread)
    left.append(device)
  }
}
