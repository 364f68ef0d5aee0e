// A hold: what comes due during it waits. Each hold has an owner, so that the end of one leaves the
// others as they are.

package struct HoldSpell: Hashable, Sendable {
  /// No two holds in force have the same owner.
  package var owner: String
  /// Exclusive; nil: for as long as its owner is connected.
  package var until: WallInstant?
  /// In the user's or a program's words; nil if none were given.
  package var reason: String?
  /// Ends when its owner disconnects, if not before; always true for a hold without an end.
  package var isLeased: Bool

  package init(
    owner: String = person, until: WallInstant?, reason: String? = nil, isLeased: Bool = false
  ) {
    self.owner = owner
    self.until = until
    self.reason = reason
    self.isLeased = isLeased || until == nil
  }

  /// The owner of a hold by hand.
  package static let person = "you"

  /// The detail of decisions about it: the owner, unless it is the user, and the reason.
  var words: String? {
    let owner = owner == Self.person || owner == reason ? nil : owner
    let parts = [owner, reason].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }

  /// Whether it lasts longer than another one.
  func outlasts(_ other: HoldSpell) -> Bool {
    guard let until else { return other.until != nil }
    return other.until.map { until > $0 } ?? false
  }
}

// MARK: Stored form

extension HoldSpell {
  /// Fields in order: until, owner, reason, and a word for a lease, separated by tabs, which no
  /// field contains.
  package var text: String {
    let parts = [until.map { "\($0.milliseconds)" } ?? "", owner, reason ?? ""]
    return (parts + (isLeased ? [Self.lease] : [])).joined(separator: "\t")
  }

  private static let lease = "leased"

  /// Nil for anything but what `text` writes.
  package init?(text: String) {
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 || parts.count == 4 && parts[3] == Self.lease, !parts[1].isEmpty
    else { return nil }
    let until = Int64(parts[0]).map(WallInstant.init(milliseconds:))
    if until == nil, !parts[0].isEmpty { return nil }
    self.init(
      owner: parts[1], until: until, reason: parts[2].isEmpty ? nil : parts[2],
      isLeased: parts.count == 4)
  }
}

extension [HoldSpell] {
  /// One line each; nil for none.
  package var text: String? { isEmpty ? nil : map(\.text).joined(separator: "\n") }

  /// Invalid lines are left out.
  package init(text: String) {
    self = text.split(separator: "\n").compactMap { HoldSpell(text: String($0)) }
  }
}
