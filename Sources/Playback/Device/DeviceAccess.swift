// The audio thread's access to its device: calls that may block are made by a device thread, within
// a deadline. A device thread that blocks for longer is abandoned and a new one takes the next
// errand, as long as not too many are blocked.

import CALSA
import Glibc
import Routines
import Sessions

struct DeviceAccess: ~Copyable {
  private let answered: @Sendable () -> Void
  /// Started with the first errand and kept, to avoid starting a thread for every session.
  private var current: (device: DeviceThread, thread: pthread_t)?
  /// The threads that have missed their deadline and may still be blocked.
  private var abandoned: [DeviceThread] = []
  /// When the current errand was given; nil if there is none.
  private var since: StreamInstant?
  /// What the current errand does, for the error if it misses its deadline.
  private var operation = ""

  /// Two seconds: longer than any working device has been observed to take.
  static let deadline = FrameCount(96_000)
  /// The most blocked threads at a time; with so many, another would probably block too.
  private static let abandonedMax = 4
  /// 200 ms, in nanoseconds: how long a device may take to close when the program ends.
  private static let closingTime = 200_000_000

  /// - Parameter answered: called on a device thread when there is an answer.
  init(answered: @escaping @Sendable () -> Void) { self.answered = answered }

  /// Milliseconds until the current errand is given up; 0 if there is none.
  func timeLeft(at now: StreamInstant) -> Int {
    guard let since else { return 0 }
    return Int(max(.zero, since + Self.deadline - now).milliseconds.count) + 1
  }

  mutating func open(_ name: String, at now: StreamInstant) {
    operation = "opening \(name)"
    ask(.open(name), at: now)
  }

  mutating func recover(_ pcm: consuming PCM, from error: PCMError, at now: StreamInstant) {
    operation = error.operation
    ask(.recover(pcm, from: error), at: now)
  }

  private mutating func ask(_ errand: consuming DeviceThread.Errand, at now: StreamInstant) {
    since = now
    thread()?.ask(errand)
  }

  /// The answer to the current errand, an error if the deadline has passed, or nil if it has not.
  mutating func answer(at now: StreamInstant) -> DeviceThread.Answer? {
    guard let since else { return nil }
    if let answer = current?.device.takeAnswer() {
      self.since = nil
      return answer
    }
    guard current == nil || now - since >= Self.deadline else { return nil }
    self.since = nil
    abandon()
    let seconds = Self.deadline.count / Int64(SampleRate.hertz)
    return .failed(
      PCMError(
        operation: operation, code: ETIMEDOUT, detail: "",
        observation: "no answer for \(seconds) s"))
  }

  /// Gives up the current errand; its result is not needed.
  mutating func cancel() {
    guard since != nil else { return }
    since = nil
    current?.device.cancel()
  }

  /// Has a device closed. Returns at once and has no answer, since nothing depends on it.
  mutating func close(_ pcm: consuming PCM) {
    // Without a thread, the deinitialiser closes it here and may block.
    if let thread = thread() { thread.close(pcm) }
  }

  /// Ends the thread. It is given 200 ms to close its device.
  mutating func quit() {
    guard let (device, thread) = current else { return }
    current = nil
    device.quit()
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_nsec += Self.closingTime
    if deadline.tv_nsec >= 1_000_000_000 {
      deadline.tv_sec += 1
      deadline.tv_nsec -= 1_000_000_000
    }
    if limber_join_until(thread, &deadline) != 0 { pthread_detach(thread) }
  }

  private mutating func thread() -> DeviceThread? {
    if let current { return current.device }
    abandoned.removeAll(where: \.hasEnded)
    guard abandoned.count < Self.abandonedMax else { return nil }
    current = DeviceThread.start(answered: answered)
    return current?.device
  }

  private mutating func abandon() {
    guard let (device, thread) = current else { return }
    current = nil
    device.quit()
    pthread_detach(thread)
    abandoned.append(device)
  }
}
