// What has happened between two states: `watch --json` and hooks read it off what status shows, so
// that both tell the same.

package enum StatusEvent: String, Hashable, Sendable, CaseIterable {
  /// A reminder is due, and its sound is out.
  case due
  /// It waits for the right moment.
  case deferred
  /// A person has put it off.
  case snoozed
  /// A session begins, is paused, goes on, comes to another step, or ends.
  case started, paused, resumed, step, ended
  /// Reminders are held, or not any more; off, or on again.
  case held, released, off, on

  /// In the order in which they make sense.
  package static func between(_ old: Status, _ new: Status) -> [StatusEvent] {
    ended(old, new) + deferred(old, new) + due(old.due, new.due) + session(old, new)
      + spells(old, new)
  }

  private static func due(_ old: Status.Due?, _ new: Status.Due?) -> [StatusEvent] {
    guard let new, new != old, new.ringsAt == nil else { return [] }
    if let until = new.snoozedUntil { return until == old?.snoozedUntil ? [] : [.snoozed] }
    let isKnown =
      old?.reminder == new.reminder && old?.since == new.since && old?.snoozedUntil == nil
      && old?.ringsAt == nil
    return isKnown ? [] : [.due]
  }

  private static func deferred(_ old: Status, _ new: Status) -> [StatusEvent] {
    guard let now = new.deferred else { return [] }
    let isKnown = now.reminder == old.deferred?.reminder && now.since == old.deferred?.since
    return isKnown ? [] : [.deferred]
  }

  private static func isSame(_ old: Status, _ new: Status) -> Bool {
    !old.hasNoSession && !new.hasNoSession && old.last == new.last
  }

  private static func ended(_ old: Status, _ new: Status) -> [StatusEvent] {
    new.last != old.last && new.last != nil ? [.ended] : []
  }

  private static func session(_ old: Status, _ new: Status) -> [StatusEvent] {
    guard let now = new.session, !new.hasNoSession else { return [] }
    guard isSame(old, new), let before = old.session else { return [.started] }
    var events: [StatusEvent] = []
    if now.state != before.state {
      if now.state == .running { events.append(.resumed) }
      if now.state == .paused { events.append(.paused) }
    }
    if now.step != before.step { events.append(.step) }
    return events
  }

  private static func spells(_ old: Status, _ new: Status) -> [StatusEvent] {
    var events: [StatusEvent] = []
    if new.holds != old.holds {
      // The end of one among several releases nothing.
      if new.holds.isEmpty { events.append(.released) }
      if new.holds.contains(where: { !old.holds.contains($0) }) { events.append(.held) }
    }
    if new.offUntil != old.offUntil { events.append(new.offUntil == nil ? .on : .off) }
    return events
  }
}
