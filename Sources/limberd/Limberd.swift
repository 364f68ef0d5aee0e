// The program limberd. Without a command it runs the daemon. With one, as `limber` calls it, it
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
  /// Reads the first argument only: an option belongs to the daemon, any other word is a command.
  static func main() {
    StandardOutput.reserveStreams()
    if ProgramArguments.refuseWhatIsNoText() { exit(ExitStatus.usage.rawValue) }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let isCommand = arguments.first.map { !$0.hasPrefix("-") } ?? false
    exit((isCommand ? Workshop.run(arguments) : Limberd.run(arguments)).rawValue)
  }
}

/// The daemon's own command line, as a user or a service manager starts it.
struct Limberd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limberd",
    abstract: "Reminds people to stretch, and guides them by sound; see limberd(1).",
    version: "limberd \(LimberVersion.text)")

  /// A folder used instead of the user's layer; the site's and the built-in layer stay.
  @Option(help: "Read settings, reminders and routines from this folder.")
  var config: String?

  @Flag(help: "Read every file, report what is wrong, and exit with 65 if anything is.")
  /// With `--check`, nothing is started: the exit status is for scripts and package builds.
  var check = false

  /// Returns when the daemon has stopped, or at once if it was not started.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var parsed = try parseAsRoot(arguments)
      guard let command = parsed as? Limberd else {
        // A command of the parser, such as help.
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
