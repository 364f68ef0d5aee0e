// limber import

import ArgumentParser

package struct ImportCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Merge records exported on another machine.")

  @Argument(
    help: "A file that 'limber export' wrote, or -.", completion: .file(extensions: ["jsonl"]))
  package var file: String

  package init() {}
}
