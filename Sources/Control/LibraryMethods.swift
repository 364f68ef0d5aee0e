// org.limber.Library: the files that people own.

/// The methods of org.limber.Library.
package enum LibraryMethod {
  package static let interface = "org.limber.Library"

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
  /// `file:line:column: what is wrong`; empty when every file is good.
  package var diagnostics: [String]

  package init(diagnostics: [String]) { self.diagnostics = diagnostics }
}

/// What a person has set for every program that shows something.
package struct Preferences: Hashable, Sendable, Codable {
  /// Sentences instead of drawings.
  package var plain: Bool

  package init(plain: Bool) { self.plain = plain }
}
