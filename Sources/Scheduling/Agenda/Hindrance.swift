// Why it is not the right moment: something that the user is doing, or an absence, during which no
// reminder should ring.

package struct Hindrance: Hashable, Sendable, Comparable {
  /// In order of precedence: the first is the one that is shown. The raw values are the words of
  /// the settings and of `Reason`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Another user's session is in front.
    case otherUser = "other-user"
    /// A microphone is in use.
    case call
    /// The desktop's do-not-disturb is on.
    case doNotDisturb = "do-not-disturb"
    /// Another program keeps the screen on: a film, a talk.
    case inhibited
    /// The screen is locked.
    case locked
    /// There was no input for minutes.
    case away

    /// The user takes a break from the machine.
    package var isAbsence: Bool { self == .locked || self == .away }

    /// A program or a setting causes it, which the user may not be aware of.
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
  /// The name of the program or the desktop, if it reports one.
  package var program: String?

  package init(_ kind: Kind, by program: String? = nil) {
    self.kind = kind
    self.program = program
  }

  package static func < (lhs: Hindrance, rhs: Hindrance) -> Bool {
    (lhs.kind.rank, lhs.program ?? "") < (rhs.kind.rank, rhs.program ?? "")
  }

  /// Whether a reminder waits for its end: an absence holds back only reminders that count the time
  /// at the desk.
  func holdsBack(_ reminder: Reminder?) -> Bool {
    !kind.isAbsence || reminder?.rule.isEvery == true
  }
}
