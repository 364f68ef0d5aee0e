// limber report: what a physiotherapist wants to see, as one HTML page that the user hands over.

import ArgumentParser

/// Carried out by `ReportFile` in `Records`.
package struct ReportCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page for your physiotherapist: what was done, and pain.",
    discussion: "Without days, the last eight weeks. The page needs no network and is sent nowhere."
  )

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The page.", valueName: "file.html"),
    completion: .file(extensions: ["html"]))
  package var output: String

  /// Nil: the page has no name on it.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Your name, for the head of the page.", valueName: "name"))
  package var name: String?

  /// Without a beginning, the eight weeks up to its end.
  @OptionGroup package var span: DaySpan

  package init() {}
}
