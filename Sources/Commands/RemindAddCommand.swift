// limber remind add: a reminder without knowledge of YAML. Each option is a key of the file, and
// the text of the file that results is checked like any other before it is written.

import ArgumentParser

/// Carried out by `ReminderWriting` in `Authoring`, by way of a `ReminderDraft`. Most values are
/// plain text here: the reader of reminder files checks them, so that the command line and the file
/// take the same words and refuse them with the same messages.
package struct RemindAddCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write a new reminder.",
    discussion: """
      For example:
        limber remind add morning 07:30 --routine lower-back --auto
        limber remind add desk --every 50m --between 09:00-17:30 --days weekdays --for 3m
        limber remind add friday --calendar 'Fri *-*-15..21 18:00'
        limber remind add swim 7:30pm --days 'every other monday'
      """)

  @Argument(help: "The reminder's name, which becomes its file's name.")
  package var name: String

  /// Each becomes an entry of `at:`.
  @Argument(help: ArgumentHelp("When, in local time, such as 07:30 or 7:30pm.", valueName: "time"))
  package var times: [String] = []

  /// A text and not a `Length`, because files take other units than the command line.
  @Option(help: ArgumentHelp("At this interval, such as 50m; with --between.", valueName: "length"))
  package var every: String?

  @Option(
    help: ArgumentHelp(
      "In this window, such as 09:00-17:30; separate several with commas.", valueName: "window"))
  package var between: String?

  @Flag(help: "With --every: at the start of the window too.")
  package var atStart = false

  @Option(
    help: ArgumentHelp(
      "A systemd calendar expression, such as 'Mon 18:00'.", valueName: "expression"))
  package var calendar: String?

  @Option(
    help: "daily, weekdays, weekends, days such as mon,wed,fri or mon-fri, or 'every other monday'."
  )
  package var days: String?

  @Option(help: "The routine to play; by default, the default routine.")
  package var routine: String?

  /// With a length, a new routine is composed for each occurrence, which excludes `--routine`.
  @OptionGroup(title: "Compose a routine for it each time")
  package var wish: WishOptions

  @Flag(help: "Start the session without being asked.")
  package var auto = false

  @Flag(help: "With --auto: start even when no sound can be heard.")
  package var silent = false

  @Option(help: "The time zone of the times; by default, the system's.")
  package var zone: String?

  @Option(help: ArgumentHelp("Not before this date, such as 2026-12-01.", valueName: "date"))
  package var from: String?

  @Option(help: ArgumentHelp("Not after this date.", valueName: "date"))
  package var until: String?

  @Option(
    help: ArgumentHelp(
      "Not on these dates or ranges, such as 2026-12-24..2027-01-02, separated by commas.",
      valueName: "dates"))
  package var except: String?

  /// Offices use it so that a site's reminder does not ring on every desk at once.
  @Option(
    help: ArgumentHelp(
      "Later by up to this length, always the same for you on this machine.",
      valueName: "length"))
  package var spread: String?

  @Option(help: ArgumentHelp("How long a snooze lasts; by default 10m.", valueName: "length"))
  package var snooze: String?

  @Option(
    help: ArgumentHelp(
      "How long after it was missed it is still due, such as 2h, or skip; by default 1h.",
      valueName: "length or skip"))
  package var missed: String?

  /// Only what a file could not say better: that there is a rule at all, and that options which
  /// depend on another one have it.
  package func validate() throws {
    guard !times.isEmpty || every != nil || calendar != nil else {
      throw ValidationError("give a time such as 07:30, --every or --calendar")
    }
    if every != nil, between == nil {
      throw ValidationError("--every needs a window, such as --between 09:00-17:30")
    }
    if wish.hasWords, wish.length == nil {
      throw ValidationError("to compose a routine, give a length, such as --for 3m")
    }
  }

  package init() {}
}
