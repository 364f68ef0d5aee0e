// limber compose: prints a composed routine instead of playing it, so that it can be read, edited,
// saved, or piped into `limber start -`.

import ArgumentParser

/// Carried out by `ComposedFile` in `Authoring`. The wish is that of `start` and `remind add`.
package struct ComposeCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "compose",
    abstract:
      "Compose a routine, and print it as a file to save and edit, or to pipe into: limber start -",
    discussion: "For example: limber compose --for 10m --area lower-back --without wall")

  @OptionGroup package var wish: WishOptions

  /// Nil: a seed that differs each day and after each session.
  @Option(
    help: ArgumentHelp(
      "The same number gives the same routine until a session is recorded; by default it differs "
        + "each day.",
      valueName: "number"))
  package var seed: UInt64?

  /// Here the length is required; in `start` it is what asks for a composed routine at all.
  package func validate() throws {
    if wish.length == nil { throw ValidationError("how long? For example: --for 10m") }
  }

  package init() {}
}
