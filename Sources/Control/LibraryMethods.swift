// org.limber.Library: reads the user's files again, and returns the settings that clients need.

/// The methods of org.limber.Library.
package enum LibraryMethod {
  package static let interface = "org.limber.Library"

  /// Returns what is wrong, after the files have taken effect.
  package enum Reload: ControlMethod {
    package static let name = "org.limber.Library.Reload"
    package typealias Parameters = NoParameters
    package typealias Reply = ReloadReply
  }

  package enum GetPreferences: ControlMethod {
    package static let name = "org.limber.Library.GetPreferences"
    package typealias Parameters = NoParameters
    package typealias Reply = Preferences
  }
}

package struct ReloadReply: Hashable, Sendable, Codable {
  /// As `file:line:column: what is wrong`; empty if every file is valid.
  package var diagnostics: [String]

  package init(diagnostics: [String]) { self.diagnostics = diagnostics }
}

/// The settings that apply to every program with output.
package struct Preferences: Hashable, Sendable, Codable {
  /// Prefers sentences to drawings, as for a screen reader.
  package var plain: Bool

  package init(plain: Bool) { self.plain = plain }
}
