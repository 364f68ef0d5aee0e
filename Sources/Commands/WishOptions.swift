// What a composed routine should be like: the same options for `start` and `compose`.

import ArgumentParser

package struct WishOptions: ParsableArguments {
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

  @Option(help: ArgumentHelp("At most this hard, 1 to 3.", valueName: "level"))
  package var level: Int?

  package init() {}

  /// Whether anything but the length is stated.
  package var hasWords: Bool {
    !areas.isEmpty || !positions.isEmpty || !without.isEmpty || level != nil
  }
}

/// How much it hurt.
package struct PainOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much it hurt, 0 to 10: the exercise is not composed until it is cleared.",
      valueName: "0-10"))
  package var pain: Int?

  package init() {}

  package func validate() throws {
    if let pain, !(0...10).contains(pain) { throw ValidationError("--pain takes 0 to 10") }
  }
}
