// Feeds a running device from a transport, a bounded queue ahead: silence until the device is awake
// and its reported delays agree, then what the transport holds, each frame in its place.

import Glibc
import Routines
import Sessions
import Sounds

struct DeviceFeed: ~Copyable {
  private(set) var pcm: PCM
  private var clock: QueueClock
  private var gauge: RingGauge
  /// How much silence was written before the first sound; nil once that may come.
  private var preRoll: FrameCount?
  /// It played a moment ago, and was only prepared again: it swallows nothing, and soon
  /// reports where it is.
  let isAwake: Bool
  /// Whether the delays that the device reports agree.
  private var isSettled: Bool
  /// All that the device has taken.
  private var written: FrameCount
  /// What was written last was at this gain; nil: a device's first frames begin at their own.
  private var gain: Float?
  /// Frames of the output that were handed out, and that the device has not taken yet.
  private var untaken = 0..<0
  private(set) var turn: Turn

  /// What has come of the last turn.
  struct Turn: Hashable {
    /// When the transport's next frame is heard.
    var head: StreamInstant
    /// Milliseconds until the next turn.
    var sleep = 0
    var hasLostTime = false
    /// Frames of the transport were handed over.
    var hasSounded = false
    /// As the device reported it last: frames before the next one written.
    var latency: FrameCount?
    /// The device takes what is written, or not even that, and plays nothing of it.
    var isStill = false
    /// The device has lost its queue, or is gone.
    var failure: PCMError?
  }

  /// Sleeping sinks swallow the first half second.
  private var preRollMin: FrameCount { isAwake ? .zero : FrameCount(24_000) }
  /// Some take longer to report where they are: the first sound waits for them, but no longer.
  private var preRollMax: FrameCount { FrameCount(isAwake ? 14_400 : 144_000) }
  /// How long its reports have to agree before the first sound: 300 ms, or 50.
  private var settles: FrameCount { FrameCount(isAwake ? 2400 : 14_400) }
  /// Milliseconds: how soon a device that takes nothing is asked again.
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

  // MARK: Where it is

  private var head: StreamInstant {
    clock.head + (preRoll.map { max(.zero, preRollMin - $0) } ?? .zero)
  }

  /// As it was promised: the last report of a device that is gone is not worth much.
  var promise: StreamInstant {
    guard preRoll == nil else { return head }
    return clock.promise + FrameCount(Int64(untaken.count))
  }

  /// Nothing of the transport was handed over yet.
  var isBeforeSound: Bool { preRoll != nil }

  // MARK: A turn

  /// Keeps the device fed.
  /// - Parameter silence: what the transport goes on by until the device takes it over, which
  ///   makes it nil; nil from the beginning: nobody has heard anything of the transport yet.
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

  /// Takes the device's report on where it is.
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
      // A server's first reports, before it has taken anything, are guesses.
      return isSettled = agree && gauge.hasPlayed
    }
    let lost = clock.lostTime(
      delay: report.delay, hasStoodStill: gauge.hasJustStoodStill(at: report.at), at: report.at)
    turn.hasLostTime = lost > QueueClock.lagMax
    // The timeline never stretches: what was lost is left out.
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
        // Until it has settled, the device is asked often.
        let ahead = preRoll != nil ? 0 : (queued - gauge.low).milliseconds.count
        turn.sleep = max(Self.shortestSleep, Int(ahead))
        return
      }
      try write(count, of: &transport, &silence, gain: gain, buffers, at: now)
    }
  }

  /// How full the ring is kept. Silence after which the sound is to go on soon is no more than
  /// has to be.
  private var bound: FrameCount {
    preRoll != nil && isAwake ? gauge.low : gauge.high
  }

  private mutating func write(
    _ count: FrameCount, of transport: inout Transport, _ silence: inout SilentClock?, gain: Float,
    _ buffers: borrowing FrameBuffers, at now: StreamInstant
  ) throws(PCMError) {
    if let written = preRoll, !isPreRolled(written, silence) {
      // Exactly as much as there has to be, where that is enough.
      let rest = written < preRollMin ? preRollMin - written : count
      try putSilence(min(count, rest), buffers)
      preRoll = written + min(count, rest)
      // A moment is left out at its end, with what is late in it; longer, time goes by.
      if !isAwake { silence?.goOn(&transport, until: now, through: buffers.samples) }
    } else {
      join(&transport, &silence)
      try putSound(of: &transport, count, gain: gain, buffers)
    }
  }

  private func isPreRolled(_ written: FrameCount, _ silence: SilentClock?) -> Bool {
    // Time that has gone by in silence does not come again.
    if let silence, clock.head < silence.head { return false }
    return written >= preRollMax || (written >= preRollMin && isSettled)
  }

  /// From here on the transport's next frame is the device's.
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

  /// Writes the first frames of the output: there was room.
  private mutating func put(
    _ count: FrameCount, _ buffers: borrowing FrameBuffers
  ) throws(PCMError) {
    untaken = 0..<Int(count.count)
    try putUntaken(buffers)
  }

  /// Writes as much as the device takes.
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
