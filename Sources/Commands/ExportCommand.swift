// limber export

import ArgumentParser

struct ExportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print all that was recorded, as JSON Lines.",
    discussion: """
        limber export > ~/Sync/laptop.jsonl
        limber import ~/Sync/desktop.jsonl

      Files of several machines can be imported in any order, and again and again.
      """)

  @Flag(help: "Print the reminders of the next four weeks as an iCalendar instead.")
  var ics = false

  func perform() throws(CommandFailure) {
    try DaemonProgram.execute([ics ? "--ics" : "--export-history"])
  }
}
