// What has happened between two states, for hooks: read off what `watch` shows, so that both tell
// the same.

import ConfigFiles
import Control

extension HookEvent {
  /// In the order in which they make sense.
  static func between(_ old: Status, _ new: Status) -> [HookEvent] {
    ended(old, new) + due(old.due, new.due) + session(old, new) + spells(old, new)
  }

  private static func due(_ old: Status.Due?, _ new: Status.Due?) -> [HookEvent] {
    guard let new, new != old else { return [] }
    if let until = new.snoozedUntil { return until == old?.snoozedUntil ? [] : [.snoozed] }
    let isKnown =
      old?.reminder == new.reminder && old?.since == new.since && old?.snoozedUntil == nil
    return isKnown ? [] : [.due]
  }

  private static func isSame(_ old: Status, _ new: Status) -> Bool {
    !old.hasNoSession && !new.hasNoSession && old.last == new.last
  }

  private static func ended(_ old: Status, _ new: Status) -> [HookEvent] {
    new.last != old.last && new.last != nil ? [.ended] : []
  }

  private static func session(_ old: Status, _ new: Status) -> [HookEvent] {
    guard let now = new.session, !new.hasNoSession else { return [] }
    guard isSame(old, new), let before = old.session else { return [.started] }
    var events: [HookEvent] = []
    if now.state != before.state {
      if now.state == .running { events.append(.resumed) }
      if now.state == .paused { events.append(.paused) }
    }
    if now.step != before.step { events.append(.step) }
    return events
  }

  private static func spells(_ old: Status, _ new: Status) -> [HookEvent] {
    guard new.offUntil != old.offUntil else { return [] }
    return [new.offUntil == nil ? .on : .off]
  }
}
