// limber export

import ArgumentParser

package struct ExportCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print everything recorded as JSON Lines.",
    discussion: """
        limber export > ~/Sync/laptop.jsonl
        limber import ~/Sync/desktop.jsonl

      Files of several machines can be imported in any order, and again and again.
      """)

  @Flag(help: "Print the reminders of the next four weeks as an iCalendar instead.")
  package var ics = false

  package init() {}
}
