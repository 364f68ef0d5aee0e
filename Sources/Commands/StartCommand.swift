// limber start: one command for every way to begin a session, since at the moment of a reminder no
// user wants to think about which one applies.

import ArgumentParser

/// Calls `org.limber.Session.Start`, which replies when the session is running. Exits with `notNow`
/// when one is running already.
package struct StartCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a session.",
    discussion: """
      Without a name, answers the reminder that is due; when none is, plays the default routine.
      An argument with a slash, or one that ends in .yaml or .yml, is a file; - is standard input.
      With --for, a routine of that length is composed; limber compose prints one.
      """)

  /// `StartCall` decides whether it is a name or a file.
  @Argument(
    help: ArgumentHelp("A routine's name, a file, or -.", valueName: "routine"),
    completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String?

  @OptionGroup(title: "Composing") package var wish: WishOptions

  /// Silence before the first cue, in which the user can walk to the mat.
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Begin after this long, at most 10m.", valueName: "length"))
  package var delay: Length?

  /// For scripts: the status says whether the session was completed.
  @Flag(
    help: """
      Return when the session has ended: 0 when it was completed, 1 when it was not. Ctrl-C leaves \
      it running.
      """)
  package var wait = false

  /// A named routine and a composed one exclude each other; the other options of a wish mean
  /// nothing without a length. The delay is at most 10 minutes, the range of the method's `in_ms`.
  package func validate() throws {
    if routine != nil, wish.length != nil {
      throw ValidationError("a routine's name and --for can't be combined")
    }
    if wish.hasWords, wish.length == nil {
      throw ValidationError("--area, --positions, --without and --level go with --for")
    }
    if let delay, delay.milliseconds > 600_000 { throw ValidationError("--in takes at most 10m") }
  }

  package init() {}
}
