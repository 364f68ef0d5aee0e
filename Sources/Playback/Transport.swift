// What the next frames hold: the one place where commands meet the timeline. A pure value that the
// sound card's clock and the silent clock drive alike, which is why a session without a device runs
// the same way; a command takes effect at the next frame.

import Sessions
import Sounds

/// Plays one programme, and single sounds beside it.
package struct Transport: Sendable {
  package private(set) var state = State.idle
  private(set) var programme: Programme?
  /// The next frame of the timeline.
  package private(set) var position = FrameIndex.zero
  /// How many of the timeline's waits lie behind.
  private var waitsPassed = 0
  /// The wait that stands at the position has begun to sound.
  private var hasBegunWait = false
  /// How many frames of the timeline were handed out without a break.
  package private(set) var run = FrameCount.zero
  package private(set) var lateCues = 0
  /// How many frames of silence were handed out after the last one of the timeline.
  private(set) var sinceEnd = FrameCount.zero

  /// How many frames were handed out in the wait that is on.
  private var sinceStand = FrameCount.zero

  /// Where the timeline was entered last: a cue that is under way there fades in.
  private var entry = FrameIndex.zero
  /// Cues that begin in these frames are over: they were late.
  private var late = Self.none
  /// What was cut off, fading out.
  private var tail: (score: Score, from: FrameIndex, left: FrameCount)?
  private var overlays = Overlays()
  private var leadIn: Score?

  /// Ten milliseconds take a cut below hearing; five bring a sound back.
  static let fadeOut = FrameCount(480)
  static let fadeIn = FrameCount(240)
  /// A cue that is later than this is dropped: it would announce what is no longer so.
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

  /// Goes on with a programme that is the same up to what was handed out.
  package mutating func replace(with programme: Programme) {
    if self.programme != nil { self.programme = programme }
  }

  /// The timeline stands still from the next frame on; what sounds of it fades out.
  package mutating func pause() {
    switch state {
    case .playing, .leadIn, .waiting: cut()
    case .idle, .paused, .ended: return
    }
    state = .paused
    if let programme { sound(programme.pause, gain: 1) }
  }

  /// Goes on from a pause. A person who was in the middle of a hold is given a lead-in to get back
  /// into it.
  package mutating func resume() {
    guard state == .paused, let programme else { return }
    enter(position)
    leadIn = programme.leadIn(at: position)
    state = leadIn == nil ? .playing : .leadIn(at: .zero)
    if leadIn == nil { sound(programme.resume, gain: 1) }
  }

  /// Goes on at another place, or stands still there while it is paused.
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
    // What ends the phase before a wait was heard when the wait began.
    if let programme, programme.timeline.hasWait(behind: target),
      programme.closing(at: target.frame) != nil
    {
      late = target.frame..<(target.frame + FrameCount(1))
    }
  }

  /// Ends the programme; what sounds fades out.
  package mutating func stop() {
    cut()
    if state != .idle { state = .ended }
  }

  /// Forgets the programme.
  package mutating func unload() {
    state = .idle
    programme = nil
    tail = nil
    leadIn = nil
  }

  /// Sounds a tone from the next frame on.
  package mutating func sound(_ tone: Tone, gain: Float) { overlays.add(tone, gain: gain) }

  /// Sounds a tone when the single sounds have died away.
  package mutating func say(_ tone: Tone) { overlays.addAfterAll(tone) }

  /// Fades the single sounds out.
  package mutating func silence() { overlays.silence() }

  /// At a wait.
  private var isStanding: Bool { if case .waiting = state { true } else { false } }

  /// Whether anything sounds that is not of the running timeline: it has to be heard out.
  package var isSounding: Bool {
    if case .waiting(let frame) = state, let programme, frame < programme.wait(waitsPassed).end {
      return true
    }
    return overlays.isSounding || tail != nil
  }

  /// Ends what sounds of the timeline or of a lead-in.
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

  /// What sounds of a score at a frame fades out beside whatever is played next.
  private mutating func fade(_ score: Score, from frame: FrameIndex) {
    if score.isSounding(at: frame) { tail = (score, frame, Self.fadeOut) }
  }

  /// The timeline goes on at a frame that is not the one after the last.
  private mutating func enter(_ frame: FrameIndex) {
    entry = frame
    late = Self.none
    run = .zero
  }

  /// What is heard when, if the next frame is heard at `head`; nil without a programme.
  package func anchor(head: StreamInstant, at now: StreamInstant) -> Anchor? {
    switch state {
    case .idle: return nil
    case .paused: return Anchor(frame: position, at: now, moves: false)
    case .waiting where head - sinceStand <= now || run == .zero:
      return Anchor(frame: position, at: now, moves: false)
    case .leadIn(let frame):
      return Anchor(frame: position, at: head + (LeadIn.length - (frame - .zero)), moves: true)
    case .playing, .waiting, .ended:
      // What lies in the queue was one unbroken run, or the run began in it.
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

  /// Hands out frames up to the next change of state; at least one.
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

  /// The frame at which the timeline stands still next: its wait, or its end.
  private func stop(in programme: Programme) -> FrameIndex {
    let waits = programme.timeline.waits
    return waitsPassed < waits.count ? waits[waitsPassed].at : programme.score.end
  }

  /// The timeline has reached its next wait, or its end.
  private mutating func stand(in programme: Programme) {
    guard waitsPassed < programme.timeline.waits.count else {
      state = .ended
      return
    }
    // What was handed out before is still to be heard: the run is not over.
    fade(programme.score, from: position)
    sinceStand = .zero
    // After a pause in it, nothing of it is heard twice.
    state = .waiting(at: hasBegunWait ? programme.wait(waitsPassed).end : .zero)
    hasBegunWait = true
  }

  /// A sound that is entered on the way fades in: cut open, it would click.
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
      // One frame at a time: the gain falls with each.
      let gain = Float(left.count - Int64(frame)) / Float(Self.fadeOut.count)
      let one = UnsafeMutableBufferPointer(rebasing: buffer[(frame * 2)..<(frame * 2 + 2)])
      let at = from + FrameCount(Int64(frame))
      Mixer.add(score, from: at, until: cut, gain: gain, to: one)
    }
    let remaining = left - FrameCount(Int64(count))
    tail = remaining > .zero ? (score, from + FrameCount(Int64(count)), remaining) : nil
  }

  // MARK: Time that nobody heard

  /// Goes back by frames that were handed out last and that the card lost before they were heard.
  /// - Returns: how many: at most what was handed out since the timeline was entered.
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

  /// Leaves frames out, because the card lost them: the timeline never stretches. Cues that began
  /// in them sound now if they are hardly late, and are dropped and counted otherwise.
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
    // A late cue from before that would still sound stays left out.
    let goesOn = programme.score.cues(from: late.lowerBound, to: late.upperBound)
      .contains { at, tone in at + FrameCount(Int64(tone.frameCount)) > position }
    let lost = (goesOn ? late.lowerBound : position)..<target
    position = target
    enter(target)
    late = lost
  }
}
