// limber import: the other half of `limber export`. Merging is idempotent and commutative, so that
// files of several machines can be imported in any order, again and again.

import ArgumentParser

/// Carried out by `HistoryTransfer` in `Records`: all lines of the file, or none. Exits with
/// `badData` where a line cannot be read.
package struct ImportCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Merge records exported on another machine.")

  @Argument(
    help: "A file that 'limber export' wrote, or -.", completion: .file(extensions: ["jsonl"]))
  package var file: String

  package init() {}
}
