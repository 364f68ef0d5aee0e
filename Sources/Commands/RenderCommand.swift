// limber render

import ArgumentParser

package struct RenderCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Write a routine's entire session to a sound file.")

  @Argument(
    help: "A routine's name, a file, or -.", completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, 48 kHz stereo; by its ending: .wav, .flac, .opus or .ogg.",
      valueName: "file"),
    completion: .file(extensions: ["wav", "flac", "opus", "ogg"]))
  package var output: String

  @Option(
    help: ArgumentHelp(
      "Also write the phases and cues: start, end and name, in seconds, separated by tabs.",
      valueName: "file"),
    completion: .file(extensions: ["txt"]))
  package var labels: String?

  @Option(
    help: ArgumentHelp(
      "Also write the exercises as chapters, in the format that ffmpeg reads.", valueName: "file"),
    completion: .file(extensions: ["txt"]))
  package var chapters: String?

  package init() {}
}
