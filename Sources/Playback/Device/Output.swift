// Where the transport is heard: a device that is opened, fed, mended and closed; and while there is
// none, the same transport goes on in silence, until a device joins it.

import Glibc
import Sessions

struct Output: ~Copyable {
  /// The ALSA PCM that is opened next; another one is tried at once.
  var device: String {
    didSet {
      guard device != oldValue else { return }
      nextTry = StreamInstant(nanoseconds: .min)
      retryDelay = Self.retryMin
    }
  }
  private(set) var state = DeviceState.closed
  /// What the device that was opened last can't do by itself.
  private(set) var refusal: PCMError?
  private(set) var xruns = 0
  /// Since the last `expectSound`: whether frames went to a device (true) or to nobody (false).
  private(set) var hasHandedOver: Bool?

  private var feed: DeviceFeed?
  /// What came of the feed's last turn; nil without one.
  private var turn: DeviceFeed.Turn?
  private var silence = SilentClock()
  private var access: DeviceAccess
  /// How what the errand that is out brings will begin.
  private var beginning = DeviceFeed.Beginning.fresh
  private var lastXrun: StreamInstant?
  private var nextTry = StreamInstant(nanoseconds: .min)
  private var retryDelay = Output.retryMin
  private let buffers = FrameBuffers()

  /// What runs dry again within a second has not come back yet: it is counted once.
  private static let xrunSpan = FrameCount(48_000)
  static let retryMin = FrameCount(48_000)
  static let retryMax = FrameCount(30 * 48_000)
  /// Milliseconds: how often silence is looked after.
  private static let silentSleep = 100

  /// - Parameter answered: called on another thread when `pump` should be.
  init(device: String, answered: @escaping @Sendable () -> Void) {
    self.device = device
    access = DeviceAccess(answered: answered)
  }

  mutating func close() {
    access.cancel()
    if let feed = takeFeed() { access.close(feed.end()) }
    state = .closed
    silence.end()
    nextTry = StreamInstant(nanoseconds: .min)
    retryDelay = Self.retryMin
  }

  /// Ends the device's thread as well.
  mutating func quit() {
    close()
    access.quit()
  }

  /// The next frames are the first of a sound.
  mutating func expectSound() { hasHandedOver = nil }

  /// Whether it is not known yet if there is a device: nothing is heard, and no time has begun.
  var isDeciding: Bool { turn == nil && silence.head == nil && access.isWaiting }

  /// The device plays nothing of what it was given, or there is none yet: time does not go by.
  var isStill: Bool { silence.head == nil && (turn?.isStill ?? isDeciding) }

  /// From a write to the ear, by the device's newest word; nil: it does not tell.
  var latency: FrameCount? { turn?.latency }

  /// When the transport's next frame is heard.
  func head(at now: StreamInstant) -> StreamInstant {
    silence.head ?? turn?.head ?? now
  }

  /// Keeps the device fed, or time going.
  /// - Returns: milliseconds until it wants to be called again.
  mutating func pump(
    _ transport: inout Transport, gain: Float, at now: StreamInstant
  ) -> Int {
    takeAnswer(&transport, at: now)
    if feed == nil, !access.isWaiting, nextTry <= now {
      beginning = silence.head == nil ? .fresh : .joining
      access.open(device, at: now)
    }
    if feed != nil {
      let turn = feed!.feed(&transport, &silence, gain: gain, buffers)
      if turn.hasLostTime { countXrun(at: now) }
      if turn.hasSounded { hasHandedOver = true }
      guard let failure = turn.failure else {
        self.turn = turn
        if !turn.joins { present() }
        return turn.sleep
      }
      interrupt(&transport, failure, at: Clock.now())
    }
    // What is mended within a moment goes on as if it had not been away.
    if access.isWaiting, beginning != .joining { return access.patience(at: now) }
    if silence.head == nil { silence.begin(at: now) }
    silence.goOn(&transport, until: now, through: buffers.samples)
    if hasHandedOver == nil { hasHandedOver = false }
    return Self.silentSleep
  }

  // MARK: The device comes and goes

  private mutating func takeAnswer(_ transport: inout Transport, at now: StreamInstant) {
    guard let answer = access.answer(at: now) else { return }
    switch consume answer {
    case .running(let device):
      refusal = device.pcm.refused
      feed = DeviceFeed(device, beginning, at: now)
    case .failed(let error):
      if beginning == .mended { leaveOutLate(&transport, at: now) }
      absent(error, at: now)
    }
  }

  private mutating func takeFeed() -> DeviceFeed? {
    turn = nil
    return feed.take()
  }

  /// The device is heard, or will be as soon as it is awake. One that was missing has to play
  /// first: it may open and be none.
  private mutating func present() {
    state = .open
    if turn?.hasSounded ?? false { retryDelay = Self.retryMin }
  }

  private mutating func absent(_ error: PCMError, at now: StreamInstant) {
    state = .absent("\(error)")
    beginning = .joining
    nextTry = now + retryDelay
    retryDelay = min(Self.retryMax, retryDelay + retryDelay)
  }

  /// The device has lost its queue, or is gone.
  private mutating func interrupt(
    _ transport: inout Transport, _ error: PCMError, at now: StreamInstant
  ) {
    guard let feed = takeFeed() else { return }
    let (head, hasSounded, joins) = (feed.promise, !feed.isBeforeSound, feed.joins)
    let begun = feed.beginning
    if error.isMendable || hasSounded { countXrun(at: now) }
    if error.isMendable {
      // Nothing sounded yet that could be lost: the device has to settle again.
      beginning = hasSounded ? .mended : begun
      // What was still queued was not heard: it is left out, or late, by the same measure.
      if hasSounded { silence.begin(at: head - transport.takeBack(max(.zero, head - now))) }
      access.mend(feed.end(), from: error, at: now)
    } else {
      access.close(feed.end())
      if !joins {
        silence.begin(at: head)
        leaveOutLate(&transport, at: now)
      }
      absent(error, at: now)
    }
  }

  /// What should have been heard by now was not, and will not be.
  private mutating func leaveOutLate(_ transport: inout Transport, at now: StreamInstant) {
    guard let head = silence.head, head < now else { return }
    transport.skip(now - head)
    silence.begin(at: now)
  }

  private mutating func countXrun(at now: StreamInstant) {
    if lastXrun.map({ now - $0 > Self.xrunSpan }) ?? true { xruns += 1 }
    lastXrun = now
  }
}
