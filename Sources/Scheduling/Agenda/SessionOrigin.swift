// How a session was started, and so which reminders it answers. The routine's name is not enough:
// all composed routines have the same, so any composed session would answer every reminder with a
// composed routine.

package struct SessionOrigin: Hashable, Sendable {
  /// The routine's id; that of a composed one is the same for every wish.
  package var routine: String
  /// The wish that it was composed for; nil if it was not composed, or the wish is no longer known,
  /// as after a restart.
  package var wish: WishKey?
  /// The reminder that it was started for; nil if there was none.
  package var reminder: String?
  /// It started by itself after a countdown.
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

/// Identifies a wish, so that reminders can compare wishes without knowing their contents.
package struct WishKey: Hashable, Sendable {
  private let text: String

  /// - Parameter text: equal for equal wishes only.
  package init(_ text: String) { self.text = text }
}

extension Agenda {
  /// Whether a session answers an occurrence: it has the occurrence's routine, and for composed
  /// ones the same wish, or was started for that reminder.
  func answers(_ session: SessionOrigin, _ occurrence: Occurrence) -> Bool {
    guard session.routine == occurrence.routine else { return false }
    let name = occurrence.key.reminder
    return session.reminder == name || session.wish == reminder(name)?.wish
  }

  /// The due reminder that a session answers: of several, the one it was started for, else the
  /// last. Nil if it answers none.
  package func reminder(answeredBy session: SessionOrigin) -> String? {
    let names = due.filter { answers(session, $0.occurrence) }.map(\.occurrence.key.reminder)
    return names.first { $0 == session.reminder } ?? names.last
  }
}
