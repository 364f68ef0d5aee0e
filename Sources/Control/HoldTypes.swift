// The parameters and replies of the methods that hold and release reminders.

/// A hold to begin, for Hold and HoldWhileConnected.
package struct HoldParameters: Hashable, Sendable, Codable {
  /// In milliseconds, 60,000 to 86,400,000; nil for an hour, or for no limit while connected.
  package var lengthMs: Int64?
  /// One line of at most 200 characters.
  package var reason: String?
  /// One line of at most 60 characters; nil for `you`.
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
  /// The longest reason and owner, in characters.
  package static let (reasonMax, ownerMax) = (200, 60)

  /// Whether a reason or an owner can be shown on one line: it is not empty, not too long, and has
  /// no control characters.
  package static func isOneLine(_ text: String, atMost longest: Int) -> Bool {
    1...longest ~= text.count
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

/// The hold that has begun.
package struct HoldReply: Hashable, Sendable, Codable {
  package var owner: String
  /// RFC 3339 with offset.
  package var until: String

  package init(owner: String, until: String) {
    self.owner = owner
    self.until = until
  }
}

/// The first or the last reply to a hold that lasts while the caller is connected.
package struct ConnectedHoldReply: Hashable, Sendable, Codable {
  /// The owner's name: the one asked for, or with a number if another connected caller has it.
  package var owner: String
  /// The hold has ended while the caller is connected: it was released, or its length has passed.
  package var ended: Bool

  package init(owner: String, ended: Bool = false) {
    self.owner = owner
    self.ended = ended
  }
}

package struct ReleaseParameters: Hashable, Sendable, Codable {
  /// Nil for all holds.
  package var owner: String?

  package init(owner: String? = nil) { self.owner = owner }
}

package struct ReleaseReply: Hashable, Sendable, Codable {
  /// The owners whose holds have ended.
  package var released: [String]

  package init(released: [String]) { self.released = released }
}
