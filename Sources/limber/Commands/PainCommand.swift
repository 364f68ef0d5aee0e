// limber pain

import ArgumentParser

struct PainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "pain", abstract: "Tell how much it hurts, or that it does not.",
    discussion: """
        limber pain 3 --where lower-back
        limber pain 5 --exercise cobra-pose --note "on the left"
      """)

  @Argument(help: "From 0, none, to 10, the worst there is.")
  var level: Int

  @Option(
    name: .customLong("where"), help: ArgumentHelp("Where, as lower-back.", valueName: "area"))
  var area: String?

  @Option(help: ArgumentHelp("The exercise that brought it on.", valueName: "id"))
  var exercise: String?

  @Option(help: "In your words.")
  var note: String?

  func perform() throws(CommandFailure) {
    try DaemonProgram.execute(
      ["--tell-pain", "\(level)"] + (area.map { ["--pain-area", $0] } ?? [])
        + (exercise.map { ["--pain-exercise", $0] } ?? []) + (note.map { ["--note", $0] } ?? []))
  }
}
