// org.limber.History: what commands have written to the history without the daemon.

/// The methods of org.limber.History.
package enum HistoryMethod {
  package static let interface = "org.limber.History"

  package enum Changed: ControlMethod {
    package static let name = "org.limber.History.Changed"
    package typealias Parameters = NoParameters
    package typealias Reply = NoReply
  }
}
