// A cue that is played from a sound file, as in a theme: `{file: hold.wav, level: -23}`. A file
// that can't be read costs only its own cue.

import Routines
import SoundFiles
import Sounds

/// Part of `ThemeFile`.
enum RecordingFields {
  private static let keys = ["file", "left", "right", "level", "pan"]

  /// A recording with optional ones for the sides; `file` is required. Nil after an error was
  /// reported.
  static func cue(_ entry: Entry) -> RecordedCue? {
    guard let fields = entry.mapping(keys: keys) else { return nil }
    let level = fields["level"]?.decimal(ToneFields.levels)
    let pan = fields["pan"]?.decimal(-1...1)
    var sides: [Side: Recording] = [:]
    for side in Side.allCases {
      sides[side] = fields[side.rawValue].flatMap(recording)
    }
    guard let recording = fields.required("file", recording) else { return nil }
    return RecordedCue(
      recording, sides: sides, level: level ?? Levels.session, pan: pan ?? 0)
  }

  /// A sound in the theme's own folder.
  private static func recording(_ entry: Entry) -> Recording? {
    guard let name = entry.text("a sound file in the theme's folder") else { return nil }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.hasPrefix("/"), !parts.contains("..") else {
      return entry.fail("“\(name)” is not in the theme's folder")
    }
    let file = entry.source.file
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    do throws(SoundFileError) {
      let recording = try SoundFile.read(path: folder + name)
      guard let reason = recording.reasonItIsNoCue else { return recording }
      refuse(name, reason, entry)
    } catch {
      refuse(name, "\(error)", entry)
    }
    return nil
  }

  private static func refuse(_ name: String, _ reason: String, _ entry: Entry) {
    entry.source.remark(
      "“\(name)”: \(reason); the default cue is used instead", severity: .error, at: entry.node)
  }
}
