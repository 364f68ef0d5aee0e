// limber mute: silence without losing the volume, which stays as it was.

import ArgumentParser

/// Calls `org.limber.Session.Mute` and prints the volume.
package struct MuteCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Mute, unmute or toggle.")

  /// Its raw values are the words of the command line.
  package enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "on or off; by default, the opposite of now.")
  package var state: Switch?

  package init() {}
}
