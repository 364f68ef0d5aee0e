// `sounds export`: every cue of a theme as a WAV file. A user can listen to the files, edit them,
// and use the folder as the start of a theme.

import ConfigFiles
import Console
import Control
import Planning
import Routines
import Service
import Sessions
import Sounds

extension CueListening {
  /// Writes `hold.wav`, `hold-left.wav` and `hold-right.wav` for each cue, at the theme's own
  /// level.
  /// - Parameters:
  ///   - folder: is created if it does not exist.
  ///   - name: the theme; nil: the one in the settings.
  /// - Returns: `badData` for an unknown theme, `failure` when a file can't be written.
  package func export(to folder: String, theme name: String?) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    var theme = configuration.theme
    // What of the theme can't be read is heard, and exported, as the default.
    _ = Console.complain(themeFaults(name, configuration))
    do throws(BadFile) {
      if let name { theme = try places.layers.theme(named: name) }
    } catch {
      // The faults of a file that is there have been printed.
      if places.layers.themeNames.contains(where: { $0 == name }) { return ExitStatus.badData }
      for diagnostic in error.diagnostics { Console.complain("limber: \(diagnostic.message)") }
      return ExitStatus.badData
    }
    return export(theme, to: folder)
  }

  /// - Parameter name: of a theme; nil: the settings'.
  private func themeFaults(_ name: String?, _ configuration: Configuration) -> [Diagnostic] {
    name.map(places.layers.faults(ofTheme:)) ?? configuration.faults(in: .theme)
  }

  /// Writes 16-bit files by the mixer's own conversion, so that they sound as in a session.
  private func export(_ theme: Theme, to folder: String) -> ExitStatus {
    guard Folders.make(folder) == 0 else {
      Console.complain("limber: the folder \(folder) cannot be made")
      return ExitStatus.failure
    }
    for kind in CueKind.allCases {
      for side in [nil, Side.left, .right] as [Side?] {
        let name = kind.rawValue + (side.map { "-\($0.rawValue)" } ?? "")
        // The length of a glide is that of the breath; without one, a length has to be chosen.
        let length = kind.isGlide ? Timeline.glide : nil
        let tone = theme.tone(kind, side: side, length: length)
        guard Self.write(tone, to: "\(folder)/\(name).wav") else { return ExitStatus.failure }
      }
    }
    Console.say("\(folder): \(CueKind.allCases.count) cues of \(theme.name), each in three voices")
    return ExitStatus.done
  }

  /// A tone has stereo frames, with both channels in turn.
  private static func write(_ tone: Tone, to path: String) -> Bool {
    var samples = Array(tone.samples)
    var frames = [Int16](repeating: 0, count: samples.count)
    samples.withUnsafeMutableBufferPointer { samples in
      frames.withUnsafeMutableBufferPointer { frames in
        Mixer.quantise(samples, gain: (1, 1), to: frames)
      }
    }
    let bytes = frames.withUnsafeBytes { Array($0) }
    return OutputFile.write(to: path) { put in
      put(WaveFile.header(frames: FrameCount(Int64(tone.frameCount)))) && put(bytes)
    }
  }
}
