// The system bus and what logind reports on it: the machine's sleep, and whose session is in front.
// Like the session bus it is reconnected only when it is needed, never by a timer.

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
  /// The missing bus has been logged, once rather than for every attempt.
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

  /// Keeps the machine from sleeping by itself while a session runs.
  func keepAwake(_ isWanted: Bool) {
    if sleep == nil, isWanted { connect() }
    sleep?.keepAwake(isWanted)
  }

  /// Watches only what the settings need, because each watch costs wake-ups.
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
      log.notice("logind can't announce sleep: \(error); it is noticed afterwards, from the clocks")
    }
  }

  /// Starts a new watch; the old one withdraws its hindrances when it is released.
  private func watchMoments() {
    hindranceWatch = nil
    guard let bus, let wishes else { return }
    let watch = HindranceWatch()
    do throws(BusError) {
      try watch.followSystem(bus, wishes, into: hindrances)
      hindranceWatch = watch
    } catch { log.notice("reminders can't wait for the right moment: \(error)") }
  }

  private func lost() {
    log.notice("the system bus was lost; sleep is noticed only when it is over")
    hasTold = true
    // Posted, because the bus must not be released from within its own callback.
    loop.post { [weak self] in self?.forget() }
  }

  private func forget() { (sleep, hindranceWatch, bus) = (nil, nil, nil) }
}
