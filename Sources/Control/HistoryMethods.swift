// org.limber.History: commands report that they have written to the history, which the daemon can't
// notice by itself.

/// The methods of org.limber.History.
package enum HistoryMethod {
  package static let interface = "org.limber.History"

  package enum Changed: ControlMethod {
    package static let name = "org.limber.History.Changed"
    package typealias Parameters = NoParameters
    package typealias Reply = NoReply
  }
}
