// limber pain: pain counts, because an exercise that hurt is not composed until it is cleared.
// Offline, so that it can be recorded at any time, not only during a session.

import ArgumentParser

/// Carried out by `NewEntries` in `Records`, and without a level by `PainList`.
package struct PainCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pain",
    abstract: "Record how much it hurts or is stiff; without a number, list what was recorded.",
    discussion: """
        limber pain 3 --where lower-back
        limber pain 5 --exercise cobra-pose --note "on the left"
        limber pain 6 --stiff --where neck
      """)

  /// 0 to 10; checked where it is recorded, since the message names pain or stiffness.
  @Argument(help: "From 0, none, to 10, the worst there is.")
  package var level: Int?

  @Flag(help: "It is stiffness, not pain.")
  package var stiff = false

  @Option(
    name: .customLong("where"), help: ArgumentHelp("Where, such as lower-back.", valueName: "area"))
  package var area: String?

  @Option(help: ArgumentHelp("The exercise that brought it on.", valueName: "id"))
  package var exercise: String?

  @Option(parsing: .unconditional, help: "In your words.")
  package var note: String?

  /// Details without a level are a level forgotten, not a wish to see the list.
  package func validate() throws {
    guard level != nil || area == nil && exercise == nil && note == nil && !stiff else {
      throw ValidationError("how much does it hurt? From 0, none, to 10, the worst there is")
    }
  }

  package init() {}
}
