// The daemon's program. Without a command it is the daemon; with one, as `limber` starts it, it
// does what needs no running daemon.

import ArgumentParser
import Authoring
import Commands
import Console
import Control
import Daemon
import Doctor
import Glibc
import Listening
import Planning
import Records

@main enum Program {
  static func main() {
    StandardOutput.reserveStreams()
    if ProgramArguments.refuseWhatIsNoText() { exit(ExitStatus.usage.rawValue) }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let isCommand = arguments.first.map { !$0.hasPrefix("-") } ?? false
    exit((isCommand ? Workshop.run(arguments) : Limberd.run(arguments)).rawValue)
  }
}

/// What a person or a service manager starts.
struct Limberd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limberd",
    abstract: "Reminds people to stretch, and guides them by sound; see limberd(1).",
    version: "limberd \(LimberVersion.text)")

  @Option(help: "Read settings, reminders and routines from this folder.")
  var config: String?

  @Flag(help: "Read every file, report what is wrong, and exit with 65 if anything is.")
  var check = false

  /// Returns when the daemon has stopped, or nothing was to be started.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var parsed = try parseAsRoot(arguments)
      guard let command = parsed as? Limberd else {
        // The parser's own: it answers with help.
        try parsed.run()
        return .done
      }
      guard command.check else { return LimberDaemon.run(config: command.config) }
      return ConfigurationCheck(
        places: Places(environment: Places.environment, config: command.config)
      ).run()
    } catch {
      if exitCode(for: error).isSuccess {
        Console.say(data: fullMessage(for: error))
        return .done
      }
      Console.complain("limberd: \(message(for: error)) (see limberd --help)")
      return .usage
    }
  }
}
