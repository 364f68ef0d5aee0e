// The settings' `compose` and `allow`: what the user wants composed, and what they allow.

import Routines
import Yams

/// Part of `SettingsFile`; `wish` also reads the `compose` of a reminder.
enum WishFields {
  /// `{for: 10m, areas: [lower-back], positions: [standing, seated], level: 1, without: [wall]}`
  static func wish(_ entry: Entry) -> Wish? {
    let keys = ["for", "areas", "level", "positions", "without"]
    guard let fields = entry.mapping(keys: keys),
      let length = fields.required("for", { $0.duration(Wish.lengths) })
    else { return nil }
    return Wish(
      length: length, areas: fields.words("areas", Area.self),
      level: fields.integer("level", 1...3),
      positions: positions(fields), without: Set(fields.words("without", Need.self)))
  }

  /// `{level: 2, positions: all, without: [strap], eyes-open: false, hold: 30s}`
  static func allowance(_ entry: Entry) -> Allowance? {
    let keys = ["level", "positions", "without", "eyes-open", "hold"]
    guard let fields = entry.mapping(keys: keys) else { return nil }
    var allowance = Allowance()
    allowance.level = fields.integer("level", 1...3) ?? allowance.level
    allowance.positions = positions(fields)
    allowance.without = Set(fields.words("without", Need.self))
    allowance.eyesOpen = fields.boolean("eyes-open") ?? allowance.eyesOpen
    allowance.hold = fields.duration("hold", Limits.allowedHold) ?? allowance.hold
    return allowance
  }

  /// `all` is empty, as in `Wish` and `Allowance`.
  private static func positions(_ fields: Fields) -> Set<Position> {
    if let entry = fields["positions"], entry.node.scalar?.string == "all" { return [] }
    return Set(fields.words("positions", Position.self))
  }
}
