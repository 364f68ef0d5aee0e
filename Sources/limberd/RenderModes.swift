// The modes in which a routine is gone through without a daemon.

import ArgumentParser
import Daemon

struct RenderModes: ParsableArguments {
  @Option(help: "Write a routine's session as a sound file.") var render: String?
  @Option(name: .shortAndLong, help: "Where to write it.") var output: String?
  @Option(help: "Where to write its labels.") var labels: String?
  @Option(help: "Where to write its chapters.") var chapters: String?
  @Option(help: "Go through a routine without sound.") var rehearse: String?
  @Option(help: "So many times as fast.") var speed = 20

  func run(_ places: Places) throws -> Int32? {
    guard let render else {
      return rehearse.map { RehearseMode(places: places).run(routine: $0, speed: speed) }
    }
    guard let output else { throw ValidationError("--render needs -o FILE.wav") }
    return RenderMode(places: places).run(
      .init(routine: render, output: output, labels: labels, chapters: chapters))
  }
}
