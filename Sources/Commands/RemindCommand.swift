// limber remind: all of it but `add`

import ArgumentParser
import Control

struct RemindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "List, write, check and turn on and off reminders.",
    subcommands: [
      List.self, RemindAddCommand.self, Edit.self, Remove.self, Enable.self, Disable.self,
      Check.self, Now.self,
    ])

  struct List: Subcommand {
    static let configuration = CommandConfiguration(abstract: "List the reminders there are.")

    @Flag(help: "Print JSON.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--reminders"] + (json ? ["--json"] : []))
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what is wrong in reminder files, by line and column.")

    @OptionGroup var checked: CheckedFiles

    func perform() throws(CommandFailure) { try checked.execute("--check-reminder") }
  }

  struct Edit: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a reminder's file in your editor, then check it.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--edit-reminder=\(name)"])
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(abstract: "Remove a reminder's file.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--remove-reminder=\(name)"])
    }
  }

  struct Enable: Subcommand {
    static let configuration = CommandConfiguration(abstract: "Turn a reminder on.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--enable-reminder=\(name)"])
    }
  }

  struct Disable: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Turn a reminder off until it is turned on; 'limber off' is for a while.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--disable-reminder=\(name)"])
    }
  }

  struct Now: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a reminder come at once, even while reminders are off.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      _ = try callDaemon(ScheduleMethod.Announce.self, AnnounceParameters(reminder: name))
    }
  }
}
