// Feeds a running device from a transport and keeps a limited queue in it: first silence, until the
// device is awake and its delay reports agree, then the transport's frames, each at its time.

import Glibc
import Routines
import Sessions
import Sounds

struct DeviceFeed: ~Copyable {
  private(set) var pcm: PCM
  private var clock: QueueClock
  private var gauge: RingGauge
  /// How much silence was written before the first sound; nil once sound is written.
  private var preRoll: FrameCount?
  /// The device played a moment ago and was only prepared again: it swallows no frames, and soon
  /// reports its delay.
  let isAwake: Bool
  /// Whether the delays that the device reports agree.
  private var isSettled: Bool
  /// All frames that the device has taken.
  private var written: FrameCount
  /// The gain of the last frames written, from which the next ones ramp; nil for a device's first
  /// frames, which need no ramp.
  private var gain: Float?
  /// The frames of the output buffer that the device has not yet taken.
  private var untaken = 0..<0
  private(set) var turn: Turn

  /// The result of one turn.
  struct Turn: Hashable {
    /// When the transport's next frame is heard.
    var head: StreamInstant
    /// Milliseconds until the next turn.
    var sleep = 0
    /// The device has fallen behind by more than its jitter: an underrun.
    var hasLostTime = false
    /// Frames of the transport were written.
    var hasSounded = false
    /// The delay as last reported: frames queued before the next one written; nil if it is unknown.
    var latency: FrameCount?
    /// The device plays nothing, whether or not it still takes what is written.
    var isStill = false
    /// The device has lost its queue or is gone.
    var failure: PCMError?
  }

  /// Half a second, which sleeping sinks swallow.
  private var preRollMin: FrameCount { isAwake ? .zero : FrameCount(24_000) }
  /// Three seconds (300 ms if awake): how long the first sound waits for steady delay reports.
  private var preRollMax: FrameCount { FrameCount(isAwake ? 14_400 : 144_000) }
  /// How long the reports must agree before the first sound: 300 ms, or 50 ms if awake.
  private var settles: FrameCount { FrameCount(isAwake ? 2400 : 14_400) }
  /// In milliseconds: how soon a device that takes nothing is asked again.
  private static let shortestSleep = 10

  init(_ device: consuming RunningDevice, isAwake: Bool, at now: StreamInstant) {
    let (silence, report) = (device.silence, device.report)
    clock = QueueClock(at: report.at)
    gauge = RingGauge(period: device.pcm.period, capacity: device.pcm.capacity, at: report.at)
    pcm = device.pcm
    written = silence
    clock.wrote(silence, delay: report.delay, at: report.at)
    gauge.wrote(silence)
    preRoll = silence
    self.isAwake = isAwake
    isSettled = false
    turn = Turn(head: clock.head)
  }

  /// Gives the device back.
  consuming func end() -> PCM { pcm }

  // MARK: Position

  /// When the transport's next frame is heard, with the rest of the pre-roll before it.
  private var head: StreamInstant {
    clock.head + (preRoll.map { max(.zero, preRollMin - $0) } ?? .zero)
  }

  /// When the next frame should be heard, computed from the frames written rather than from the
  /// device's last report, which is unreliable when the device has failed.
  var promise: StreamInstant {
    guard preRoll == nil else { return head }
    return clock.promise + FrameCount(Int64(untaken.count))
  }

  /// Whether no frame of the transport was written yet.
  var isBeforeSound: Bool { preRoll != nil }

  // MARK: A turn

  /// Keeps the device fed.
  /// - Parameter silence: the clock that drives the transport until the device takes it over; set
  ///   to nil then. Nil from the start if the device drives the transport.
  mutating func feed(
    _ transport: inout Transport, _ silence: inout SilentClock?, gain: Float,
    _ buffers: borrowing FrameBuffers
  ) -> Turn {
    turn = Turn(head: head)
    do throws(PCMError) {
      try look(&transport)
      try fill(&transport, &silence, gain: gain, buffers)
    } catch {
      turn.failure = error
    }
    turn.head = head
    turn.isStill = gauge.isStill
    return turn
  }

  /// Reads the device's delay report, and makes the transport skip the time that was lost.
  private mutating func look(_ transport: inout Transport) throws(PCMError) {
    let report = try pcm.delayReport()
    turn.latency = report.delay
    gauge.look(report.ring, heard: report.delay.map { written - $0 }, at: report.at)
    guard !gauge.isLost else {
      throw PCMError(
        operation: "playing", code: ETIMEDOUT, detail: "",
        observation: "the device takes sound and plays none of it")
    }
    guard preRoll == nil, isSettled else {
      let agree = clock.settle(delay: report.delay, for: settles, at: report.at)
      // Until a sound server has taken something, its reports are guesses.
      return isSettled = agree && gauge.hasPlayed
    }
    let lost = clock.lostTime(
      delay: report.delay, hasStoodStill: gauge.hasJustStoodStill(at: report.at), at: report.at)
    turn.hasLostTime = lost > QueueClock.lagMax
    // The timeline never stretches, so the lost frames are skipped.
    if lost > .zero { transport.skip(lost) }
  }

