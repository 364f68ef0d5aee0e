// limber sounds

import ArgumentParser

struct SoundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "Hear the cues and learn them.",
    subcommands: [List.self, Play.self, Quiz.self, Export.self])

  /// For completions; what there is, limberd knows.
  static let cues = [
    "start", "ready", "hold", "release", "switch", "halfway", "countdown", "countdown-last",
    "inhale", "exhale", "contract", "relax", "move", "rep", "rest", "wait", "finish",
    "soft-inhale", "soft-exhale", "tick", "reminder", "pause", "resume",
  ]

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "List the cues, with when each is heard.")

    @Flag(help: "Print a JSON array of objects with name, when and family.")
    var json = false

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(["--sounds"] + (json ? ["--json"] : []))
    }
  }

  struct Play: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Play a cue, or all of them with their names.",
      discussion: "It is played on the device of the settings, as loud as a session's.")

    @Argument(
      help: "A cue's name, or all.", completion: .list(SoundsCommand.cues + ["all"]))
    var cue: String

    enum Side: String, ExpressibleByArgument, CaseIterable { case left, right }

    @Option(help: "In the voice of the left or of the right side.")
    var side: Side?

    @Option(help: ArgumentHelp("In this theme; else in the settings'.", valueName: "theme"))
    var theme: String?

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        ["--play-cue=\(cue)"] + (side.map { ["--side=\($0.rawValue)"] } ?? [])
          + (theme.map { ["--theme=\($0)"] } ?? []))
    }
  }

  struct Export: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Write every cue as a WAV file, to make a theme of one's own from.")

    @Argument(help: "The folder; it is made where it is not there.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("Of this theme; else of the settings'.", valueName: "theme"))
    var theme: String?

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        ["--export-cues=\(folder)"] + (theme.map { ["--theme=\($0)"] } ?? []))
    }
  }

  struct Quiz: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Hear a cue, name it, and learn them by that.")

    @Option(name: .shortAndLong, help: "How many questions, 1 to 100.")
    var number = 10

    @Option(help: "The same number gives the same questions again.")
    var seed: UInt64?

    func validate() throws {
      guard 1...100 ~= number else { throw ValidationError("-n takes 1 to 100") }
    }

    func perform() throws(CommandFailure) {
      try DaemonProgram.execute(
        ["--cue-quiz=\(number)"] + (seed.map { ["--seed=\($0)"] } ?? []))
    }
  }
}
