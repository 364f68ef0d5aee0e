// How full ALSA's ring has to be kept, and whether what lies in it is played. A sound server takes
// a quantum out of it at once, which may change in mid-session; what it has taken lies beyond the
// ring and is its own latency. A device may also take frames, or none, and never play one.

import Routines
import Sessions

/// Told the ring's level before and after each write; a pure value.
struct RingGauge: Hashable {
  /// What the device takes at once, as far as it was seen in the last seconds.
  var atOnce: FrameCount { max(period, newer, older) }
  private let period: FrameCount
  private let capacity: FrameCount
  private var newer = FrameCount.zero
  private var older = FrameCount.zero
  /// What it may be waiting for, since it stood still.
  private var wanted = FrameCount.zero
  private var windowEnds: StreamInstant

  /// The level as it was left, and when.
  private var level = FrameCount.zero
  private var lastLook: StreamInstant
  /// Something of what was written was played.
  private(set) var hasPlayed = false
  /// The furthest frame that was heard, by the device's report.
  private var furthest: FrameCount?
  /// For how long nothing was taken, and nothing was heard, though there was something.
  private var untaken = FrameCount.zero
  private var stoodStill: StreamInstant?
  private var unheard = FrameCount.zero

  /// Filled up when no more than this is left: 75 ms.
  private static let lowMin = FrameCount(3600)
  /// The queue's longest: 75 ms more than what has to be there.
  private static let span = FrameCount(3600)
  /// 20 ms: how late the thread may wake.
  private static let margin = FrameCount(960)
  /// 5 s: what was taken at once counts for one to two of these.
  private static let window = FrameCount(240_000)
  /// 200 ms: time in which the thread did not look says little about the device.
  private static let lookMax = FrameCount(9600)
  /// 300 ms: no device that plays is silent about it for so long, beyond what it takes at once.
  private static let pause = FrameCount(14_400)
  /// 100 ms beyond what it takes at once: a device that plays has taken something by then.
  private static let hunger = FrameCount(4800)
  /// PipeWire's largest quantum.
  private static let quantumMax = FrameCount(8192)
  private static let aftermath = FrameCount(48_000)
  /// A second without progress: the device is lost.
  private static let patience = FrameCount(48_000)
  /// 2.5 s before its first progress: a sleeping Bluetooth sink takes its time.
  private static let firstPatience = FrameCount(120_000)

  /// - Parameters:
  ///   - period: how much the device takes at once, as it reports itself.
  ///   - capacity: how much the ring holds.
  init(period: FrameCount, capacity: FrameCount, at now: StreamInstant) {
    self.period = period
    self.capacity = capacity
    windowEnds = now + Self.window
    lastLook = now
  }

  /// When the ring holds no more than this, it is time to fill it up.
  var low: FrameCount {
    min(max(Self.lowMin, max(atOnce, wanted) + Self.margin), max(Self.lowMin, capacity - Self.span))
  }

  /// It is filled up to here: what a command has to wait for in the ring.
  var high: FrameCount { min(low + Self.span, capacity) }

  /// Nothing was taken or heard for longer than a device pauses that plays.
  var isStill: Bool { untaken >= Self.pause + atOnce || unheard >= Self.pause }

  /// It has not played for so long that it is given up.
  var isLost: Bool {
    max(untaken, unheard) >= (hasPlayed ? Self.patience : Self.firstPatience)
  }

  /// The level before a write.
  /// - Parameter heard: the frame that is heard, counted from the first one written, by the
  ///   device's report; nil: it is unknown.
  mutating func look(_ level: FrameCount, heard: FrameCount?, at now: StreamInstant) {
    let elapsed = max(.zero, now - lastLook)
    let taken = self.level - level
    turnWindow(at: now)
    if taken > .zero { newer = max(newer, min(taken - elapsed, capacity)) }
    let counted = min(elapsed, Self.lookMax)
    untaken = taken > .zero || self.level == .zero ? .zero : untaken + counted
    if untaken >= Self.hunger + atOnce { noticeStandstill(at: now) }
    notice(heard, counted)
    if taken > .zero, heard == nil || unheard == .zero { hasPlayed = true }
    self.level = level
    lastLook = now
  }

  /// It stands still, or waits for more than there is: PipeWire's plugin takes all of a quantum or
  /// nothing, and that may be longer than the queue.
  private mutating func noticeStandstill(at now: StreamInstant) {
    stoodStill = now
    wanted = Self.quantumMax
  }

  /// Whether it stood still a moment ago: what it holds is late then.
  func hasJustStoodStill(at now: StreamInstant) -> Bool {
    stoodStill.map { now - $0 < Self.aftermath } ?? false
  }

  private mutating func notice(_ heard: FrameCount?, _ elapsed: FrameCount) {
    guard let heard else { return unheard = .zero }
    let isFurther = furthest.map { heard > $0 } ?? true
    unheard = isFurther || level == .zero ? .zero : unheard + elapsed
    if isFurther { furthest = heard }
  }

  private mutating func turnWindow(at now: StreamInstant) {
    guard now >= windowEnds else { return }
    (older, newer, wanted) = (newer, .zero, .zero)
    windowEnds = now + Self.window
  }

  mutating func wrote(_ count: FrameCount) { level = level + count }

  /// What was taken before the first sound filled the device's own queue: it will not be again.
  mutating func forgetStart() { (newer, older, wanted) = (.zero, .zero, .zero) }
}
