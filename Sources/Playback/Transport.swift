// Produces the next frames from the timeline and the commands. A pure value, driven by the device's
// clock or by the silent clock, so that a session without a device runs in the same way. A command
// takes effect at the next frame.

import Sessions
import Sounds

/// Plays one programme, and single sounds over it.
package struct Transport: Sendable {
  package private(set) var state = State.idle
  private(set) var programme: Programme?
  /// The next frame of the timeline.
  package private(set) var position = FrameIndex.zero
  /// How many of the timeline's waits have been passed.
  private var waitsPassed = 0
  /// The wait at this position has begun to play its sounds.
  private var hasBegunWait = false
  /// How many frames of the timeline were produced without interruption.
  package private(set) var run = FrameCount.zero
  /// How many cues were dropped because they were more than 100 ms late.
  package private(set) var lateCues = 0
  /// How many frames of silence were produced after the last one of the timeline.
  private(set) var sinceEnd = FrameCount.zero

  /// How many frames were produced in the current wait.
  private var sinceStand = FrameCount.zero

  /// Where the timeline was last entered. A cue that is already sounding there fades in.
  private var entry = FrameIndex.zero
  /// Cues that begin in these frames are not played: they were skipped as late, or are over.
  private var late = Self.none
  /// What was interrupted and is fading out.
  private var tail: (score: Score, from: FrameIndex, left: FrameCount)?
  private var overlays = Overlays()
  private var leadIn: Score?

  /// 10 ms to fade out and 5 ms to fade in: enough to avoid a click.
  static let fadeOut = FrameCount(480)
  static let fadeIn = FrameCount(240)
  /// 100 ms: a cue that is later is dropped, since what it announces has already happened.
  static let lateMax = FrameCount(4800)
  private static let none = FrameIndex.zero..<FrameIndex.zero

  package init() {}

  // MARK: Commands

  /// Plays a programme from its first frame.
  package mutating func load(_ programme: Programme) {
    self.programme = programme
    (position, late, entry, run) = (.zero, Self.none, .zero, .zero)
    (tail, leadIn) = (nil, nil)
    (lateCues, sinceEnd, waitsPassed, hasBegunWait) = (0, .zero, 0, false)
    state = .playing
  }

  /// Continues with a programme that is identical up to the current position.
  package mutating func replace(with programme: Programme) {
    if self.programme != nil { self.programme = programme }
  }

  /// Stops the timeline at the next frame and fades out what sounds.
  package mutating func pause() {
    switch state {
    case .playing, .leadIn, .waiting: cut()
    case .idle, .paused, .ended: return
    }
    state = .paused
    if let programme { sound(programme.pause, gain: 1) }
  }

  /// Continues after a pause; in the middle of a hold, with a lead-in to get back into position.
  package mutating func resume() {
    guard state == .paused, let programme else { return }
    enter(position)
    leadIn = programme.leadIn(at: position)
    state = leadIn == nil ? .playing : .leadIn(at: .zero)
    if leadIn == nil { sound(programme.resume, gain: 1) }
  }

  /// Continues at another place; if paused, stays paused there.
  package mutating func seek(to target: TimelinePosition) {
    switch state {
    case .idle, .ended: return
    case .playing, .leadIn, .waiting:
      cut()
      state = .playing
    case .paused: break
    }
    position = target.frame
    waitsPassed = target.waitsPassed
    hasBegunWait = false
    enter(target.frame)
    // The cue that ends the phase before a wait was already heard when the wait began.
    if let programme, programme.timeline.hasWait(behind: target),
      programme.closing(at: target.frame) != nil
    {
      late = target.frame..<(target.frame + FrameCount(1))
    }
  }

  /// Ends the programme and fades out what sounds.
  package mutating func stop() {
    cut()
    if state != .idle { state = .ended }
  }

  /// Releases the programme.
  package mutating func unload() {
    state = .idle
    programme = nil
    tail = nil
    leadIn = nil
  }

  /// Plays a single sound from the next frame on.
  package mutating func sound(_ tone: Tone, gain: Float) { overlays.add(tone, gain: gain) }

  /// Plays a single sound after all other single sounds have ended.
  package mutating func say(_ tone: Tone) { overlays.addAfterAll(tone) }

  /// Fades out all single sounds.
  package mutating func silence() { overlays.silence() }

  /// Whether it stands at a wait.
  private var isStanding: Bool { if case .waiting = state { true } else { false } }

  /// Whether anything sounds besides the running timeline, so that the device must be kept open.
  package var isSounding: Bool {
    if case .waiting(let frame) = state, let programme, frame < programme.wait(waitsPassed).end {
      return true
    }
    return overlays.isSounding || tail != nil
  }

  /// Fades out what sounds of the timeline, a lead-in or a wait.
  private mutating func cut() {
    switch state {
    case .playing: if let programme { fade(programme.score, from: position) }
    case .leadIn(let frame): if let leadIn { fade(leadIn, from: frame) }
    case .waiting(let frame): if let programme { fade(programme.wait(waitsPassed), from: frame) }
    case .idle, .paused, .ended: return
    }
    leadIn = nil
    run = .zero
  }

  /// Makes what sounds of a score at a frame fade out under whatever is played next.
  private mutating func fade(_ score: Score, from frame: FrameIndex) {
    if score.isSounding(at: frame) { tail = (score, frame, Self.fadeOut) }
  }

  /// The timeline continues at a frame other than the next one.
  private mutating func enter(_ frame: FrameIndex) {
    entry = frame
    late = Self.none
    run = .zero
  }

  /// What is heard when, given that the next frame is heard at `head`; nil without a programme.
  package func anchor(head: StreamInstant, at now: StreamInstant) -> Anchor? {
    switch state {
    case .idle: return nil
    case .paused: return Anchor(frame: position, at: now, moves: false)
    case .waiting where head - sinceStand <= now || run == .zero:
      return Anchor(frame: position, at: now, moves: false)
    case .leadIn(let frame):
      return Anchor(frame: position, at: head + (LeadIn.length - (frame - .zero)), moves: true)
    case .playing, .waiting, .ended:
      // The queue holds at most one uninterrupted run: either it is all of this run, or the run
      // began in it.
      let next = head - (isStanding ? sinceStand : sinceEnd)
      let back = min(run, max(.zero, next - now))
      return Anchor(frame: position - back, at: next - back, moves: true)
    }
  }

  // MARK: Frames

  /// Fills a buffer of stereo samples with the next frames.
  package mutating func fill(_ buffer: UnsafeMutableBufferPointer<Float>) {
    buffer.update(repeating: 0)
    var rest = buffer
    while !rest.isEmpty {
      let taken = advance(into: rest)
      rest = UnsafeMutableBufferPointer(rebasing: rest[(taken * 2)...])
    }
    addTail(to: buffer)
    overlays.mix(into: buffer)
  }

  /// Produces frames up to the next change of state.
  /// - Returns: how many; 0 if only the state has changed.
  private mutating func advance(into buffer: UnsafeMutableBufferPointer<Float>) -> Int {
    let room = Int64(buffer.count / 2)
    guard let programme else { return Int(room) }
    switch state {
    case .idle, .paused: return Int(room)
    case .ended:
      sinceEnd = sinceEnd + FrameCount(room)
      return Int(room)
    case .playing:
      let count = min(room, (stop(in: programme) - position).count)
      guard count > 0 else {
        stand(in: programme)
        return 0
      }
      add(programme.score, Int(count), to: buffer)
      position = position + FrameCount(count)
      run = run + FrameCount(count)
      return Int(count)
    case .leadIn(let frame):
      guard let leadIn, frame < leadIn.end else {
        self.leadIn = nil
        state = .playing
        return 0
      }
      let count = min(room, (leadIn.end - frame).count)
      let part = UnsafeMutableBufferPointer(rebasing: buffer[..<Int(count * 2)])
      Mixer.add(leadIn, from: frame, gain: 1, to: part)
      state = .leadIn(at: frame + FrameCount(count))
      return Int(count)
    case .waiting(let frame):
      let score = programme.wait(waitsPassed)
      let count = min(room, (score.end - frame).count)
      sinceStand = sinceStand + FrameCount(count > 0 ? count : room)
      guard count > 0 else { return Int(room) }
      Mixer.add(
        score, from: frame, gain: 1,
        to: UnsafeMutableBufferPointer(rebasing: buffer[..<Int(count * 2)]))
      state = .waiting(at: frame + FrameCount(count))
      return Int(count)
    }
  }

  /// The frame at which the timeline next stops: its next wait, or its end.
  private func stop(in programme: Programme) -> FrameIndex {
    let waits = programme.timeline.waits
    return waitsPassed < waits.count ? waits[waitsPassed].at : programme.score.end
  }

  /// The timeline has reached its next wait or its end.
  private mutating func stand(in programme: Programme) {
    guard waitsPassed < programme.timeline.waits.count else {
      state = .ended
      return
    }
    // `run` is kept, because the frames before the wait have yet to be heard.
    fade(programme.score, from: position)
    sinceStand = .zero
    // After a pause within the wait, its sounds are not repeated.
    state = .waiting(at: hasBegunWait ? programme.wait(waitsPassed).end : .zero)
    hasBegunWait = true
  }

  /// Adds the timeline's sounds. A sound that is entered in the middle fades in, to avoid a click.
  private func add(_ score: Score, _ count: Int, to buffer: UnsafeMutableBufferPointer<Float>) {
    let part = UnsafeMutableBufferPointer(rebasing: buffer[..<(count * 2)])
    Mixer.add(score, from: position, without: late, gain: 1, to: part)
    let entered = (position - entry).count
    guard entered < Self.fadeIn.count, score.isSounding(at: entry) else { return }
    for frame in 0..<min(count, Int(Self.fadeIn.count - entered)) {
      let gain = Float(entered + Int64(frame)) / Float(Self.fadeIn.count)
      part[frame * 2] *= gain
      part[frame * 2 + 1] *= gain
    }
  }

  private mutating func addTail(to buffer: UnsafeMutableBufferPointer<Float>) {
    guard let (score, from, left) = tail else { return }
    let count = min(buffer.count / 2, Int(left.count))
    let cut = from - (Self.fadeOut - left)
    for frame in 0..<count {
      // Frame by frame, since the gain falls with each.
      let gain = Float(left.count - Int64(frame)) / Float(Self.fadeOut.count)
      let one = UnsafeMutableBufferPointer(rebasing: buffer[(frame * 2)..<(frame * 2 + 2)])
      let at = from + FrameCount(Int64(frame))
      Mixer.add(score, from: at, until: cut, gain: gain, to: one)
    }
    let remaining = left - FrameCount(Int64(count))
    tail = remaining > .zero ? (score, from + FrameCount(Int64(count)), remaining) : nil
  }

  // MARK: Lost time

  /// Goes back by frames that the device has lost before they were heard.
  /// - Returns: by how many, at most those produced since the timeline was last entered.
  mutating func takeBack(_ count: FrameCount) -> FrameCount {
    switch state {
    case .playing:
      let taken = min(count, run)
      position = position - taken
      run = run - taken
      return taken
    case .leadIn(let frame):
      let taken = min(count, frame - .zero)
      state = .leadIn(at: frame - taken)
      return taken
    case .waiting(let frame):
      let taken = min(count, frame - .zero, sinceStand)
      state = .waiting(at: frame - taken)
      sinceStand = sinceStand - taken
      return taken
    case .idle, .paused, .ended: return .zero
    }
  }

  /// Skips frames that the device has lost, so that the timeline never stretches. Cues that began
  /// in them are played now if they are at most 100 ms late; otherwise they are dropped and
  /// counted.
  package mutating func skip(_ count: FrameCount) {
    var left = count
    while left > .zero {
      switch state {
      case .idle, .paused, .waiting, .ended: return
      case .leadIn(let frame):
        let step = min(left, LeadIn.length - (frame - .zero))
        left = left - step
        state = .leadIn(at: frame + step)
        if frame + step >= .zero + LeadIn.length {
          leadIn = nil
          state = .playing
        }
      case .playing:
        guard let programme else { return }
        leaveOut(left, of: programme)
        left = .zero
      }
    }
  }

  private mutating func leaveOut(_ count: FrameCount, of programme: Programme) {
    let target = max(position, min(position + count, stop(in: programme)))
    for (at, tone) in programme.score.cues(from: position, to: target) {
      if target - at <= Self.lateMax { sound(tone, gain: 1) } else { lateCues += 1 }
    }
    // An earlier late cue that would still be sounding stays excluded.
    let goesOn = programme.score.cues(from: late.lowerBound, to: late.upperBound)
      .contains { at, tone in at + FrameCount(Int64(tone.frameCount)) > position }
    let lost = (goesOn ? late.lowerBound : position)..<target
    position = target
    enter(target)
    late = lost
  }
}
