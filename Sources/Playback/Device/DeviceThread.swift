// Calls of libasound that may block for as long as a sound server likes: opening, starting,
// preparing again and closing a device. The audio thread asks, goes on, and looks for the answer; a
// call that does not return is abandoned with its thread.

import CALSA
import Glibc
import Sessions
import Synchronization

/// A device that runs, with nothing but silence in it.
struct RunningDevice: ~Copyable {
  var pcm: PCM
  /// How much silence was written.
  var silence: FrameCount
  var report: DelayReport
}

/// One errand at a time is asked of it, and any number of closings, by one other thread.
final class DeviceThread: Sendable {
  enum Errand: ~Copyable {
    /// A device by its ALSA name.
    case open(String)
    /// One that has lost its queue.
    case recover(PCM, from: PCMError)
  }

  enum Answer: ~Copyable {
    case running(RunningDevice)
    case failed(PCMError)
  }

  private struct Desk: ~Copyable {
    /// What is to be done next; nil: nothing, or it is being done.
    var errand: Errand?
    /// What came of the last errand, until it is taken.
    var answer: Answer?
    /// What is only to be closed: one at a time, as one device is open at a time.
    var closing: PCM?
    /// Of what was asked or cancelled last: the answer to anything before is of no use any more.
    var number = 0
    var hasQuit = false
    var hasEnded = false
  }

  /// Protects what both threads see; held for a move, never for a call of libasound.
  private let desk = Mutex(Desk())
  private let bell = Bell()
  /// Called with every answer, on its own thread.
  private let answered: @Sendable () -> Void

  /// Silence before the first frame of a device that was opened, and of one that was prepared
  /// again: 100 and 20 ms. Once that plays, it is known to the frame when the next one is heard.
  private static let openSilence = FrameCount(4800)
  private static let recoverySilence = FrameCount(960)

  private init(answered: @escaping @Sendable () -> Void) { self.answered = answered }

  /// - Parameter answered: called on its thread when there is an answer to take.
  /// - Returns: nil where the system has no thread left.
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

  /// Gives it an errand, and returns at once. The answer to one before is dropped.
  func ask(_ errand: consuming Errand) {
    var errand: Errand? = errand
    desk.withLock {
      $0.number += 1
      swap(&$0.errand, &errand)
    }
    bell.ring()
  }

  /// What was asked for last is not wanted any more. What has come of it is closed on this object's
  /// own thread, because closing may block like opening.
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

  /// The answer to what was asked last; nil: there is none yet.
  func takeAnswer() -> Answer? {
    var answer: Answer?
    desk.withLock { swap(&$0.answer, &answer) }
    return answer
  }

  /// Returns at once; the device is dropped and closed on the other thread.
  func close(_ pcm: consuming PCM) {
    var closing: PCM? = pcm
    desk.withLock { swap(&$0.closing, &closing) }
    bell.ring()
  }

  /// Ends the thread when it comes back from what it does.
  func quit() {
    cancel()
    desk.withLock { $0.hasQuit = true }
    bell.ring()
  }

  var hasEnded: Bool { desk.withLock { $0.hasEnded } }

  // MARK: Its own side

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
    // Its deinitializer closes it, outside of the lock.
    _ = consume closing
  }

  /// - Parameter number: of the errand.
  private func answer(_ answer: consuming Answer, to number: Int) {
    var answer: Answer? = answer
    desk.withLock { if $0.number == number { swap(&$0.answer, &answer) } }
    answered()
    // What nobody wanted is closed here.
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

  /// Starts a device behind silence, so that its first delay report is about something that plays.
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

/// The thread's entry: of no actor, and of no object of the owner's.
private func runDevice(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let device = Unmanaged<DeviceThread>.fromOpaque(argument!).takeRetainedValue()
  limber_name_thread("limber-device")
  device.run()
  return nil
}
