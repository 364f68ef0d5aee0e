// Makes the libasound calls that may block for as long as a sound server does: opening, starting,
// recovering and closing a device. The audio thread asks, continues, and looks for the answer
// later; a call that does not return is abandoned with its thread.

import CALSA
import Glibc
import Sessions
import Synchronization

/// A device that runs, with only silence queued.
struct RunningDevice: ~Copyable {
  var pcm: PCM
  /// How much silence was written.
  var silence: FrameCount
  var report: DelayReport
}

/// Used by one other thread, which gives it one errand at a time and any number of devices to
/// close.
final class DeviceThread: Sendable {
  enum Errand: ~Copyable {
    /// Opens and starts a device, by its ALSA name.
    case open(String)
    /// Prepares and starts a device that has lost its queue.
    case recover(PCM, from: PCMError)
  }

  enum Answer: ~Copyable {
    case running(RunningDevice)
    case failed(PCMError)
  }

  private struct Desk: ~Copyable {
    /// The next errand; nil if there is none or it has been taken.
    var errand: Errand?
    /// The answer to the last errand, until it is taken.
    var answer: Answer?
    /// The device to close. One is enough, since only one device is open at a time.
    var closing: PCM?
    /// Counts errands and cancellations, so that the answer to an outdated errand can be dropped.
    var number = 0
    var hasQuit = false
    var hasEnded = false
  }

  /// Protects what both threads use. Held for a move only, never during a call of libasound.
  private let desk = Mutex(Desk())
  private let bell = Bell()
  /// Called on this object's thread after every errand.
  private let answered: @Sendable () -> Void

  /// The silence written before a device is started: 100 ms after opening, 20 ms after recovery. A
  /// device that plays reports exactly when the next frame will be heard.
  private static let openSilence = FrameCount(4800)
  private static let recoverySilence = FrameCount(960)

  private init(answered: @escaping @Sendable () -> Void) { self.answered = answered }

  /// - Parameter answered: called on its thread when there is an answer to take.
  /// - Returns: nil if the system can't create a thread.
  static func start(
    answered: @escaping @Sendable () -> Void
  ) -> (device: DeviceThread, thread: pthread_t)? {
    let device = DeviceThread(answered: answered)
    var thread = pthread_t()
    let this = Unmanaged.passRetained(device)
    guard pthread_create(&thread, nil, runDevice, this.toOpaque()) == 0 else {
      this.release()
      return nil
    }
    return (device, thread)
  }

  // MARK: The audio thread's side

  /// Gives it an errand and returns at once. The answer to an earlier errand is dropped.
  func ask(_ errand: consuming Errand) {
    var errand: Errand? = errand
    desk.withLock {
      $0.number += 1
      swap(&$0.errand, &errand)
    }
    bell.ring()
  }

  /// Cancels the last errand. A device that it has opened is closed on this object's thread,
  /// because closing may block too.
  func cancel() {
    var answer: Answer?
    var errand: Errand?
    desk.withLock {
      $0.number += 1
      swap(&$0.errand, &errand)
      swap(&$0.answer, &answer)
    }
    if case .running(let device) = consume answer { close(device.pcm) }
    if case .recover(let pcm, _) = consume errand { close(pcm) }
  }

  /// The answer to the last errand; nil if there is none yet.
  func takeAnswer() -> Answer? {
    var answer: Answer?
    desk.withLock { swap(&$0.answer, &answer) }
    return answer
  }

  /// Has a device closed on this object's thread. Returns at once.
  func close(_ pcm: consuming PCM) {
    var closing: PCM? = pcm
    desk.withLock { swap(&$0.closing, &closing) }
    bell.ring()
  }

  /// Ends the thread once its current call has returned.
  func quit() {
    cancel()
    desk.withLock { $0.hasQuit = true }
    bell.ring()
  }

  var hasEnded: Bool { desk.withLock { $0.hasEnded } }

  // MARK: This object's thread

  fileprivate func run() {
    while true {
      bell.wait(milliseconds: nil)
      closeWhatIsToBe()
      var errand: Errand?
      let (number, hasQuit) = desk.withLock {
        swap(&$0.errand, &errand)
        return ($0.number, $0.hasQuit)
      }
      if let errand = consume errand { answer(Self.run(errand), to: number) }
      closeWhatIsToBe()
      guard !hasQuit else { break }
    }
    desk.withLock { $0.hasEnded = true }
  }

  private func closeWhatIsToBe() {
    var closing: PCM?
    desk.withLock { swap(&$0.closing, &closing) }
    // The deinitialiser closes it, outside the lock.
    _ = consume closing
  }

  /// - Parameter number: the errand's number; if it is outdated, the answer is dropped.
  private func answer(_ answer: consuming Answer, to number: Int) {
    var answer: Answer? = answer
    desk.withLock { if $0.number == number { swap(&$0.answer, &answer) } }
    answered()
    // A device whose errand was cancelled is closed here.
    _ = consume answer
  }

  private static func run(_ errand: consuming Errand) -> Answer {
    do throws(PCMError) {
      switch consume errand {
      case .open(let name):
        return .running(try start(PCM(opening: name), behind: openSilence))
      case .recover(let pcm, let error):
        try pcm.recover(from: error)
        return .running(try start(pcm, behind: recoverySilence))
      }
    } catch {
      return .failed(error)
    }
  }

  /// Starts a device with silence queued, so that its first delay report is meaningful.
  private static func start(
    _ pcm: consuming PCM, behind silence: FrameCount
  ) throws(PCMError) -> RunningDevice {
    let samples = [Int16](repeating: 0, count: Int(silence.count) * 2)
    var written = 0
    try samples.withUnsafeBufferPointer { all throws(PCMError) in
      while written < Int(silence.count) {
        let taken = try pcm.write(UnsafeBufferPointer(rebasing: all[(written * 2)...]))
        guard taken > 0 else { break }
        written += taken
      }
    }
    try pcm.start()
    let report = try pcm.delayReport()
    return RunningDevice(pcm: pcm, silence: FrameCount(Int64(written)), report: report)
  }
}

/// The thread's entry point. Not isolated to an actor, and uses none of the owner's objects.
private func runDevice(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let device = Unmanaged<DeviceThread>.fromOpaque(argument!).takeRetainedValue()
  limber_name_thread("limber-device")
  device.run()
  return nil
}
