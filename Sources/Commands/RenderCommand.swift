// limber render: a session for a device that cannot run Limber, such as a phone, and the proof of
// what a session sounds like, since it is mixed by the same code.

import ArgumentParser

/// Carried out by `Rendering` in `Listening`.
package struct RenderCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Write a routine's entire session to a sound file.")

  @Argument(
    help: "A routine's name, a file, or -.", completion: .file(extensions: ["yaml", "yml"]))
  package var routine: String

  /// The ending chooses the format (`SoundFormat`); others are refused there.
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, 48 kHz stereo; by its ending: .wav, .flac, .opus or .ogg.",
      valueName: "file"),
    completion: .file(extensions: ["wav", "flac", "opus", "ogg"]))
  package var output: String

  /// The format of Audacity's label tracks.
  @Option(
    help: ArgumentHelp(
      "Also write the phases and cues: start, end and name, in seconds, separated by tabs.",
      valueName: "file"),
    completion: .file(extensions: ["txt"]))
  package var labels: String?

  /// FFMETADATA, which `ffmpeg -i` takes as a second input.
  @Option(
    help: ArgumentHelp(
      "Also write the exercises as chapters, in the format that ffmpeg reads.", valueName: "file"),
    completion: .file(extensions: ["txt"]))
  package var chapters: String?

  package init() {}
}
