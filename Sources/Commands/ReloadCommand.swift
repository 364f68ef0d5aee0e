// limber reload

import ArgumentParser
import Control

struct ReloadCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read every file again.")

  func perform() throws(CommandFailure) {
    let diagnostics = try callDaemon(LibraryMethod.Reload.self).diagnostics
    guard diagnostics.isEmpty else {
      throw CommandFailure(diagnostics.joined(separator: "\n"), code: CommandFailure.badData)
    }
    say("Every file is read and in force.")
  }
}
