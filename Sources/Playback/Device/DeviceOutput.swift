// Where the transport is heard: opens, feeds, recovers and closes a device. Without a device the
// transport runs on in silence until one joins it, so a session never waits for sound. All
// transitions between the states (`OutputState`) are here.

import Glibc
import Sessions

struct DeviceOutput: ~Copyable {
  /// The ALSA PCM that is opened next. If it changes while no device works, it is tried at once.
  var device: String {
    didSet { if device != oldValue { retryAtOnce() } }
  }
  private var state = OutputState.closed
  /// The state as it is reported. A device is open once it drives the transport; while it is being
  /// recovered the state stays as it was.
  private(set) var deviceState = DeviceState.closed
  /// What the device that was last opened can't do itself, so that libasound converts; nil if
  /// nothing.
  private(set) var refusal: PCMError?
  /// How many underruns there were.
  private(set) var xruns = 0
  /// Since the last `expectSound`: true if frames went to a device, false if there was none, nil if
  /// no frame was due yet.
  private(set) var hasHandedOver: Bool?

  private var access: DeviceAccess
  private var lastXrun: StreamInstant?
  /// The wait before the next attempt, if the device fails again.
  private var retryDelay = DeviceOutput.retryMin
  private let buffers = FrameBuffers()

  /// 1 s: underruns within this time of each other count as one.
  private static let xrunSpan = FrameCount(48_000)
  /// 1 s, doubled with each failure up to 30 s: a device that was just plugged in is found soon,
  /// and one that stays away costs little.
  static let retryMin = FrameCount(48_000)
  static let retryMax = FrameCount(30 * 48_000)
  /// In milliseconds: how often the transport is advanced while there is no device.
  private static let silentSleep = 100

  /// - Parameter answered: called on another thread when `pump` should be called.
  init(device: String, answered: @escaping @Sendable () -> Void) {
    self.device = device
    access = DeviceAccess(answered: answered)
  }

  /// Resets `hasHandedOver` before a sound whose first frames are of interest.
  mutating func expectSound() { hasHandedOver = nil }

  /// Whether it is not yet known if the device works. Until then nothing is heard and the timeline
  /// does not start.
  var isDeciding: Bool { state.isOpening }

  /// Whether the timeline stands still, because the device plays nothing or is still being opened.
  var isStill: Bool { state.isStill }

  /// The latency by the device's newest report; nil if it is unknown.
  var latency: FrameCount? { state.latency }

  /// When the transport's next frame is heard.
  func head(at now: StreamInstant) -> StreamInstant { state.head ?? now }

  /// Feeds the device, or advances the transport in silence.
  /// - Returns: milliseconds until it must be called again.
  mutating func pump(
    _ transport: inout Transport, gain: Float, at now: StreamInstant
  ) -> Int {
    takeAnswer(&transport, at: now)
    openIfDue(at: now)
    return feed(&transport, gain: gain, at: now) ?? letTimePass(&transport, at: now)
  }

  /// Closes the device and ends its thread.
  mutating func quit() {
    close()
    access.quit()
  }

  // MARK: Transitions

  /// Moves the state out and leaves `closed`; the caller must set the state that follows.
  private mutating func takeState() -> OutputState {
    var taken = OutputState.closed
    swap(&taken, &state)
    return taken
  }

  /// Any state → closed.
  mutating func close() {
    access.cancel()
    switch takeState() {
    case .playing(let feed): access.close(feed.end())
    case .joining(let both): access.close(both.feed.end())
    default: break
    }
    deviceState = .closed
    retryDelay = Self.retryMin
  }

  /// closed → opening, absent → retrying.
  private mutating func openIfDue(at now: StreamInstant) {
    switch takeState() {
    case .closed: state = .opening
    case .absent(let silence, let retryAt) where retryAt <= now: state = .retrying(silence)
    case let other: return state = other
    }
    access.open(device, at: now)
  }

  private mutating func takeAnswer(_ transport: inout Transport, at now: StreamInstant) {
    guard let answer = access.answer(at: now) else { return }
    switch consume answer {
    case .running(let device): begin(device, at: now)
    case .failed(let error): fail(error, &transport, at: now)
    }
  }

  /// opening → playing, retrying and restarting → joining.
  private mutating func begin(_ device: consuming RunningDevice, at now: StreamInstant) {
    refusal = device.pcm.refused
    switch takeState() {
    case .opening: state = .playing(DeviceFeed(device, isAwake: false, at: now))
    case .retrying(let silence):
      state = .joining(
        Joining(feed: DeviceFeed(device, isAwake: false, at: now), silence: silence))
    case .restarting(let silence):
      state = .joining(
        Joining(feed: DeviceFeed(device, isAwake: true, at: now), silence: silence))
    case let other: preconditionFailure("a device has come while \(other.name)")
    }
  }

