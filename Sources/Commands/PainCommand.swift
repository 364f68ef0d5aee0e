// limber pain

import ArgumentParser

struct PainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "pain",
    abstract: "Tell how much it hurts or is stiff, or that it does not; alone, list what was told.",
    discussion: """
        limber pain 3 --where lower-back
        limber pain 5 --exercise cobra-pose --note "on the left"
        limber pain 6 --stiff --where neck
      """)

  @Argument(help: "From 0, none, to 10, the worst there is.")
  var level: Int?

  @Flag(help: "It is stiffness, not pain.")
  var stiff = false

  @Option(
    name: .customLong("where"), help: ArgumentHelp("Where, as lower-back.", valueName: "area"))
  var area: String?

  @Option(help: ArgumentHelp("The exercise that brought it on.", valueName: "id"))
  var exercise: String?

  @Option(parsing: .unconditional, help: "In your words.")
  var note: String?

  func validate() throws {
    guard level != nil || area == nil && exercise == nil && note == nil && !stiff else {
      throw ValidationError("how much does it hurt? From 0, none, to 10, the worst there is")
    }
  }

  func perform() throws(CommandFailure) {
    guard let level else { try DaemonProgram.execute(["--pains"]) }
    try DaemonProgram.execute(
      ["--tell-pain=\(level)"] + (stiff ? ["--stiff"] : [])
        + (area.map { ["--pain-area=\($0)"] } ?? [])
        + (exercise.map { ["--pain-exercise=\($0)"] } ?? []) + (note.map { ["--note=\($0)"] } ?? [])
    )
  }
}
