// limber export: the entire history as text, to back it up or to carry it to another machine. It
// goes to standard output, so that the user chooses where it ends up.

import ArgumentParser

/// Carried out by `HistoryTransfer` in `Records`, and with `--ics` by `CalendarExport`.
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
