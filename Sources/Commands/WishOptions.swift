// The options that more than one command shares about a composed routine, for `start`, `compose`
// and `remind add`; and how much it hurt, for `skip` and `stop`.

import ArgumentParser

/// A wish on the command line. The words are checked where a routine is composed, since this target
/// does not know the catalogue's vocabulary.
package struct WishOptions: ParsableArguments {
  /// Nil: nothing is composed. The range is checked by the composer.
  @Option(
    name: .customLong("for"), help: ArgumentHelp("How long: 2m to 60m.", valueName: "length"))
  package var length: Length?

  @Option(
    name: .customLong("area"),
    help: ArgumentHelp(
      "For this part of the body, such as lower-back; by default for all of it.", valueName: "area")
  )
  package var areas: [WordList] = []

  @Option(
    help: ArgumentHelp("Only in these positions, such as standing,seated.", valueName: "positions"))
  package var positions: [WordList] = []

  @Option(help: ArgumentHelp("Without this: wall, chair or strap.", valueName: "thing"))
  package var without: [WordList] = []

  /// The highest level that may be used; nil: what the settings allow.
  @Option(help: ArgumentHelp("At most this hard, 1 to 3.", valueName: "level"))
  package var level: Int?

  package init() {}

  /// Whether anything but the length is stated.
  package var hasWords: Bool {
    !areas.isEmpty || !positions.isEmpty || !without.isEmpty || level != nil
  }
}

/// A level of pain, for the commands that end an exercise.
package struct PainOption: ParsableArguments {
  /// 0 to 10; nil: nothing about pain is recorded.
  @Option(
    help: ArgumentHelp(
      "How much it hurt, 0 to 10: the exercise is not composed until it is cleared.",
      valueName: "0-10"))
  package var pain: Int?

  package init() {}

  /// The scale of `org.limber.Session`'s `pain`.
  package func validate() throws {
    if let pain, !(0...10).contains(pain) { throw ValidationError("--pain takes 0 to 10") }
  }
}
