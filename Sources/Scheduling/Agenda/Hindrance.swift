// Why it isn't the right moment: something that a person does, or does not do, beside which no
// reminder should ring.

package struct Hindrance: Hashable, Sendable, Comparable {
  /// The gravest first: it is the one that is told. The raw values are the words of the settings
  /// and of `Reason`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Another user's session is in front.
    case otherUser = "other-user"
    /// A microphone is in use.
    case call
    /// The desktop is told not to disturb.
    case doNotDisturb = "do-not-disturb"
    /// Another program keeps the screen on: a film, a talk.
    case inhibited
    /// The screen is locked.
    case locked
    /// Nobody has touched anything for minutes.
    case away

    /// The person rests from the machine.
    package var isAbsence: Bool { self == .locked || self == .away }

    /// A program or a setting causes it, which a person may not be aware of.
    var isOfProgram: Bool { self == .call || self == .doNotDisturb || self == .inhibited }

    package var reason: Reason {
      switch self {
      case .otherUser: .otherUser
      case .call: .call
      case .doNotDisturb: .doNotDisturb
      case .inhibited: .inhibited
      case .locked: .locked
      case .away: .away
      }
    }

    fileprivate var rank: Int { Self.allCases.firstIndex(of: self)! }
  }

  package var kind: Kind
  /// The program's or the desktop's name, where it tells.
  package var program: String?

  package init(_ kind: Kind, by program: String? = nil) {
    self.kind = kind
    self.program = program
  }

  package static func < (lhs: Hindrance, rhs: Hindrance) -> Bool {
    (lhs.kind.rank, lhs.program ?? "") < (rhs.kind.rank, rhs.program ?? "")
  }

  /// Whether a reminder waits for its end: an absence holds back only those that count the time
  /// at the desk.
  func holdsBack(_ reminder: Reminder?) -> Bool {
    !kind.isAbsence || reminder?.rule.isEvery == true
  }
}
