// The root of the command line: every subcommand, with its group in the help. Both programs parse
// it: `limber` carries out what the daemon is asked for, and replaces itself by `limberd` for the
// rest. The order of the groups and commands is that of `limber --help`.

import ArgumentParser
import Control

/// The root command; it does nothing itself.
package struct Limber: ParsableCommand {
  package static let configuration = CommandConfiguration(
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
        name: "Status", subcommands: [StatusCommand.self, WatchCommand.self]),
      CommandGroup(
        name: "Reminders",
        subcommands: [
          RemindCommand.self, NextCommand.self, SnoozeCommand.self, SkipNextCommand.self,
          HoldCommand.self,
          OffCommand.self, OnCommand.self, WhyCommand.self,
        ]),
      CommandGroup(
        name: "Records",
        subcommands: [
          HistoryCommand.self, StatsCommand.self, LogCommand.self, PainCommand.self,
          ReportCommand.self, ExportCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "Routines and exercises",
        subcommands: [
          RoutineCommand.self, ExerciseCommand.self, ComposeCommand.self, RenderCommand.self,
          RehearseCommand.self,
        ]),
      CommandGroup(
        name: "Sound",
        subcommands: [SoundsCommand.self, VolumeCommand.self, MuteCommand.self]),
      CommandGroup(
        name: "Setup",
        subcommands: [
          SetupCommand.self, SettingsCommand.self, ReloadCommand.self, DoctorCommand.self,
        ]),
    ])

  package init() {}
}

extension Limber {
  /// The names of the first level, such as `start` and `remind`: for the hint at a misspelt
  /// command, and for the test that the manual has them all.
  package static var commandNames: [String] {
    let grouped = configuration.groupedSubcommands.flatMap { $0.subcommands }
    return (configuration.subcommands + grouped).compactMap { $0.configuration.commandName }
  }

  /// Every command that can be carried out: the commands of a group instead of the group itself.
  /// Tests use it to find commands that neither program carries out.
  package static var leaves: [any ParsableCommand.Type] { leaves(of: Limber.self) }

  private static func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let configuration = command.configuration
    let below =
      configuration.subcommands + configuration.groupedSubcommands.flatMap { $0.subcommands }
    return below.isEmpty ? [command] : below.flatMap(leaves)
  }
}
