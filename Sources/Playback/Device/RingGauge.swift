// How full ALSA's ring must be kept, and whether the device plays. A sound server takes a quantum
// at once, whose size may change during a session. A device may also stop taking frames, or take
// them and never play one.

import Routines
import Sessions

/// A pure value that gets the ring's level before and after each write.
struct RingGauge: Hashable {
  /// The most that the device took at once in the last 5 to 10 seconds, at least its period.
  var atOnce: FrameCount { max(period, newer, older) }
  private let period: FrameCount
  private let capacity: FrameCount
  private var newer = FrameCount.zero
  private var older = FrameCount.zero
  /// How much it may be waiting for, if it stood still.
  private var wanted = FrameCount.zero
  private var windowEnds: StreamInstant

  /// The level after the last write.
  private var level = FrameCount.zero
  /// When the level was last read.
  private var lastLook: StreamInstant
  /// Whether the device has played anything.
  private(set) var hasPlayed = false
  /// The furthest frame that was heard, by the device's report.
  private var furthest: FrameCount?
  /// For how long nothing was taken although the ring was not empty.
  private var untaken = FrameCount.zero
  /// When it last stood still.
  private var stoodStill: StreamInstant?
  /// For how long the reported position did not advance although the ring was not empty.
  private var unheard = FrameCount.zero

  /// 75 ms: the ring is refilled when it holds no more than this, unless the device takes more at
  /// once.
  private static let lowMin = FrameCount(3600)
  /// 75 ms: how far beyond `low` the ring is filled.
  private static let span = FrameCount(3600)
  /// 20 ms: how late the thread may wake.
  private static let margin = FrameCount(960)
  /// 5 s: what was taken at once counts for one to two of these windows.
  private static let window = FrameCount(240_000)
  /// 200 ms: the most that counts between two calls. If the thread itself was held up for longer,
  /// that is not the device's fault.
  private static let lookMax = FrameCount(9600)
  /// 300 ms, beyond what it takes at once: a device that plays reports progress within this time.
  private static let pause = FrameCount(14_400)
  /// 100 ms, beyond what it takes at once: a device that plays takes something within this time.
  private static let hunger = FrameCount(4800)
  /// PipeWire's largest quantum.
  private static let quantumMax = FrameCount(8192)
  /// 1 s: how long after a standstill the queue may still be late.
  private static let aftermath = FrameCount(48_000)
  /// A second without progress: the device is lost.
  private static let patience = FrameCount(48_000)
  /// 2.5 s before its first progress: a sleeping Bluetooth sink takes its time.
  private static let firstPatience = FrameCount(120_000)

  /// - Parameters:
  ///   - period: how much the device takes at once, as it reports.
  ///   - capacity: how much the ring holds.
  init(period: FrameCount, capacity: FrameCount, at now: StreamInstant) {
    self.period = period
    self.capacity = capacity
    windowEnds = now + Self.window
    lastLook = now
  }

  /// When the ring holds no more than this, it must be refilled.
  var low: FrameCount {
    min(max(Self.lowMin, max(atOnce, wanted) + Self.margin), max(Self.lowMin, capacity - Self.span))
  }

  /// The ring is filled up to here. A command takes effect behind what is queued, so this is kept
  /// short.
  var high: FrameCount { min(low + Self.span, capacity) }

  /// Whether nothing was taken or heard for longer than in any device that plays.
  var isStill: Bool { untaken >= Self.pause + atOnce || unheard >= Self.pause }

  /// Whether it has not played for so long that it is given up.
  var isLost: Bool {
    max(untaken, unheard) >= (hasPlayed ? Self.patience : Self.firstPatience)
  }

  /// Takes the ring's level before a write.
  /// - Parameter heard: the frame that is heard now, counted from the first one written, by the
  ///   device's report; nil if it is unknown.
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

  /// It stands still, or waits for more than is queued: PipeWire's plugin takes a complete quantum
  /// or nothing, and a quantum may be longer than the queue.
  private mutating func noticeStandstill(at now: StreamInstant) {
    stoodStill = now
    wanted = Self.quantumMax
  }

  /// Whether it stood still within the last second, so that what is queued is late.
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

  /// Discards what was observed before the first sound: then the device filled its own queue, so it
  /// took more at once than it will again.
  mutating func forgetStart() { (newer, older, wanted) = (.zero, .zero, .zero) }
}
