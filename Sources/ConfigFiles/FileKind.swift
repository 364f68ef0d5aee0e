// The kinds of files that users write, each with its folder. What is found in a folder, and what is
// wrong with a file, carries its kind, so that it never has to be guessed from a path.

/// The raw value is the word for it in messages.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
  case settings, reminder, routine, exercise, theme

  /// The folder in each layer that holds the files of this kind, one an entry; nil for the
  /// settings, which lie in the layer itself, and for themes, which are folders in layers of their
  /// own.
  package var folder: String? {
    switch self {
    case .reminder: "reminders"
    case .routine: "routines"
    case .exercise: "exercises"
    case .settings, .theme: nil
    }
  }

  /// In the order in which they are watched.
  static var folders: [String] { allCases.compactMap(\.folder) }
}
