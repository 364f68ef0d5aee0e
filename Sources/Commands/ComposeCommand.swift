// limber compose

import ArgumentParser

struct ComposeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compose",
    abstract: "Print a routine for a wish, as a file to save and edit, or for: limber start -",
    discussion: "For example: limber compose --for 10m --area lower-back --without wall")

  @OptionGroup var wish: WishOptions

  @Option(
    help: ArgumentHelp(
      "The same number gives the same routine until something is done; else another one each day.",
      valueName: "number"))
  var seed: UInt64?

  func validate() throws {
    if wish.length == nil { throw ValidationError("how long? For example: --for 10m") }
  }

  func perform() throws(CommandFailure) {
    guard let length = wish.length else { return }
    try DaemonProgram.execute(
      ["--compose=\(length.milliseconds)"] + wish.arguments
        + (seed.map { ["--seed=\($0)"] } ?? []))
  }
}
