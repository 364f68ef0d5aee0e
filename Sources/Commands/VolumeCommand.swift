// limber volume: Limber's own volume, which is apart from that of the system.

import ArgumentParser

/// Calls `org.limber.Session.Volume` and prints the volume that is in force.
package struct VolumeCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "volume", abstract: "Show or set the volume.")

  /// Nil: the volume is only shown.
  @Argument(help: "0 to 100 per cent; the sounds were made for 80.")
  package var percent: Int?

  package func validate() throws {
    guard 0...100 ~= percent ?? 0 else { throw ValidationError("the volume is 0 to 100") }
  }

  package init() {}
}
