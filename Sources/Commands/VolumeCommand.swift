// limber volume

import ArgumentParser
import Control

struct VolumeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "volume", abstract: "Show or set the volume.")

  @Argument(help: "0 to 100 per cent; 80 is the level the sounds were made for.")
  var percent: Int?

  func validate() throws {
    guard 0...100 ~= percent ?? 0 else { throw ValidationError("The volume is 0 to 100") }
  }

  func perform() throws(CommandFailure) {
    say(
      StatusText.volume(
        try callDaemon(SessionMethod.Volume.self, VolumeParameters(percent: percent))))
  }
}
