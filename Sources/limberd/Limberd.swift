// The daemon's program: its options, and which mode they mean.

import ArgumentParser
import Daemon
import Glibc

@main enum Program {
  static func main() {
    guard Console.open() else { exit(ExitStatus.usage) }
    do {
      var command = try Limberd.parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      // All has been said.
      exit(code.rawValue)
    } catch {
      end(error)
    }
  }

  /// Help and completions are printed as all else is.
  private static func end(_ error: any Error) -> Never {
    let code = Limberd.exitCode(for: error)
    if code == .validationFailure {
      // One sentence, as every other error.
      Console.complain("limberd: \(Limberd.message(for: error)) (see limberd --help)")
    } else {
      let text = Limberd.fullMessage(for: error)
      if code.isSuccess, !text.isEmpty { Console.say(data: text) }
      if !code.isSuccess, !text.isEmpty { Console.complain("limberd: \(text)") }
    }
    exit(code.rawValue)
  }
}

struct Limberd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limberd",
    abstract: "Reminds people to stretch, and guides them by sound; see limberd(1).")

  @Option(help: "Read settings, reminders and routines from this folder.")
  var config: String?

  @OptionGroup var modes: Modes

  func run() throws {
    let places = Places(environment: Places.environment, config: config)
    if let status = try modes.run(places) { throw ExitCode(status) }
    try Self.expectNoMode(CommandLine.arguments.dropFirst())
    throw ExitCode(LimberDaemon.run(config: config))
  }

  /// An option that is left over from a mode must not start a daemon.
  static func expectNoMode(_ arguments: ArraySlice<String>) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--config" {
        _ = rest.popFirst()
      } else if !word.hasPrefix("--config=") {
        throw ValidationError("“\(word)” belongs to a mode, and none was asked for")
      }
    }
  }
}
