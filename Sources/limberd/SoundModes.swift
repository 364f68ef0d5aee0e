// The modes in which cues are heard and learnt, and the check of everything.

import ArgumentParser
import Daemon

struct SoundModes: ParsableArguments {
  @Flag(help: "List the cues.") var sounds = false
  @Option(help: "Play a cue, or all.") var playCue: String?
  @Option(help: "In the voice of this side.") var side: String?
  @Option(help: "In this theme.") var theme: String?
  @Option(help: "Write every cue as a file to this folder.") var exportCues: String?
  @Option(help: "Ask so many questions about the cues.") var cueQuiz: Int?
  @Flag(help: "Check everything and say what does not work.") var doctor = false
  @Flag(help: "Check the device without a sound.") var withoutSound = false

  /// - Parameter seed: gives the same questions again.
  func run(_ places: Places, json: Bool, seed: UInt64?) throws -> Int32? {
    if doctor { return try DoctorMode(places: places).run(json: json, silent: withoutSound) }
    let mode = SoundsMode(places: places)
    if sounds { return try mode.list(json: json) }
    if let exportCues { return mode.export(to: exportCues, theme: theme) }
    if let playCue { return mode.play(.init(cue: playCue, side: side, theme: theme)) }
    return cueQuiz.map { QuizMode(places: places).run(count: $0, seed: seed) }
  }
}
