// What goes in and out of the methods by which reminders are held and released.

package struct HoldParameters: Hashable, Sendable, Codable {
  /// 60,000 to 86,400,000; an hour when nil.
  package var lengthMs: Int64?
  /// One line of 200 characters at the most.
  package var reason: String?
  /// One line of 60 characters at the most; `you` when nil.
  package var owner: String?

  package init(lengthMs: Int64? = nil, reason: String? = nil, owner: String? = nil) {
    self.lengthMs = lengthMs
    self.reason = reason
    self.owner = owner
  }

  private enum CodingKeys: String, CodingKey {
    case lengthMs = "length_ms"
    case reason, owner
  }
}

extension HoldParameters {
  /// Characters.
  package static let (reasonMax, ownerMax) = (200, 60)

  /// Whether a reason or an owner is one line, as a log can show it: none of its characters is a
  /// control.
  package static func isOneLine(_ text: String, atMost longest: Int) -> Bool {
    1...longest ~= text.count
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

package struct HoldReply: Hashable, Sendable, Codable {
  package var owner: String
  /// RFC 3339 with offset.
  package var until: String

  package init(owner: String, until: String) {
    self.owner = owner
    self.until = until
  }
}

package struct ConnectedHoldReply: Hashable, Sendable, Codable {
  /// Whose the hold is: the name asked for, or one like it where that is another's.
  package var owner: String
  /// It is over though the caller is there: somebody has ended it, or its time has passed.
  package var ended: Bool

  package init(owner: String, ended: Bool = false) {
    self.owner = owner
    self.ended = ended
  }
}

package struct ReleaseParameters: Hashable, Sendable, Codable {
  /// Nil: of all.
  package var owner: String?

  package init(owner: String? = nil) { self.owner = owner }
}

package struct ReleaseReply: Hashable, Sendable, Codable {
  /// Whose holds have ended.
  package var released: [String]

  package init(released: [String]) { self.released = released }
}
