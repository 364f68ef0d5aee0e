// limber remind: all of it but `add`

import ArgumentParser

package struct RemindCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "List, write, check and turn on or off reminders.",
    subcommands: [
      List.self, RemindAddCommand.self, Edit.self, Remove.self, Enable.self, Disable.self,
      Check.self, Now.self,
    ])

  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the reminders.")

    @Flag(help: "Print JSON.")
    package var json = false

    package init() {}
  }

  package struct Check: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Check reminder files, and show problems by line and column.")

    @OptionGroup package var checked: CheckedFiles

    package init() {}
  }

  package struct Edit: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Open a reminder's file in your editor, then check it.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package struct Remove: OfflineCommand {
    package static let configuration = CommandConfiguration(abstract: "Remove a reminder's file.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package struct Enable: OfflineCommand {
    package static let configuration = CommandConfiguration(abstract: "Turn a reminder on.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package struct Disable: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Turn a reminder off until it is enabled again; 'limber off' is for a while.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package struct Now: DaemonCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Announce a reminder now, even while reminders are off.")

    @Argument(help: "The reminder's name.")
    package var name: String

    package init() {}
  }

  package init() {}
}
