// When the next frame that is written will be heard. The device says how many frames lie before
// it, and a sound server's word is not always exact; so what it says is held against what was
// promised. A device that says nothing is given the clock of the machine, so that it is never
// written to faster than time goes by.

import Sessions

struct QueueClock: Hashable {
  /// When the next frame that is written is heard, by the device's newest word.
  private(set) var head: StreamInstant
  /// The same as it was promised by what was written. It follows the device, whose clock is never
  /// quite the machine's, but slowly: time that is lost little by little adds up, and is seen.
  private(set) var promise: StreamInstant
  /// ALSA's `file` and `null` have no clock: they report no delay whatever was written.
  private var hasClock = false
  private var lastLook: StreamInstant
  private var lag: Lag?
  private var steadySince: StreamInstant?
  /// What is left of a loss is still to be made good.
  private var refinement: Refinement?

  /// Frames that came later than promised, as long as their number stays the same.
  private struct Lag: Hashable {
    var frames: FrameCount
    var since: StreamInstant
  }

  /// How far the device's word is from the promise, for as long as that stays the same.
  private struct Refinement: Hashable {
    var difference: FrameCount
    var since: StreamInstant
    var until: StreamInstant
  }

  /// 60 ms: what is less is a server's jitter.
  static let lagMax = FrameCount(2880)
  /// A lag counts once it has stayed the same for 150 ms: one that grows is a device that stands
  /// still, and one that goes away was a word that was wrong.
  static let lagSettles = FrameCount(7200)
  /// 5 ms: "the same".
  private static let sameness: Int64 = 240
  /// 10 ms: a device that holds no more has run dry.
  private static let dry = FrameCount(480)
  /// 1 ms: what is left of a loss once the words have stayed the same for a second. A server takes
  /// up to half a minute to find its words again.
  private static let exact: Int64 = 48
  private static let exactSettles = FrameCount(48_000)
  private static let refines = FrameCount(1_440_000)
  /// The promise follows by one part in this many: more than any two quartzes differ by.
  private static let followsBy: Int64 = 500
  /// 20 ms: a device whose word changes by more is still settling.
  private static let jitter: Int64 = 960
  /// 300 ms of words that agree.
  private static let settles = FrameCount(14_400)

  init(at now: StreamInstant) {
    head = now
    promise = now
    lastLook = now
  }

  /// How many frames lie between now and the next one written.
  func queued(at now: StreamInstant) -> FrameCount { max(.zero, head - now) }

  /// What counts for a bounded queue: what lies in ALSA's ring, and not what a server or a headset
  /// holds beyond it; and of a device without a clock what the machine's says.
  func queued(ring: FrameCount, at now: StreamInstant) -> FrameCount {
    hasClock ? ring : max(ring, queued(at: now))
  }

  /// Frames were taken, and the device reports a delay; nil: it can't tell yet, and what it was
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

  /// Compares the device's word with what was promised, before anything is written.
  /// - Returns: how much time was lost since the last look; zero as a rule, and negative where a
  ///   loss was taken for longer than it was.
  mutating func lostTime(delay: FrameCount?, at now: StreamInstant) -> FrameCount {
    guard let delay, hasClock else { return .zero }
    head = now + delay
    let difference = head - promise
    let most = max(0, (now - lastLook).count / Self.followsBy)
    lastLook = now
    guard difference > Self.lagMax else {
      lag = nil
      if refinement != nil { return refined(difference, at: now) }
      promise = promise + FrameCount(max(-most, min(most, difference.count)))
      if difference < .zero - Self.lagMax { promise = head }
      return .zero
    }
    let ranDry = promise < now && delay <= Self.dry
    guard ranDry || hasSettled(difference, at: now) else { return .zero }
    lag = nil
    promise = head
    refine()
    return difference
  }

  /// A loss was measured by words that may not have been exact: what is left of it is made good
  /// once they are.
  mutating func refine() {
    refinement = Refinement(
      difference: .zero, since: lastLook, until: lastLook + Self.refines)
  }

  private mutating func refined(_ difference: FrameCount, at now: StreamInstant) -> FrameCount {
    guard let last = refinement, now < last.until else {
      refinement = nil
      return .zero
    }
    guard abs((difference - last.difference).count) <= Self.exact else {
      refinement = Refinement(difference: difference, since: now, until: last.until)
      return .zero
    }
    guard now - last.since >= Self.exactSettles else { return .zero }
    refinement = nil
    promise = head
    return abs(difference.count) > Self.exact ? difference : .zero
  }

  private mutating func hasSettled(_ difference: FrameCount, at now: StreamInstant) -> Bool {
    if let lag, abs((difference - lag.frames).count) <= Self.sameness {
      return now - lag.since >= Self.lagSettles
    }
    lag = Lag(frames: difference, since: now)
    return false
  }

  /// The same before the first sound, when nothing is lost yet: takes the device's word.
  /// - Returns: whether its words have agreed for a while.
  mutating func settle(delay: FrameCount?, at now: StreamInstant) -> Bool {
    lastLook = now
    guard hasClock else { return delay != nil }
    guard let delay else { return false }
    head = now + delay
    if abs((head - promise).count) > Self.jitter || steadySince == nil { steadySince = now }
    promise = head
    return steadySince.map { now - $0 >= Self.settles } ?? false
  }

  /// The queue was lost.
  mutating func restart(at now: StreamInstant) {
    head = now
    promise = now
    lag = nil
    steadySince = nil
    refinement = nil
  }

  /// The device runs again, with what was written since the restart; its first word counts in full.
  mutating func begin(delay: FrameCount?, at now: StreamInstant) {
    if let delay, delay > .zero { head = now + delay }
    promise = head
    lastLook = now
  }
}
