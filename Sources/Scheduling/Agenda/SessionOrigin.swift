// What a session was started as, and so which reminders it answers: with its routine's name alone,
// every composed session would answer every reminder that something is composed for.

package struct SessionOrigin: Hashable, Sendable {
  /// The routine's id; that of a composed one is the same for every wish.
  package var routine: String
  /// The wish that it was composed for; nil: it has a routine of that name, or the wish is not
  /// known any more, as after a restart.
  package var wish: WishKey?
  /// The reminder that it was started for; nil: it was chosen without one.
  package var reminder: String?
  /// It counted down, and nobody stopped it.
  package var isByItself: Bool

  package init(
    routine: String, wish: WishKey? = nil, reminder: String? = nil, isByItself: Bool = false
  ) {
    self.routine = routine
    self.wish = wish
    self.reminder = reminder
    self.isByItself = isByItself
  }
}

/// A wish for a routine that is composed, as far as reminders care: which are the same.
package struct WishKey: Hashable, Sendable {
  private let text: String

  /// - Parameter text: the same for the same wish, and for no other.
  package init(_ text: String) { self.text = text }
}

extension Agenda {
  /// Whether a session answers an occurrence: it plays the routine of that name, or one composed
  /// for the same wish; or it was started for it.
  func answers(_ session: SessionOrigin, _ occurrence: Occurrence) -> Bool {
    guard session.routine == occurrence.routine else { return false }
    let name = occurrence.key.reminder
    return session.reminder == name || session.wish == reminder(name)?.wish
  }

  /// The reminder that a session answers, of several the one that it was started for, else the
  /// last; nil: it answers none that is due.
  package func reminder(answeredBy session: SessionOrigin) -> String? {
    let names = due.filter { answers(session, $0.occurrence) }.map(\.occurrence.key.reminder)
    return names.first { $0 == session.reminder } ?? names.last
  }
}
