// The system's bus, and what logind tells on it: the machine's sleep, and who is at the seat. Like
// the session's bus it is looked for again only when there is a reason to, never by a timer.

import Desktop
import Logging
import Service

final class SystemLink {
  private let loop: EventLoop
  private let log: Logger
  private let conductor: Conductor
  private let hindrances: Hindrances
  private var bus: Bus?
  private var sleep: SleepWatch?
  private var hindranceWatch: HindranceWatch?
  private var wishes: HindranceWishes?
  /// The missing bus has been logged; not every attempt is.
  private var hasTold = false

  init(
    _ loop: EventLoop, _ conductor: Conductor, _ hindrances: Hindrances, log: Logger
  ) {
    self.loop = loop
    self.conductor = conductor
    self.hindrances = hindrances
    self.log = log
    connect()
  }

  /// While a session plays, the machine does not fall asleep by itself.
  func keepAwake(_ isWanted: Bool) {
    if sleep == nil, isWanted { connect() }
    sleep?.keepAwake(isWanted)
  }

  /// Looks at what is wished for, and at nothing else: each look costs somebody a wake-up.
  func heed(_ wishes: HindranceWishes) {
    guard wishes != self.wishes else { return }
    self.wishes = wishes
    watchMoments()
  }

  private func connect() {
    do throws(BusError) {
      let bus = try Bus(loop, .system)
      sleep = try SleepWatch(
        bus, sleeps: { [conductor] ready in conductor.goesToSleep(then: ready) },
        wakes: { [conductor] in conductor.isBack() })
      self.bus = bus
      hasTold = false
      bus.lost = { [weak self] in self?.lost() }
      watchMoments()
    } catch {
      forget()
      guard !hasTold else { return }
      hasTold = true
      log.notice("no word of the machine's sleep: \(error); it is seen by the clocks")
    }
  }

  /// From scratch: a watch that is let go takes back what it has seen.
  private func watchMoments() {
    hindranceWatch = nil
    guard let bus, let wishes else { return }
    let watch = HindranceWatch()
    do throws(BusError) {
      try watch.followSystem(bus, wishes, into: hindrances)
      hindranceWatch = watch
    } catch { log.notice("the right moment is not known: \(error)") }
  }

  private func lost() {
    log.notice("the system bus has gone; a sleep is only seen when it is over")
    hasTold = true
    // Not from inside the bus that is let go.
    loop.post { [weak self] in self?.forget() }
  }

  private func forget() { (sleep, hindranceWatch, bus) = (nil, nil, nil) }
}
