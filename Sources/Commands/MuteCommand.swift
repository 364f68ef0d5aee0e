// limber mute

import ArgumentParser

package struct MuteCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Mute, unmute or toggle.")

  package enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "on or off; by default, the opposite of now.")
  package var state: Switch?

  package init() {}
}
