// limber report

import ArgumentParser

struct ReportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page for your physiotherapist: what was done, and pain.",
    discussion: "Without days, the last eight weeks. The page needs no network and is sent nowhere."
  )

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The page.", valueName: "file.html"),
    completion: .file(extensions: ["html"]))
  var output: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Your name, for the head of the page.", valueName: "name"))
  var name: String?

  @OptionGroup var span: DaySpan

  func perform() throws(CommandFailure) {
    try DaemonProgram.execute(
      ["--report=\(output)"] + (name.map { ["--report-name=\($0)"] } ?? []) + span.options)
  }
}
