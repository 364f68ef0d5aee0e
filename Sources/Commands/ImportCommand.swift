// limber import

import ArgumentParser

struct ImportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Merge what another machine has exported.")

  @Argument(
    help: "A file that 'limber export' wrote, or -.", completion: .file(extensions: ["jsonl"]))
  var file: String

  func perform() throws(CommandFailure) {
    try DaemonProgram.execute(["--import-history=\(file)"])
  }
}
