// A method of a control interface with its Swift types, so that the compiler makes both programs
// use the same ones. The tests compare the types with the .varlink files.

/// A method: its qualified name, its parameters and its reply.
///
/// Parameters that are nil are omitted from the message; replies have explicit nulls.
package protocol ControlMethod {
  associatedtype Parameters: Codable & Sendable
  associatedtype Reply: Codable & Sendable
  /// `interface.Method`
  static var name: String { get }
}

/// The parameters of a method that takes none.
package struct NoParameters: Hashable, Sendable, Codable {
  package init() {}
}

/// The reply of the methods that return the state after their effect.
package struct StatusReply: Hashable, Sendable, Codable {
  package var status: Status

  package init(status: Status) { self.status = status }
}

/// The reply of the methods that may start a session.
package struct StartReply: Hashable, Sendable, Codable {
  package var status: Status
  /// What the routine needs, in words, such as a chair.
  package var needs: [String]
  /// Sentences that the user should know, for example that no sound device works.
  package var notices: [String]

  package init(status: Status, needs: [String] = [], notices: [String] = []) {
    self.status = status
    self.needs = needs
    self.notices = notices
  }
}

/// The reply of the methods that record pain.
package struct PainReply: Hashable, Sendable, Codable {
  package var status: Status
  /// What was recorded, and after strong pain when to see a doctor.
  package var notices: [String]

  package init(status: Status, notices: [String] = []) {
    self.status = status
    self.notices = notices
  }
}

/// The reply of Volume and Mute: the state after the effect.
package struct VolumeReply: Hashable, Sendable, Codable {
  /// 0 to 100.
  package var percent: Int
  package var muted: Bool

  package init(percent: Int, muted: Bool) {
    self.percent = percent
    self.muted = muted
  }
}
