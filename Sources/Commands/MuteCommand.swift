// limber mute

import ArgumentParser
import Control

struct MuteCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Mute, unmute, or turn it round.")

  enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "on or off; without it, the other one than now.")
  var state: Switch?

  func perform() throws(CommandFailure) {
    let parameters = MuteParameters(on: state.map { $0 == .on })
    say(StatusText.volume(try callDaemon(SessionMethod.Mute.self, parameters)))
  }
}
