// The command line: a thin program that says to the daemon what the user wants. What needs no
// daemon is a mode of `limberd`, which this program then becomes.

import ArgumentParser
import Control
import Glibc

struct Limber: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limber",
    abstract: "Reminds you to stretch, and guides you through it by sound.",
    discussion: """
      The daemon, limberd, does the work; these commands control it.
      Start it with: systemctl --user start limberd, or: limberd &
      """,
    version: "limber \(LimberVersion.text)",
    groupedSubcommands: [
      CommandGroup(
        name: "Session",
        subcommands: [
          StartCommand.self, PauseCommand.self, ResumeCommand.self, ToggleCommand.self,
          SkipCommand.self, BackCommand.self, RestartCommand.self, ExtendCommand.self,
          EasierCommand.self, StopCommand.self,
        ]),
      CommandGroup(
        name: "What is on", subcommands: [StatusCommand.self, WatchCommand.self]),
      CommandGroup(
        name: "What comes next",
        subcommands: [
          NextCommand.self, SnoozeCommand.self, SkipNextCommand.self, HoldCommand.self,
          OffCommand.self, OnCommand.self, WhyCommand.self,
        ]),
      CommandGroup(
        name: "What was done",
        subcommands: [
          HistoryCommand.self, StatsCommand.self, LogCommand.self, PainCommand.self,
          ReportCommand.self, ExportCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "Files",
        subcommands: [
          RoutineCommand.self, ExerciseCommand.self, ComposeCommand.self, RemindCommand.self,
          RenderCommand.self, RehearseCommand.self, ReloadCommand.self,
        ]),
      CommandGroup(
        name: "Sound",
        subcommands: [SoundsCommand.self, VolumeCommand.self, MuteCommand.self]),
      CommandGroup(
        name: "Setting up",
        subcommands: [SetupCommand.self, SettingsCommand.self, DoctorCommand.self]),
    ])
}

extension Limber {
  static var commandNames: [String] {
    let grouped = configuration.groupedSubcommands.flatMap { $0.subcommands }
    return (configuration.subcommands + grouped).compactMap { $0.configuration.commandName }
  }
}

@main enum Program {
  static func main() {
    StandardOutput.reserveStreams()
    if ProgramArguments.refuseWhatIsNoText() { exit(ExitCode.validationFailure.rawValue) }
    // Bars ask for the status all day, and parsing this command line takes as long as answering.
    switch Array(CommandLine.arguments.dropFirst()) {
    case ["status"]: showStatus(json: false)
    case ["status", "--json"]: showStatus(json: true)
    default: parseAndRun()
    }
  }

  private static func showStatus(json: Bool) {
    do throws(CommandFailure) {
      try StatusCommand.show(json: json)
    } catch {
      complain(error.message)
      exit(error.code)
    }
  }

  private static func parseAndRun() {
    do {
      var command = try Limber.parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      // All has been said.
      exit(code.rawValue)
    } catch {
      if Limber.exitCode(for: error) == .validationFailure {
        // One sentence, as every other error; the usage is a `--help` away.
        complain("\(Self.usageMessage(for: error)) (see limber --help)")
        exit(ExitCode.validationFailure.rawValue)
      }
      end(error)
    }
  }

  /// Help and completions are printed as all else is.
  private static func end(_ error: any Error) -> Never {
    let code = Limber.exitCode(for: error)
    let text = Limber.fullMessage(for: error)
    if !text.isEmpty { if code.isSuccess { say(data: text) } else { complain(text) } }
    exit(code.rawValue)
  }

  /// The parser takes a misspelt command for an argument too many, and knows no units.
  private static func usageMessage(for error: any Error) -> String {
    let message = Limber.message(for: error)
    if message.hasPrefix("The value"), message.contains("<length>") {
      return message + "; write a length with its unit, as 30s, 1m30s or 10m"
    }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return Limber.message(for: error)
    }
    let names = Limber.commandNames
    guard !names.contains(word), word != "help" else { return Limber.message(for: error) }
    let hint = names.first { Typo.isOneAway(word, $0) }.map { "; did you mean '\($0)'?" } ?? ""
    return "there is no command '\(word)'\(hint)"
  }
}
