// limber status

import ArgumentParser
import Control

struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is on, what is due, and what comes next.")

  @Flag(help: "Print one JSON object in which every key is always there.")
  var json = false

  func perform() throws(CommandFailure) { try Self.show(json: json) }

  static func show(json: Bool) throws(CommandFailure) {
    let status = try callDaemon(SessionMethod.GetStatus.self).status
    if json {
      print(try jsonLine(status))
    } else {
      for line in StatusText.lines(status) { print(line) }
    }
  }
}
