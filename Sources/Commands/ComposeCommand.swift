// limber compose

import ArgumentParser

package struct ComposeCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "compose",
    abstract:
      "Compose a routine, and print it as a file to save and edit, or to pipe into: limber start -",
    discussion: "For example: limber compose --for 10m --area lower-back --without wall")

  @OptionGroup package var wish: WishOptions

  @Option(
    help: ArgumentHelp(
      "The same number gives the same routine until a session is recorded; by default it differs "
        + "each day.",
      valueName: "number"))
  package var seed: UInt64?

  package func validate() throws {
    if wish.length == nil { throw ValidationError("how long? For example: --for 10m") }
  }

  package init() {}
}
