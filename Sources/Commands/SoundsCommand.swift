// limber sounds: the cues, which carry the whole session, can be looked up, heard and learnt before
// the first one. Offline, so that they can be heard without a daemon.

import ArgumentParser

/// The group; without one of its commands it prints its help.
package struct SoundsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "List, play, export and learn the cues.",
    subcommands: [List.self, Play.self, Quiz.self, Export.self])

  /// The names of the cues for shell completion. A copy, because this target does not import
  /// `Sounds`; `limberd` checks the name that was given.
  package static let cues = [
    "start", "ready", "hold", "release", "switch", "halfway", "countdown", "countdown-last",
    "inhale", "exhale", "contract", "relax", "move", "rep", "rest", "wait", "finish",
    "breath-full", "breath-empty", "soft-inhale", "soft-exhale", "tick", "reminder", "pause",
    "resume",
  ]

  /// Carried out by `CueListening` in `Listening`, like `play` and `export`.
  package struct List: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "List the cues, and when each is heard.")

    @Flag(help: "Print a JSON array of objects with name, when and family.")
    package var json = false

    package init() {}
  }

  /// Exits with `failure` when the device does not play.
  package struct Play: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Play a cue, or all of them with their names.",
      discussion: "It is played on the device of the settings, at a session's volume.")

    @Argument(
      help: "A cue's name, or all.", completion: .list(SoundsCommand.cues + ["all"]))
    package var cue: String

    /// Its raw values are the words of the command line; `Sessions` has a type of its own.
    package enum Side: String, ExpressibleByArgument, CaseIterable { case left, right }

    @Option(help: "In the voice of the left or of the right side.")
    package var side: Side?

    @Option(
      help: ArgumentHelp("In this theme; by default the one in the settings.", valueName: "theme"))
    package var theme: String?

    package init() {}
  }

  /// Each file is named after its cue, as a theme's files are.
  package struct Export: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Write every cue as a WAV file, as the start of a theme of your own.")

    @Argument(help: "The folder; it is created if it does not exist.", completion: .directory)
    package var folder: String

    @Option(
      help: ArgumentHelp("Of this theme; by default the one in the settings.", valueName: "theme"))
    package var theme: String?

    package init() {}
  }

  /// Carried out by `QuizRound` in `Listening`.
  package struct Quiz: OfflineCommand {
    package static let configuration = CommandConfiguration(
      abstract: "Learn the cues by naming them.")

    @Option(name: .shortAndLong, help: "How many questions, 1 to 100.")
    package var number = 10

    /// Nil: other questions each time.
    @Option(help: "The same number gives the same questions again.")
    package var seed: UInt64?

    package func validate() throws {
      guard 1...100 ~= number else { throw ValidationError("-n takes 1 to 100") }
    }

    package init() {}
  }

  package init() {}
}
