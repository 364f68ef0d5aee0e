// limber remind add

import ArgumentParser

struct RemindAddCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write a new reminder.",
    discussion: """
      For example:
        limber remind add morning 07:30 --routine lower-back --auto
        limber remind add desk --every 50m --between 09:00-17:30 --days weekdays --for 3m
        limber remind add friday --calendar 'Fri *-*-15..21 18:00'
        limber remind add swim 7:30pm --days 'every other monday'
      """)

  @Argument(help: "The reminder's name, which becomes its file's name.")
  var name: String

  @Argument(help: ArgumentHelp("When, in local time, as 07:30 or 7:30pm.", valueName: "time"))
  var times: [String] = []

  @Option(help: ArgumentHelp("Again and again, as 50m; with --between.", valueName: "length"))
  var every: String?

  @Option(
    help: ArgumentHelp(
      "In this window, as 09:00-17:30; several with commas between.", valueName: "window"))
  var between: String?

  @Flag(help: "With --every: at the start of the window too.")
  var atStart = false

  @Option(
    help: ArgumentHelp("A systemd calendar expression, as 'Mon 18:00'.", valueName: "expression"))
  var calendar: String?

  @Option(
    help: "daily, weekdays, weekends, days as mon,wed,fri or mon-fri, or 'every other monday'.")
  var days: String?

  @Option(help: "The routine to play; without it, the default one.")
  var routine: String?

  @OptionGroup(title: "Compose a routine for it each time")
  var wish: WishOptions

  @Flag(help: "Start the session without being asked.")
  var auto = false

  @Flag(help: "With --auto: start even when no sound can be heard.")
  var silent = false

  @Option(help: "The time zone of the times; without it, the system's.")
  var zone: String?

  @Option(help: ArgumentHelp("Not before this date, as 2026-12-01.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Not after this date.", valueName: "date"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Not on these dates, or spans as 2026-12-24..2027-01-02, with commas between.",
      valueName: "dates"))
  var except: String?

  @Option(
    help: ArgumentHelp(
      "Later by a part of this length, always the same for you on this machine.",
      valueName: "length"))
  var spread: String?

  @Option(help: ArgumentHelp("How long a snooze puts it off; 10m.", valueName: "length"))
  var snooze: String?

  @Option(
    help: ArgumentHelp(
      "Still due so long after it was missed, as 2h, or skip; 1h.", valueName: "length or skip"))
  var missed: String?

  func validate() throws {
    guard !times.isEmpty || every != nil || calendar != nil else {
      throw ValidationError("say when: a time such as 07:30, --every or --calendar")
    }
    if every != nil, between == nil {
      throw ValidationError("--every takes a window: --between 09:00-17:30")
    }
    if wish.hasWords, wish.length == nil {
      throw ValidationError("to compose a routine, say how long: --for 3m")
    }
  }

  func perform() throws(CommandFailure) { try DaemonProgram.execute(arguments) }

  /// What limberd is told.
  var arguments: [String] {
    let options: [(String, String?)] = [
      ("--every", every), ("--between", between), ("--calendar", calendar), ("--days", days),
      ("--routine", routine), ("--compose-for", wish.length.map { "\($0.milliseconds)" }),
      ("--start", auto ? "auto" : "ask"), ("--zone", zone), ("--from", from),
      ("--until", until), ("--except", except), ("--spread", spread), ("--snooze", snooze),
      ("--missed", missed),
    ]
    return ["--add-reminder=\(name)"] + times.flatMap { ["--at=\($0)"] }
      // One word, since a value may begin with a hyphen.
      + options.compactMap { option, value in value.map { "\(option)=\($0)" } }
      + (atStart ? ["--at-start"] : []) + (silent ? ["--silent"] : []) + wish.arguments
  }
}
