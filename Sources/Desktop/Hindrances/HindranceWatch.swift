// Starts the sources of hindrances that the settings need, on the buses that exist.

import Scheduling
import Service

/// What the settings ask for.
package struct HindranceWishes: Hashable, Sendable {
  /// The conditions that reminders wait for.
  package var kinds: Set<Hindrance.Kind>
  /// Programs whose use of a microphone is not a call.
  package var ignoredMicrophones: [String]
  /// Programs, or reasons, that may keep the screen on without counting.
  package var ignoredInhibitors: [String]

  package init(
    kinds: Set<Hindrance.Kind>, ignoredMicrophones: [String] = [],
    ignoredInhibitors: [String] = []
  ) {
    self.kinds = kinds
    self.ignoredMicrophones = ignoredMicrophones
    self.ignoredInhibitors = ignoredInhibitors
  }
}

/// The sources of one connection, for as long as it is held.
package final class HindranceWatch {
  private var sources: [AnyObject] = []

  package init() {}

  /// On the session bus.
  package func followSession(
    // Only wanted sources are created: each costs a few match rules on the bus.
    _ bus: Bus, _ loop: EventLoop, environment: [String: String], _ wishes: HindranceWishes,
    into whole: Hindrances
  ) throws(BusError) {
    let kinds = wishes.kinds
    if kinds.contains(.away) { sources.append(try IdleWatch(bus, whole.part())) }
    if kinds.contains(.locked) { sources.append(try LockWatch(bus, whole.part())) }
    if kinds.contains(.inhibited) {
      let ignored = IgnoredInhibitors(wishes.ignoredInhibitors)
      sources.append(try GnomeInhibitors(bus, ignoring: ignored, whole.part()))
      sources.append(try PlasmaInhibitors(bus, ignoring: ignored, whole.part()))
    }
    if kinds.contains(.doNotDisturb) {
      sources.append(try DoNotDisturbWatch(bus, whole.part()))
      sources.append(
        try GnomeDoNotDisturbWatch(bus, loop, environment: environment, whole.part()))
    }
  }

  /// On the system bus.
  package func followSystem(
    _ bus: Bus, _ wishes: HindranceWishes, into whole: Hindrances
  ) throws(BusError) {
    if !wishes.kinds.isDisjoint(with: [.away, .locked, .otherUser]) {
      sources.append(try SeatWatch(bus, wishes.kinds, whole.part()))
    }
    if wishes.kinds.contains(.inhibited) {
      let ignored = IgnoredInhibitors(wishes.ignoredInhibitors)
      sources.append(try LogindInhibitors(bus, ignoring: ignored, whole.part()))
    }
  }
}
