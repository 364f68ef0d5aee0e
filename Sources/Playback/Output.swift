// Feeds a device from a transport, a bounded queue ahead; and while there is none, lets the same
// transport go on in silence by the clock of the machine, until the device is back.

import CALSA
import Glibc
import Routines
import Sessions
import Sounds

struct Output: ~Copyable {
  /// The ALSA PCM that is opened next; another one is tried at once.
  var device: String {
    didSet {
      guard device != oldValue else { return }
      nextTry = StreamInstant(nanoseconds: .min)
      retryDelay = Self.retryMin
    }
  }
  private(set) var state = PlaybackStatus.Device.closed
  /// What the device that was opened last can't do by itself.
  private(set) var refusal: PCMError?
  private(set) var xruns = 0
  /// Since the last `expectSound`: whether frames went to a device (true) or to nobody (false).
  private(set) var hasHandedOver: Bool?

  private var pcm: PCM?
  private var clock = QueueClock(at: StreamInstant(nanoseconds: 0))
  /// How much silence was written before the first sound; nil once that may come.
  private var preRoll: FrameCount?
  /// Whether the device's words agree, before the first sound.
  private var isSettled = false
  private var lastXrun: StreamInstant?
  /// Whether the transport goes on in silence during the pre-roll, to be joined after it.
  private var joins = false
  /// When the transport's next frame is heard, or would be.
  private var silentHead: StreamInstant?
  /// The same while a device that has lost its queue is not started again.
  private var due: StreamInstant?
  private var nextTry = StreamInstant(nanoseconds: .min)
  private var retryDelay = Output.retryMin
  /// What was written last was at this gain; nil: a device's first frames begin at their own.
  private var gain: Float?
  private let samples = UnsafeMutableBufferPointer<Float>.allocate(capacity: Output.chunk * 2)
  /// Frames of `output` that were handed out, and that the device has not taken yet.
  private var untaken = 0..<0
  private let output = UnsafeMutableBufferPointer<Int16>.allocate(capacity: Output.chunk * 2)

  /// A command is heard after at most this much.
  static let queueMax = FrameCount(7200)
  /// Filled up when this little is left.
  static let queueLow = FrameCount(3600)
  /// Sleeping sinks swallow the first half second,
  static let preRollMin = FrameCount(24_000)
  /// and some take longer to say what they do: the first sound waits for them, but no longer.
  static let preRollMax = FrameCount(96_000)
  /// What runs dry again within a second has not come back yet: it is counted once.
  private static let xrunSpan = FrameCount(48_000)
  static let chunk = 2400
  /// 20 ms before the sound goes on after an xrun.
  private static let restartSilence = FrameCount(960)
  static let retryMin = FrameCount(48_000)
  static let retryMax = FrameCount(30 * 48_000)
  /// Milliseconds: how soon a device that takes nothing is asked again.
  private static let shortestSleep = 10
  /// How often silence is looked after.
  private static let silentSleep = 100

  init(device: String) { self.device = device }

  deinit {
    samples.deallocate()
    output.deallocate()
  }

  mutating func close() {
    untaken = 0..<0
    pcm = nil
    gain = nil
    state = .closed
    silentHead = nil
    nextTry = StreamInstant(nanoseconds: .min)
    retryDelay = Self.retryMin
  }

  /// The next frames are the first of a sound.
  mutating func expectSound() { hasHandedOver = nil }

  /// When the transport's next frame is heard.
  func head(at now: StreamInstant) -> StreamInstant {
    if let silentHead { return silentHead }
    guard pcm != nil else { return now }
    return clock.head + (preRoll.map { max(.zero, Self.preRollMin - $0) } ?? .zero)
  }

