// limber status

import ArgumentParser
import Control

struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is on, what is due, and what comes next.")

  @Flag(help: "Print one JSON object in which every key is always there.")
  var json = false

  @Option(help: BarFormat.help, transform: BarFormat.read)
  var format: BarFormat?

  func validate() throws {
    guard !json || format == nil else { throw ValidationError("--json and --format are two") }
  }

  func perform() throws(CommandFailure) {
    guard let format else { return try Self.show(json: json) }
    say(data: format.line(try callDaemon(SessionMethod.GetStatus.self).status))
  }

  static func show(json: Bool) throws(CommandFailure) {
    let status = try callDaemon(SessionMethod.GetStatus.self).status
    if json {
      say(data: try jsonLine(status))
    } else {
      for line in StatusText.lines(status) { say(line) }
    }
  }
}
