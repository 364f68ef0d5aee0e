// The audio thread's loop: takes orders, keeps the device fed with a bounded queue, and reports
// what is heard when. It decides when a device is worth holding, and when a programme is over; what
// the next frames are is the transport's, and what becomes of them the output's.

import Glibc
import Sessions
import Sounds

struct PlaybackLoop: ~Copyable {
  private let mailbox: Mailbox
  private var transport = Transport()
  private var output: DeviceOutput
  private var status = PlaybackStatus()
  private var gain: Float = 1
  /// The order that brought the programme that is loaded.
  private var programmeOrder = Ticket.none
  /// A ring was ordered, and it was not reported yet whether it is heard.
  private var ringIsOwed = false
  /// When the last frame of a programme is heard.
  private var endsAt: StreamInstant?
  private var pausedSince: StreamInstant?
  /// When the last sound that was handed over has been heard.
  private var soundsUntil: StreamInstant?
  /// The last order that was taken.
  private var obeyed = Ticket.none
  /// An order to sound something has taken effect only when it is known whether there is a device;
  /// one that changes its mind does not wait for that.
  private var decidesOn: Ticket?

  /// A device that plays only silence is let go after a minute.
  private static let longPause = FrameCount(48_000 * 60)
  /// What a device may still hold after the last sound should have been heard.
  private static let trailing = FrameCount(9600)

  init(mailbox: Mailbox, device: String, isRealTime: Bool) {
    self.mailbox = mailbox
    status.isRealTime = isRealTime
    output = DeviceOutput(device: device) { mailbox.orders.ring() }
  }

  /// Returns when the owner quits.
  mutating func run() {
    while !mailbox.hasQuit {
      while let (ticket, order) = mailbox.nextOrder() { obey(order, ticket) }
      let sleep = turn(at: Clock.now())
      report()
      mailbox.orders.wait(milliseconds: sleep)
    }
    output.quit()
  }

  private mutating func obey(_ order: PlaybackOrder, _ ticket: Ticket) {
    obeyed = ticket
    // Whoever orders a sound is answered when it is known whether it is heard; whoever takes it
    // back does not wait for a device that may never answer.
    switch order {
    case .play, .ring: decidesOn = decidesOn ?? ticket
    case .session(.pause), .session(.resume), .session(.seek), .session(.stop), .silence:
      decidesOn = nil
    case .session(.replace), .say, .gain, .device, .nothing: break
    }
    switch order {
    case .play(let programme):
      transport.load(programme)
      programmeOrder = ticket
      status.report.sessionEnded = false
      endsAt = nil
    case .session(let order): obey(order, ticket)
    case .ring(let tone, let decibels):
      transport.sound(tone, gain: Levels.gain(decibels: decibels))
      output.expectSound()
      ringIsOwed = true
      status.report.ringHeard = nil
    case .say(let tone): transport.say(tone)
    case .silence: transport.silence()
    case .gain(let factor): gain = factor
    case .device(let name): output.device = name
    case .nothing: break
    }
  }

  private mutating func obey(_ order: StreamOrder<Programme>, _ ticket: Ticket) {
    switch order {
    case .pause: transport.pause()
    case .resume: transport.resume()
    case .seek(let target): transport.seek(to: target)
    case .replace(let programme):
      transport.replace(with: programme)
      programmeOrder = ticket
    case .stop: transport.stop()
    }
  }

  /// One turn of the loop.
  /// - Returns: milliseconds to sleep; nil: until an order comes.
  private mutating func turn(at now: StreamInstant) -> Int? {
    noteEnd(at: now)
    notePause(at: now)
    if isActive(at: now) {
      let sleep = output.pump(&transport, gain: gain, at: now)
      if transport.state == .playing || transport.isSounding { soundsUntil = output.head(at: now) }
      return sleep
    }
    // Other programs may want the device to themselves.
    output.close()
    soundsUntil = nil
    return nil
  }

  /// Whether anything is to be heard, was handed over and is not heard yet, or may go on soon.
  private func isActive(at now: StreamInstant) -> Bool {
    switch transport.state {
    case .playing, .leadIn, .ended: true
    case .paused, .waiting: pausedSince.map { now - $0 < Self.longPause } ?? true
    case .idle: transport.isSounding || soundsUntil.map { now < $0 + Self.trailing } ?? false
    }
  }

  /// A programme is over when its last frame was heard.
  private mutating func noteEnd(at now: StreamInstant) {
    guard transport.state == .ended else { return }
    let end = endsAt ?? max(now, output.head(at: now) - transport.sinceEnd)
    endsAt = end
    guard end <= now, !transport.isSounding else { return }
    transport.unload()
    endsAt = nil
    status.report.sessionEnded = true
  }

  /// Since when the timeline stands still, for `longPause`.
  private mutating func notePause(at now: StreamInstant) {
    switch transport.state {
    case .paused, .waiting: if pausedSince == nil { pausedSince = now }
    case .idle, .playing, .leadIn, .ended: pausedSince = nil
    }
  }

  /// Publishes the status as it is after a turn.
  private mutating func report() {
    // Orders after the undecided one have taken effect as well; but tickets are counted in order.
    if !output.isDeciding { decidesOn = nil }
    status.report.applied = decidesOn?.previous ?? obeyed
    // What was cut off, or sounds by itself, may be of any order before.
    if !transport.isSounding {
      status.needed = transport.programme == nil ? obeyed.next : programmeOrder
    }
    status.refusal = output.refusal
    status.latency = output.latency
    status.report.device = output.deviceState
    status.report.xruns = output.xruns
    status.report.lateCues = transport.lateCues
    if ringIsOwed, let heard = output.hasHandedOver {
      status.report.ringHeard = heard
      ringIsOwed = false
    }
    let now = Clock.now()
    status.report.anchor = transport.anchor(head: output.head(at: now), at: now)
    // What was not heard has not gone by.
    if output.isStill, let anchor = status.report.anchor {
      status.report.anchor = Anchor(frame: anchor.frame(at: now), at: now, moves: false)
    }
    mailbox.publish(status)
  }
}