  /// Writes until the queue is full.
  private mutating func fill(
    _ transport: inout Transport, _ silence: inout SilentClock?, gain: Float,
    _ buffers: borrowing FrameBuffers
  ) throws(PCMError) {
    while true {
      if !untaken.isEmpty { try putUntaken(buffers) }
      let now = Clock.now()
      let room = FrameCount(Int64(try pcm.room()))
      let queued = clock.queued(ring: max(.zero, pcm.capacity - room), at: now)
      let most = FrameCount(Int64(FrameBuffers.frames))
      let count = min(bound - queued, room, most)
      guard untaken.isEmpty, count > .zero else {
        // Until it has settled, the device is asked as often as possible.
        let ahead = preRoll != nil ? 0 : (queued - gauge.low).milliseconds.count
        turn.sleep = max(Self.shortestSleep, Int(ahead))
        return
      }
      try write(count, of: &transport, &silence, gain: gain, buffers, at: now)
    }
  }

  /// How full the ring is kept. After a restart only the necessary silence is queued, so that the
  /// sound continues soon.
  private var bound: FrameCount {
    preRoll != nil && isAwake ? gauge.low : gauge.high
  }

  private mutating func write(
    _ count: FrameCount, of transport: inout Transport, _ silence: inout SilentClock?, gain: Float,
    _ buffers: borrowing FrameBuffers, at now: StreamInstant
  ) throws(PCMError) {
    if let written = preRoll, !isPreRolled(written, silence) {
      // Up to the minimum first: if that is enough, the sound begins exactly there.
      let rest = written < preRollMin ? preRollMin - written : count
      try putSilence(min(count, rest), buffers)
      preRoll = written + min(count, rest)
      // After a short restart, `join` skips the time and its late cues at once; during a longer
      // wait, the silent clock advances the transport.
      if !isAwake { silence?.goOn(&transport, until: now, through: buffers.samples) }
    } else {
      join(&transport, &silence)
      try putSound(of: &transport, count, gain: gain, buffers)
    }
  }

  private func isPreRolled(_ written: FrameCount, _ silence: SilentClock?) -> Bool {
    // The device can't join before the point that the silent clock has already reached.
    if let silence, clock.head < silence.head { return false }
    return written >= preRollMax || (written >= preRollMin && isSettled)
  }

  /// Ends the pre-roll: from here on the device drives the transport.
  private mutating func join(_ transport: inout Transport, _ silence: inout SilentClock?) {
    guard preRoll != nil else { return }
    preRoll = nil
    gauge.forgetStart()
    guard let joined = silence else { return }
    transport.skip(max(.zero, clock.head - joined.head))
    silence = nil
  }

  // MARK: Frames

  private mutating func putSound(
    of transport: inout Transport, _ count: FrameCount, gain: Float,
    _ buffers: borrowing FrameBuffers
  ) throws(PCMError) {
    let part = UnsafeMutableBufferPointer(rebasing: buffers.samples[..<(Int(count.count) * 2)])
    transport.fill(part)
    Mixer.quantise(part, gain: (from: self.gain ?? gain, to: gain), to: buffers.output)
    self.gain = gain
    try put(count, buffers)
    turn.hasSounded = true
  }

  private mutating func putSilence(
    _ count: FrameCount, _ buffers: borrowing FrameBuffers
  ) throws(PCMError) {
    buffers.output.update(repeating: 0)
    try put(count, buffers)
  }

  /// Writes the first frames of the output buffer, for which there is room.
  private mutating func put(
    _ count: FrameCount, _ buffers: borrowing FrameBuffers
  ) throws(PCMError) {
    untaken = 0..<Int(count.count)
    try putUntaken(buffers)
  }

  /// Writes as much of the output buffer as the device takes.
  private mutating func putUntaken(_ buffers: borrowing FrameBuffers) throws(PCMError) {
    let begin = untaken.lowerBound
    do throws(PCMError) {
      while !untaken.isEmpty {
        let part = buffers.output[(untaken.lowerBound * 2)..<(untaken.upperBound * 2)]
        let taken = try pcm.write(UnsafeBufferPointer(rebasing: part))
        guard taken > 0 else { break }
        untaken = (untaken.lowerBound + taken)..<untaken.upperBound
      }
      let count = FrameCount(Int64(untaken.lowerBound - begin))
      took(count)
      let report = try pcm.delayReport()
      clock.wrote(count, delay: report.delay, at: report.at)
    } catch {
      clock.tookLast(FrameCount(Int64(untaken.lowerBound - begin)))
      throw error
    }
  }

  private mutating func took(_ count: FrameCount) {
    written = written + count
    gauge.wrote(count)
  }
}
