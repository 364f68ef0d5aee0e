// limber mute

import ArgumentParser

package struct MuteCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Mute, unmute, or turn it round.")

  package enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "on or off; without it, the other one than now.")
  package var state: Switch?

  package init() {}
}
