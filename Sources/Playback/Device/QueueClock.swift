// When the next frame that is written will be heard. The device reports how many frames lie before
// it, and a sound server's report is not always exact; so it is held against what was promised. A
// device that reports no delay is given the clock of the machine, so that it is never written to
// faster than time goes by.

import Sessions

struct QueueClock: Hashable {
  /// When the next frame that is written is heard, by the device's newest report.
  private(set) var head: StreamInstant
  /// The same as it was promised by what was written. It follows the device, whose clock is never
  /// quite the machine's, but slowly: time that is lost little by little adds up, and is seen.
  private(set) var promise: StreamInstant
  /// ALSA's `file` and `null` have no clock: they report no delay whatever was written.
  private var hasClock = false
  /// Up to when the promise has followed the device.
  private var followed: StreamInstant
  private var lag: Lag?
  private var steadySince: StreamInstant?

  /// Frames that came later than promised, as long as their number stays the same.
  private struct Lag: Hashable {
    var frames: FrameCount
    var since: StreamInstant
  }

  /// 60 ms: what is less is a server's jitter.
  static let lagMax = FrameCount(2880)
  /// A lag counts once it has stayed the same: one that grows is a device that stands still, and
  /// one that goes away was a report that was wrong. After a standstill 150 ms are enough; a
  /// latency that appears is known to libpulse by what it hears of the server every second and a
  /// half.
  static let lagSettles = FrameCount(7200)
  static let latencySettles = FrameCount(76_800)
  /// 5 ms, and 15: "the same".
  private static let sameness: Int64 = 240
  private static let wander: Int64 = 720
  /// 10 ms: a device that holds no more has had an underrun.
  private static let underrun = FrameCount(480)
  /// The promise follows by one part in this many: more than any two quartzes differ by, and far
  /// less than the delays of pipewire-pulse wander in a stream's first quarter of a minute.
  private static let followsBy: Int64 = 2500
  /// 5 ms: a device whose report changes by more is still settling.
  private static let jitter: Int64 = 240

  init(at now: StreamInstant) {
    head = now
    promise = now
    followed = now
  }

  /// How many frames lie between now and the next one written.
  func queued(at now: StreamInstant) -> FrameCount { max(.zero, head - now) }

  /// What counts for a bounded queue: what lies in ALSA's ring, and not what a server or a headset
  /// holds beyond it; and of a device without a clock what the machine's clock makes of it.
  func queued(ring: FrameCount, at now: StreamInstant) -> FrameCount {
    hasClock ? ring : max(ring, queued(at: now))
  }

  /// Frames were taken, and the device reports a delay; nil: it is unknown yet, and what it was
  /// given is what it holds.
  mutating func wrote(_ count: FrameCount, delay: FrameCount?, at now: StreamInstant) {
    let hadClock = hasClock
    if let delay, delay > .zero { hasClock = true }
    promise = promise + count
    switch delay {
    case .some(let delay) where hasClock: head = now + delay
    // Whoever comes late to a device without a clock makes up for it.
    case .some: head = head + count
    case nil: head = max(head, now) + count
    }
    if !hadClock { promise = head }
  }

  /// Frames were taken, and then the device failed.
  mutating func tookLast(_ count: FrameCount) {
    head = head + count
    promise = promise + count
  }

  /// Compares the device's report with what was promised, before anything is written.
  /// - Parameter hasStoodStill: the device has stood still a moment ago.
  /// - Returns: how much time was lost since the last look; zero as a rule.
  mutating func lostTime(
    delay: FrameCount?, hasStoodStill: Bool = true, at now: StreamInstant
  ) -> FrameCount {
    guard let delay, hasClock else { return .zero }
    head = now + delay
    let difference = head - promise
    // What is less than a frame is kept for the next look.
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

  /// The same before the first sound, when nothing is lost yet: takes the device's report.
  /// - Parameter time: how long its reports have to agree.
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
