// Sleep, as reported by logind: something is done before the machine sleeps, and something after
// (systemd, “Inhibitor Locks”). Without logind, sleep is only noticed afterwards, by the clocks.

import Service

/// Holds a delay lock at all times and a block lock during a session. Both are descriptors: closing
/// one releases the lock.
package final class SleepWatch {
  private let bus: Bus
  private let sleeps: (_ ready: @escaping () -> Void) -> Void
  private let wakes: () -> Void
  /// While it is held, sleep waits for us, for at most logind's InhibitDelayMaxSec.
  private var delay: HeldDescriptor?
  /// While it is held, the machine does not go to sleep.
  private var block: HeldDescriptor?
  private var wantsBlock = false
  /// Why logind cannot be used, for doctor; nil: it can, or that is not known yet.
  package private(set) var problem: String?

  private static let name = "org.freedesktop.login1"
  private static let path = "/org/freedesktop/login1"
  private static let manager = "org.freedesktop.login1.Manager"

  /// - Parameters:
  ///   - sleeps: the machine is about to sleep, and waits until `ready` is called.
  ///   - wakes: the machine is awake again.
  /// - Throws: if signals of the bus cannot be received.
  package init(
    _ bus: Bus, sleeps: @escaping (_ ready: @escaping () -> Void) -> Void,
    wakes: @escaping () -> Void
  ) throws(BusError) {
    self.bus = bus
    self.sleeps = sleeps
    self.wakes = wakes
    let signal = BusSignal(from: Self.name, Self.path, Self.manager, "PrepareForSleep")
    try bus.on(signal) { [weak self] values in
      guard let self else { return }
      guard let starts = values.first?.truth else { return }
      starts ? sleep() : wake()
    }
    try bus.onOwner(of: Self.name) { [weak self] owner in
      guard let self else { return }
      // Locks of a logind that has ended are void.
      (delay, block) = (nil, nil)
      if owner != nil { takeLocks() }
    }
    takeLocks()
  }

  /// Keeps the machine from sleeping while a session plays; screens may blank and lock.
  package func keepAwake(_ isWanted: Bool) {
    guard wantsBlock != isWanted else { return }
    wantsBlock = isWanted
    block = nil
    takeBlock()
  }

  /// Releasing the delay lets the machine sleep.
  private func sleep() { sleeps { [weak self] in self?.delay = nil } }

  // The next sleep needs a new delay lock.
  private func wake() {
    takeDelay()
    wakes()
  }

  private func takeLocks() {
    takeDelay()
    takeBlock()
  }

  /// So that a session can be paused before the machine sleeps.
  private func takeDelay() {
    inhibit("delay", why: "A session is paused before the machine sleeps") { [weak self] in
      self?.delay = $0
    }
  }

  private func takeBlock() {
    guard wantsBlock else { return }
    inhibit("block", why: "A session plays") { [weak self] lock in
      // By the time of the answer, the session may be over; the descriptor is then closed at once.
      guard let self, wantsBlock else { return }
      block = lock
    }
  }

  /// Takes a lock on sleep.
  /// - Parameters:
  ///   - mode: `delay` or `block`.
  ///   - why: shown by `systemd-inhibit --list`.
  ///   - then: receives the lock, if logind grants it.
  private func inhibit(
    _ mode: String, why: String, then: @escaping (HeldDescriptor) -> Void
  ) {
    let call = BusCall(
      to: Self.name, Self.path, Self.manager, "Inhibit",
      [.string("sleep"), .string("Limber"), .string(why), .string(mode)])
    do throws(BusError) {
      try bus.call(call) { [weak self] reply in
        switch reply {
        case .success(let values):
          self?.problem = nil
          if case .descriptor(let lock)? = values.first { then(lock) }
        case .failure(let error): self?.problem = "\(error)"
        }
      }
    } catch { problem = "\(error)" }
  }
}