  /// opening, retrying and restarting → absent.
  private mutating func fail(
    _ error: PCMError, _ transport: inout Transport, at now: StreamInstant
  ) {
    switch takeState() {
    case .opening: goAbsent(SilentClock(head: now), error, at: now)
    case .retrying(let silence): goAbsent(silence, error, at: now)
    case .restarting(var silence):
      silence.leaveOut(&transport, until: now)
      goAbsent(silence, error, at: now)
    case let other: preconditionFailure("a device has failed to come while \(other.name)")
    }
  }

  private mutating func goAbsent(
    _ silence: SilentClock, _ error: PCMError, at now: StreamInstant
  ) {
    deviceState = .absent("\(error)")
    state = .absent(silence, retryAt: now + retryDelay)
    retryDelay = min(Self.retryMax, retryDelay + retryDelay)
  }

  /// absent → absent, retried at once: another device may work.
  private mutating func retryAtOnce() {
    retryDelay = Self.retryMin
    switch takeState() {
    case .absent(let silence, _):
      state = .absent(silence, retryAt: StreamInstant(nanoseconds: .min))
    case let other: state = other
    }
  }

  /// playing → playing, joining → joining or playing; after a failure, see `interrupt`.
  /// - Returns: milliseconds until the next turn; nil if no device is being fed.
  private mutating func feed(
    _ transport: inout Transport, gain: Float, at now: StreamInstant
  ) -> Int? {
    switch takeState() {
    case .playing(let feed): return turn(feed, nil, &transport, gain: gain, at: now)
    case .joining(let both):
      let silence = both.silence
      return turn(both.feed, silence, &transport, gain: gain, at: now)
    case let other:
      state = other
      return nil
    }
  }

  /// - Parameter silence: the clock that the device will take the transport over from; nil if the
  ///   device drives the transport already.
  /// - Returns: milliseconds until the next turn; nil if the device has failed.
  private mutating func turn(
    _ feed: consuming DeviceFeed, _ silence: SilentClock?, _ transport: inout Transport,
    gain: Float, at now: StreamInstant
  ) -> Int? {
    var silence = silence
    let turn = feed.feed(&transport, &silence, gain: gain, buffers)
    if turn.hasLostTime { countXrun(at: now) }
    if turn.hasSounded { hasHandedOver = true }
    if let failure = turn.failure {
      interrupt(feed, silence, &transport, failure, at: Clock.now())
      return nil
    }
    if let silence {
      state = .joining(Joining(feed: feed, silence: silence))
    } else {
      state = .playing(feed)
      deviceState = .open
      // Only once it has played: a broken device may still open.
      if turn.hasSounded { retryDelay = Self.retryMin }
    }
    return turn.sleep
  }

  /// The device has lost its queue (recoverable) or is gone.
  private mutating func interrupt(
    _ feed: consuming DeviceFeed, _ silence: SilentClock?, _ transport: inout Transport,
    _ error: PCMError, at now: StreamInstant
  ) {
    if error.isRecoverable || !feed.isBeforeSound { countXrun(at: now) }
    if error.isRecoverable {
      state = Self.state(recovering: feed, silence, &transport, at: now)
      access.recover(feed.end(), from: error, at: now)
    } else {
      let promise = feed.promise
      access.close(feed.end())
      var left = silence ?? SilentClock(head: promise)
      if silence == nil { left.leaveOut(&transport, until: now) }
      goAbsent(left, error, at: now)
    }
  }

  /// playing → restarting, if it has sounded. Before that, back to the state it came from, since
  /// the device must settle again.
  private static func state(
    recovering feed: borrowing DeviceFeed, _ silence: SilentClock?, _ transport: inout Transport,
    at now: StreamInstant
  ) -> OutputState {
    guard feed.isBeforeSound else {
      // What was still queued was not heard. The transport goes back to it, and then skips it or
      // plays it late, like any other lost time.
      let unheard = max(.zero, feed.promise - now)
      return .restarting(SilentClock(head: feed.promise - transport.takeBack(unheard)))
    }
    guard let silence else { return .opening }
    return feed.isAwake ? .restarting(silence) : .retrying(silence)
  }

  /// absent → absent, retrying → retrying. While restarting the transport stands still, so that
  /// after a short recovery it continues without a gap.
  private mutating func letTimePass(_ transport: inout Transport, at now: StreamInstant) -> Int {
    switch takeState() {
    case .opening:
      state = .opening
      return access.timeLeft(at: now)
    case .restarting(let silence):
      state = .restarting(silence)
      return access.timeLeft(at: now)
    case .absent(var silence, let retryAt):
      silence.goOn(&transport, until: now, through: buffers.samples)
      state = .absent(silence, retryAt: retryAt)
    case .retrying(var silence):
      silence.goOn(&transport, until: now, through: buffers.samples)
      state = .retrying(silence)
    case let other: preconditionFailure("time passes in silence while \(other.name)")
    }
    if hasHandedOver == nil { hasHandedOver = false }
    return Self.silentSleep
  }

  private mutating func countXrun(at now: StreamInstant) {
    if lastXrun.map({ now - $0 > Self.xrunSpan }) ?? true { xruns += 1 }
    lastXrun = now
  }
}
