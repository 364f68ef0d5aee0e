// org.limber.Library: the files that people own.

/// The methods of org.limber.Library.
package enum LibraryMethod {
  package static let interface = "org.limber.Library"

  package enum Reload: ControlMethod {
    package static let name = "org.limber.Library.Reload"
    package typealias Parameters = NoParameters
    package typealias Reply = ReloadReply
  }
}

package struct ReloadReply: Hashable, Sendable, Codable {
  /// `file:line:column: what is wrong`; empty when every file is good.
  package var diagnostics: [String]

  package init(diagnostics: [String]) { self.diagnostics = diagnostics }
}
