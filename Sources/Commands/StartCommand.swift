// limber start

import ArgumentParser

package struct StartCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a session.",
    discussion: """
      Without a name, answers the reminder that is due; when none is, plays the default routine.
      An argument with a slash, or one that ends in .yaml or .yml, is a file; - is standard input.
      With --for, a routine of that length is composed; limber compose prints one.
      """)

  @Argument(
    help: ArgumentHelp("A routine's name, a file, or -.", valueName: "routine"),
    completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String?

  @OptionGroup(title: "Composing") package var wish: WishOptions

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Begin after this long, at most 10m.", valueName: "length"))
  package var delay: Length?

  @Flag(
    help: """
      Return when the session has ended: 0 when it was completed, 1 when it was not. Ctrl-C leaves \
      it running.
      """)
  package var wait = false

  package func validate() throws {
    if routine != nil, wish.length != nil {
      throw ValidationError("a routine's name and --for are two routines: give one of them")
    }
    if wish.hasWords, wish.length == nil {
      throw ValidationError("--area, --positions, --without and --level go with --for")
    }
    if let delay, delay.milliseconds > 600_000 { throw ValidationError("--in takes at most 10m") }
  }

  package init() {}
}