  /// Keeps the device fed, or time going.
  /// - Returns: milliseconds until it wants to be called again.
  mutating func pump(
    _ transport: inout Transport, gain: Float, at now: StreamInstant
  ) -> Int {
    if pcm == nil, nextTry <= now { open(at: now) }
    if pcm != nil {
      do throws(PCMError) {
        try feed(&transport, gain: gain, at: now)
        let ahead = clock.queued(at: now) - Self.queueLow
        return max(Self.shortestSleep, Int(ahead.milliseconds.count))
      } catch {
        lose(error, &transport, at: now)
      }
    }
    goOnInSilence(&transport, at: now)
    return Self.silentSleep
  }

  // MARK: The device

  private mutating func open(at now: StreamInstant) {
    do throws(PCMError) {
      let opened = try PCM(opening: device)
      refusal = opened.refused
      pcm = consume opened
      clock = QueueClock(at: Clock.now())
      preRoll = .zero
      isSettled = false
      joins = silentHead != nil
      state = .open
      retryDelay = Self.retryMin
    } catch {
      absent(error, at: now)
    }
  }

  private mutating func absent(_ error: PCMError, at now: StreamInstant) {
    state = .absent("\(error)")
    nextTry = Clock.now() + retryDelay
    retryDelay = min(Self.retryMax, retryDelay + retryDelay)
  }

  private mutating func feed(
    _ transport: inout Transport, gain: Float, at now: StreamInstant
  ) throws(PCMError) {
    do throws(PCMError) {
      try look(&transport)
      try fill(&transport, gain: gain)
    } catch {
      try pcm!.recover(from: error)
      try restart(&transport)
      try fill(&transport, gain: gain)
    }
  }

  /// Takes the device's word on where it is.
  private mutating func look(_ transport: inout Transport) throws(PCMError) {
    let word = try pcm!.word()
    if preRoll == nil {
      leaveOut(clock.lostTime(delay: word.delay, at: word.at), &transport, at: word.at)
    } else {
      isSettled = clock.settle(delay: word.delay, at: word.at)
    }
  }

  /// Begins anew on a device that has lost its queue. A little silence first: once that runs, it is
  /// known to the frame when the next one is heard, however long the start took.
  private mutating func restart(_ transport: inout Transport) throws(PCMError) {
    let now = Clock.now()
    let head = clock.promise + FrameCount(Int64(untaken.count))
    clock.restart(at: now)
    untaken = 0..<0
    countXrun(at: now)
    guard preRoll == nil else {
      // Nothing sounded yet that could be lost; the device has to settle again.
      (preRoll, isSettled) = (.zero, false)
      return
    }
    // What was still queued was not heard: it is left out, or late, by the same measure.
    let due = head - transport.takeBack(max(.zero, head - now))
    self.due = due
    // Where the timeline can't go back, it stands until it is due.
    try putSilence(Int(max(Self.restartSilence, due - now).count))
    try pcm!.start()
    let word = try pcm!.word()
    clock.begin(delay: word.delay, at: word.at)
    transport.skip(max(.zero, clock.head - due))
    self.due = nil
  }

  /// The timeline never stretches: what was lost is left out.
  private mutating func leaveOut(
    _ count: FrameCount, _ transport: inout Transport, at now: StreamInstant
  ) {
    guard count > .zero else { return }
    countXrun(at: now)
    transport.skip(count)
  }

  private mutating func countXrun(at now: StreamInstant) {
    if lastXrun.map({ now - $0 > Self.xrunSpan }) ?? true { xruns += 1 }
    lastXrun = now
  }

  /// Writes until the queue is full.
  private mutating func fill(_ transport: inout Transport, gain: Float) throws(PCMError) {
    while true {
      if !untaken.isEmpty { try putUntaken() }
      guard untaken.isEmpty else { break }
      let now = Clock.now()
      let room = Int64(try pcm!.room())
      let wanted = (Self.queueMax - clock.queued(at: now)).count
      let count = min(wanted, room, Int64(Self.chunk))
      guard count > 0 else { break }
      if let written = preRoll, !isPreRolled(written) {
        // Exactly as much as there has to be, where that is enough.
        let rest = written < Self.preRollMin ? (Self.preRollMin - written).count : count
        try writeSilence(&transport, Int(min(count, rest)), at: now)
      } else {
        preRoll = nil
        join(&transport)
        try write(&transport, Int(count), gain: gain)
      }
    }
    try pcm!.start()
  }

