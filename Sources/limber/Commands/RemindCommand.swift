// limber remind

import ArgumentParser

struct RemindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "List, check, add and remove reminders.",
    subcommands: [List.self, Check.self, Add.self, Remove.self])

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

  struct Add: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a new reminder.",
      discussion: "For example: limber remind add desk 10:00 15:00 --days weekdays")

    @Argument(help: "The reminder's name, which becomes its file's name.")
    var name: String

    @Argument(help: ArgumentHelp("When, in local time, as 07:30.", valueName: "time"))
    var times: [String]

    @Option(help: "The routine to play; without it, the default one.")
    var routine: String?

    @Option(help: "daily, weekdays, weekends, or days as mon,wed,fri.")
    var days: String?

    @Flag(help: "Start the session without being asked.")
    var auto = false

    @Option(help: "The time zone of the times; without it, the system's.")
    var zone: String?

    @Flag(help: "With --auto: start even when no sound can be heard.")
    var silent = false

    func perform() throws(CommandFailure) { try DaemonProgram.execute(arguments) }

    /// What limberd is told.
    var arguments: [String] {
      var arguments = ["--add-reminder", name]
      for time in times { arguments += ["--at", time] }
      if let routine { arguments += ["--routine", routine] }
      if let days { arguments += ["--days", days] }
      arguments += ["--start", auto ? "auto" : "ask"]
      if let zone { arguments += ["--zone", zone] }
      if silent { arguments.append("--silent") }
      return arguments
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(abstract: "Remove a reminder's file.")

    @Argument(help: "The reminder's name.")
    var name: String

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--remove-reminder", name])
    }
  }
}
