// limber remind: everything about reminder files; `add`, which has many options, is in
// `RemindAddCommand`. All commands but `now` are offline, since they read and write files.

import ArgumentParser

/// The group; without one of its commands it prints its help.
package struct RemindCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "List, write, check and turn on or off reminders.",
    subcommands: [
      List.self, RemindAddCommand.self, Edit.self, Remove.self, Enable.self, Disable.self,
      Check.self, Now.self,
    ])

  /// Carried out by `ReminderReading`, like `check`.
  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the reminders.")

    @Flag(help: "Print JSON.")
    package var json = false

    package init() {}
  }

  /// Exits with `badData` when a file has an error.
  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check reminder files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  /// Carried out by `ReminderWriting`, like `remove`, `enable` and `disable`. A site's file is
  /// copied first; the user's copy is used from then on.
  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open a reminder's file in your editor, then check it.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  /// Removes only a file of the user's own; a site's can be disabled, not removed.
  package struct Remove: OfflineCommand {
    package static let configuration = CommandConfiguration(abstract: "Remove a reminder's file.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  /// Sets `enabled: true`, or removes the file that hides a site's reminder.
  package struct Enable: OfflineCommand {
    package static let configuration = CommandConfiguration(abstract: "Turn a reminder on.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  /// Sets `enabled: false`, or writes a file that hides a site's reminder.
  package struct Disable: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Turn a reminder off until it is enabled again; 'limber off' is for a while.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  /// Calls `org.limber.Schedule.Announce`: the only command of the group that needs the daemon.
  package struct Now: DaemonCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Announce a reminder now, even while reminders are off.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package init() {}
}
