// What has happened between two states. `watch --json` and the hooks both compute it from the
// status, so that they agree.

package enum StatusEvent: String, Hashable, Sendable, CaseIterable {
  /// A reminder has been announced.
  case due
  /// A reminder is due and waits for the right moment.
  case deferred
  /// The user has snoozed a reminder.
  case snoozed
  /// A session begins, is paused, is resumed, reaches another step, or ends.
  case started, paused, resumed, step, ended
  /// Reminders are held or released, or turned off or on.
  case held, released, off, on

  /// The events between two states, in a sensible order: the end of one session comes before the
  /// start of the next.
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

  /// Whether both have the same session: if one has ended in between, `last` differs.
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
      // Reminders are released only when the last hold has ended.
      if new.holds.isEmpty { events.append(.released) }
      if new.holds.contains(where: { !old.holds.contains($0) }) { events.append(.held) }
    }
    if new.offUntil != old.offUntil { events.append(new.offUntil == nil ? .on : .off) }
    return events
  }
}