  private func isPreRolled(_ written: FrameCount) -> Bool {
    // Time that has gone by in silence does not come again.
    if joins, let silentHead, clock.head < silentHead { return false }
    return written >= Self.preRollMax || (written >= Self.preRollMin && isSettled)
  }

  private mutating func writeSilence(
    _ transport: inout Transport, _ count: Int, at now: StreamInstant
  ) throws(PCMError) {
    try putSilence(count)
    preRoll = preRoll.map { $0 + FrameCount(Int64(count)) }
    if joins { goOnInSilence(&transport, at: now) }
  }

  /// From here on the transport's next frame is the device's.
  private mutating func join(_ transport: inout Transport) {
    guard joins, let silentHead else { return }
    transport.skip(max(.zero, clock.head - silentHead))
    self.silentHead = nil
    joins = false
  }

  private mutating func write(
    _ transport: inout Transport, _ count: Int, gain: Float
  ) throws(PCMError) {
    let part = UnsafeMutableBufferPointer(rebasing: samples[..<(count * 2)])
    transport.fill(part)
    Mixer.quantise(part, gain: (from: self.gain ?? gain, to: gain), to: output)
    self.gain = gain
    try put(count)
    hasHandedOver = true
  }

  private mutating func putSilence(_ count: Int) throws(PCMError) {
    output.update(repeating: 0)
    var left = count
    while left > 0, untaken.isEmpty {
      let part = min(left, Self.chunk)
      try put(part)
      left -= part
    }
  }

  /// Writes the first frames of `output`: there was room.
  private mutating func put(_ count: Int) throws(PCMError) {
    untaken = 0..<count
    try putUntaken()
  }

  /// Writes as much as the device takes.
  private mutating func putUntaken() throws(PCMError) {
    let begin = untaken.lowerBound
    do throws(PCMError) {
      while !untaken.isEmpty {
        let part = output[(untaken.lowerBound * 2)..<(untaken.upperBound * 2)]
        let taken = try pcm!.write(UnsafeBufferPointer(rebasing: part))
        guard taken > 0 else { break }
        untaken = (untaken.lowerBound + taken)..<untaken.upperBound
      }
      let word = try pcm!.word()
      let count = FrameCount(Int64(untaken.lowerBound - begin))
      clock.wrote(count, delay: word.delay, at: word.at)
    } catch {
      clock.tookLast(FrameCount(Int64(untaken.lowerBound - begin)))
      throw error
    }
  }

  private mutating func lose(_ error: PCMError, _ transport: inout Transport, at now: StreamInstant)
  {
    // As it was promised: the last word of a device that is gone is not worth much.
    let promise = clock.promise + FrameCount(Int64(untaken.count))
    let head = due ?? (preRoll == nil ? promise : head(at: now))
    due = nil
    untaken = 0..<0
    pcm = nil
    gain = nil
    silentHead = joins ? silentHead : head
    joins = false
    absent(error, at: now)
  }

  // MARK: Silence

  /// Lets the transport go on to where it would be heard by now.
  private mutating func goOnInSilence(_ transport: inout Transport, at now: StreamInstant) {
    if silentHead == nil { silentHead = now }
    while let head = silentHead, head < now {
      let count = min(Int64(Self.chunk), (now - head).count)
      guard count > 0 else { break }
      transport.fill(UnsafeMutableBufferPointer(rebasing: samples[..<Int(count * 2)]))
      silentHead = head + FrameCount(count)
    }
    if hasHandedOver == nil { hasHandedOver = false }
  }
}
