// A while in which nothing rings: what comes in it waits. Each has an owner, so that the end of one
// leaves the others as they are.

package struct HoldSpell: Hashable, Sendable {
  /// Whose it is: no two in force have the same.
  package var owner: String
  /// Excluded; nil: for as long as its owner is there.
  package var until: WallInstant?
  /// In a person's or a program's words; nil: none were given.
  package var reason: String?
  /// Ends when its owner is gone, if not before; always so without an end of its own.
  package var isLeased: Bool

  package init(
    owner: String = person, until: WallInstant?, reason: String? = nil, isLeased: Bool = false
  ) {
    self.owner = owner
    self.until = until
    self.reason = reason
    self.isLeased = isLeased || until == nil
  }

  /// The owner of what a person holds by hand.
  package static let person = "you"

  /// What decisions tell of it: the owner, unless it is the person, and the reason.
  var words: String? {
    let owner = owner == Self.person || owner == reason ? nil : owner
    let parts = [owner, reason].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }

  /// Whether it goes on after another one.
  func outlasts(_ other: HoldSpell) -> Bool {
    guard let until else { return other.until != nil }
    return other.until.map { until > $0 } ?? false
  }
}

// MARK: As it is kept

extension HoldSpell {
  /// In order of: until, owner, reason, and a word for a lease, between tabs, which no part has.
  package var text: String {
    let parts = [until.map { "\($0.milliseconds)" } ?? "", owner, reason ?? ""]
    return (parts + (isLeased ? [Self.lease] : [])).joined(separator: "\t")
  }

  private static let lease = "leased"

  /// Nil for anything but what `text` has written.
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
  /// A line each; nil for none.
  package var text: String? { isEmpty ? nil : map(\.text).joined(separator: "\n") }

  /// Lines that are none are left out.
  package init(text: String) {
    self = text.split(separator: "\n").compactMap { HoldSpell(text: String($0)) }
  }
}
