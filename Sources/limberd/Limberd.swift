// The daemon's program: its options, and which mode they mean.

import ArgumentParser
import Daemon

@main struct Limberd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limberd",
    abstract: "Reminds people to stretch, and guides them by sound; see limberd(1).")

  @Option(help: "Read settings, reminders and routines from this folder.")
  var config: String?

  @OptionGroup var modes: Modes

  func run() throws {
    let places = Places(environment: Places.environment, config: config)
    let status = try modes.run(places) ?? LimberDaemon.run(config: config)
    throw ExitCode(status)
  }
}
