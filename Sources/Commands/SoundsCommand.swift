// limber sounds

import ArgumentParser

package struct SoundsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "Hear the cues and learn them.",
    subcommands: [List.self, Play.self, Quiz.self, Export.self])

  /// For completions; what there is, limberd knows.
  package static let cues = [
    "start", "ready", "hold", "release", "switch", "halfway", "countdown", "countdown-last",
    "inhale", "exhale", "contract", "relax", "move", "rep", "rest", "wait", "finish",
    "soft-inhale", "soft-exhale", "tick", "reminder", "pause", "resume",
  ]

  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the cues, with when each is heard.")

    @Flag(help: "Print a JSON array of objects with name, when and family.")
    package var json = false

    package init() {}
  }

  package struct Play: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Play a cue, or all of them with their names.",
      discussion: "It is played on the device of the settings, as loud as a session's.")

    @Argument(
      help: "A cue's name, or all.", completion: .list(SoundsCommand.cues + ["all"]))
    package var cue: String

    package enum Side: String, ExpressibleByArgument, CaseIterable { case left, right }

    @Option(help: "In the voice of the left or of the right side.")
    package var side: Side?

    @Option(help: ArgumentHelp("In this theme; else in the settings'.", valueName: "theme"))
    package var theme: String?

    package init() {}
  }

  package struct Export: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Write every cue as a WAV file, to make a theme of one's own from.")

    @Argument(help: "The folder; it is made where it is not there.", completion: .directory)
    package var folder: String

    @Option(help: ArgumentHelp("Of this theme; else of the settings'.", valueName: "theme"))
    package var theme: String?

    package init() {}
  }

  package struct Quiz: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Hear a cue, name it, and learn them by that.")

    @Option(name: .shortAndLong, help: "How many questions, 1 to 100.")
    package var number = 10

    @Option(help: "The same number gives the same questions again.")
    package var seed: UInt64?

    package func validate() throws {
      guard 1...100 ~= number else { throw ValidationError("-n takes 1 to 100") }
    }

    package init() {}
  }

  package init() {}
}
