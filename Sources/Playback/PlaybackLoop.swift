// The audio thread's loop: takes orders, keeps a limited queue in the device, and reports what is
// heard when. It decides when to hold a device open and when a programme is over. The transport
// produces the frames, and the output plays them.

import Glibc
import Sessions
import Sounds

struct PlaybackLoop: ~Copyable {
  private let mailbox: Mailbox
  private var transport = Transport()
  private var output: DeviceOutput
  private var status = PlaybackStatus()
  private var gain: Float = 1
  /// The order that brought the current programme.
  private var programmeOrder = Ticket.none
  /// A ring was ordered, and whether it is heard is not yet reported.
  private var ringIsOwed = false
  /// When the last frame of a programme is heard.
  private var endsAt: StreamInstant?
  private var pausedSince: StreamInstant?
  /// When the last sound written will have been heard.
  private var soundsUntil: StreamInstant?
  /// The last order taken.
  private var obeyed = Ticket.none
  /// The first order to play something that waits until it is known whether the device works; only
  /// then has it taken effect.
  private var decidesOn: Ticket?

  /// One minute: a device is closed after a pause or wait of this length.
  private static let longPause = FrameCount(48_000 * 60)
  /// 200 ms: how long a device is kept open after the last sound should have been heard.
  private static let trailing = FrameCount(9600)

  init(mailbox: Mailbox, device: String, isRealTime: Bool) {
    self.mailbox = mailbox
    status.isRealTime = isRealTime
    output = DeviceOutput(device: device) { mailbox.orders.ring() }
  }

  /// Runs until the owner quits.
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
    // An order to play takes effect once it is known whether the device works. An order that stops
    // or changes it must not wait for a device that may never answer.
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
  /// - Returns: milliseconds to sleep; nil to sleep until an order comes.
  private mutating func turn(at now: StreamInstant) -> Int? {
    noteEnd(at: now)
    notePause(at: now)
    if isActive(at: now) {
      let sleep = output.pump(&transport, gain: gain, at: now)
      if transport.state == .playing || transport.isSounding { soundsUntil = output.head(at: now) }
      return sleep
    }
    // Close it, because other programs may need exclusive access.
    output.close()
    soundsUntil = nil
    return nil
  }

  /// Whether the device is needed: something plays, has yet to be heard, or may resume soon.
  private func isActive(at now: StreamInstant) -> Bool {
    switch transport.state {
    case .playing, .leadIn, .ended: true
    case .paused, .waiting: pausedSince.map { now - $0 < Self.longPause } ?? true
    case .idle: transport.isSounding || soundsUntil.map { now < $0 + Self.trailing } ?? false
    }
  }

  /// Unloads a programme once its last frame was heard.
  private mutating func noteEnd(at now: StreamInstant) {
    guard transport.state == .ended else { return }
    let end = endsAt ?? max(now, output.head(at: now) - transport.sinceEnd)
    endsAt = end
    guard end <= now, !transport.isSounding else { return }
    transport.unload()
    endsAt = nil
    status.report.sessionEnded = true
  }

  /// Notes since when the timeline has been standing still, for `longPause`.
  private mutating func notePause(at now: StreamInstant) {
    switch transport.state {
    case .paused, .waiting: if pausedSince == nil { pausedSince = now }
    case .idle, .playing, .leadIn, .ended: pausedSince = nil
    }
  }

  /// Publishes the status after a turn.
  private mutating func report() {
    // Later orders may have taken effect too, but the report has one number, so they wait as well.
    if !output.isDeciding { decidesOn = nil }
    status.report.applied = decidesOn?.previous ?? obeyed
    // While a fade-out or a single sound plays, it may belong to any earlier order, so all are
    // kept.
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
    // While the device plays nothing, the timeline stands still.
    if output.isStill, let anchor = status.report.anchor {
      status.report.anchor = Anchor(frame: anchor.frame(at: now), at: now, moves: false)
    }
    mailbox.publish(status)
  }
}
