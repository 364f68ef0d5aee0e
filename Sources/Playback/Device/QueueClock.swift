// When the next frame written will be heard. The device reports how many frames are queued before
// it, but a sound server's report is not always exact, so it is compared with the time computed
// from what was written (the promise). A device without delay reports is fed by the machine's
// clock, so that it is never fed faster than real time.

import Sessions

struct QueueClock: Hashable {
  /// When the next frame written is heard, by the device's newest report.
  private(set) var head: StreamInstant
  /// The same, computed from what was written. It follows the device, whose clock differs slightly
  /// from the machine's, but so slowly that time lost in small steps adds up and is detected.
  private(set) var promise: StreamInstant
  /// False for ALSA's `file` and `null`: they have no clock and always report a delay of 0.
  private var hasClock = false
  /// The instant up to which the promise has followed the device.
  private var followed: StreamInstant
  private var lag: Lag?
  private var steadySince: StreamInstant?

  /// By how many frames the device is later than promised, and since when that number is stable.
  private struct Lag: Hashable {
    var frames: FrameCount
    var since: StreamInstant
  }

  /// 60 ms: anything less is a server's jitter.
  static let lagMax = FrameCount(2880)
  /// How long a lag must be stable to count: a growing lag is a device at a standstill, and one
  /// that disappears was a wrong report. After a standstill 150 ms are enough. Otherwise 1.6 s,
  /// because libpulse learns of a changed latency from the server only every second and a half.
  static let lagSettles = FrameCount(7200)
  static let latencySettles = FrameCount(76_800)
  /// 5 ms after a standstill, else 15 ms: the change within which a lag counts as stable.
  private static let sameness: Int64 = 240
  private static let wander: Int64 = 720
  /// 10 ms: a late device with no more than this queued has had an underrun.
  private static let underrun = FrameCount(480)
  /// The promise follows by at most one part in this many (400 ppm): more than any two quartz
  /// clocks differ by, and far less than the delays of pipewire-pulse drift in a stream's first 15
  /// s.
  private static let followsBy: Int64 = 2500
  /// 5 ms: if the reports change by more, the device is still settling.
  private static let jitter: Int64 = 240

  init(at now: StreamInstant) {
    head = now
    promise = now
    followed = now
  }

  /// How many frames are to be heard between now and the next one written.
  func queued(at now: StreamInstant) -> FrameCount { max(.zero, head - now) }

  /// The length of the queue that Limber limits: the frames in ALSA's ring, without what a server
  /// or a headset buffers beyond it. For a device without a clock, computed from the machine's
  /// clock.
  func queued(ring: FrameCount, at now: StreamInstant) -> FrameCount {
    hasClock ? ring : max(ring, queued(at: now))
  }

  /// Frames were taken.
  /// - Parameter delay: as reported after the write; nil if it is unknown, in which case everything
  ///   written is assumed to be queued.
  mutating func wrote(_ count: FrameCount, delay: FrameCount?, at now: StreamInstant) {
    let hadClock = hasClock
    if let delay, delay > .zero { hasClock = true }
    promise = promise + count
    switch delay {
    case .some(let delay) where hasClock: head = now + delay
    // A device without a clock catches up at once if it is fed late.
    case .some: head = head + count
    case nil: head = max(head, now) + count
    }
    if !hadClock { promise = head }
  }

  /// Frames were taken, and then the device failed, so there is no report.
  mutating func tookLast(_ count: FrameCount) {
    head = head + count
    promise = promise + count
  }

  /// Compares the device's report with what was promised, before anything is written.
  /// - Parameter hasStoodStill: whether the device was at a standstill a moment ago.
  /// - Returns: how much time was lost since the last call; normally zero.
  mutating func lostTime(
    delay: FrameCount?, hasStoodStill: Bool = true, at now: StreamInstant
  ) -> FrameCount {
    guard let delay, hasClock else { return .zero }
    head = now + delay
    let difference = head - promise
    // A change of less than a frame is left for the next call.
    let most = max(0, (now - followed).count / Self.followsBy)
    if most > 0 { followed = now }
    guard difference > Self.lagMax else {
      lag = nil
      promise = promise + FrameCount(max(-most, min(most, difference.count)))
      if difference < .zero - Self.lagMax { promise = head }
      return .zero
    }
    let isUnderrun = promise < now && delay <= Self.underrun
    guard isUnderrun || hasSettled(difference, isQuick: hasStoodStill, at: now) else {
      return .zero
    }
    lag = nil
    promise = head
    return difference
  }

  private mutating func hasSettled(
    _ difference: FrameCount, isQuick: Bool, at now: StreamInstant
  ) -> Bool {
    let same = isQuick ? Self.sameness : Self.wander
    if let lag, abs((difference - lag.frames).count) <= same {
      return now - lag.since >= (isQuick ? Self.lagSettles : Self.latencySettles)
    }
    lag = Lag(frames: difference, since: now)
    return false
  }

  /// Takes the device's report before the first sound, when no time can be lost yet.
  /// - Parameter time: how long the reports must agree.
  /// - Returns: whether they have.
  mutating func settle(
    delay: FrameCount?, for time: FrameCount, at now: StreamInstant
  ) -> Bool {
    followed = now
    guard hasClock else { return delay != nil }
    guard let delay else { return false }
    head = now + delay
    if abs((head - promise).count) > Self.jitter || steadySince == nil { steadySince = now }
    promise = head
    return steadySince.map { now - $0 >= time } ?? false
  }
}
