// The file that `render` writes: RIFF WAVE, 48 kHz, 16 bits, stereo; and its labels as text, in the
// form that audio editors read.

import Routines
import Sessions

package enum WaveFile {
  /// Two channels of 16 bits.
  package static let bytesPerFrame = 4

  /// The 44 bytes before the samples.
  package static func header(frames: FrameCount) -> [UInt8] {
    let size = UInt32(clamping: frames.count * Int64(bytesPerFrame))
    let rate = UInt32(SampleRate.hertz)
    return Array("RIFF".utf8) + bytes(size &+ 36) + Array("WAVEfmt ".utf8) + bytes(UInt32(16))
      + bytes(UInt16(1)) + bytes(UInt16(2)) + bytes(rate) + bytes(rate * UInt32(bytesPerFrame))
      + bytes(UInt16(bytesPerFrame)) + bytes(UInt16(16)) + Array("data".utf8) + bytes(size)
  }

  private static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// `start<TAB>end<TAB>name`, in seconds: a line for each phase; for each cue, with a name that
  /// begins with "cue"; and for spoken words, with a name that begins with "say". In order of their
  /// starts.
  package static func labels(_ timeline: Timeline) -> String {
    let phases = timeline.phases.map { phase in
      let name = [phase.kind.rawValue, timeline.steps[phase.step].name, phase.part.name]
      return (phase.start, phase.end, name.compactMap { $0 }.joined(separator: " "))
    }
    let cues = timeline.cues.map { cue in
      let name = ["cue", cue.kind.rawValue, cue.side?.rawValue].compactMap { $0 }
      return (cue.at, cue.at + (cue.length ?? .zero), name.joined(separator: " "))
    }
    let words = timeline.words.map { words in
      let text =
        switch words.utterance {
        case .text(let text, _): text
        case .recording(let path): path
        }
      return (words.at, words.end, "say \(text)")
    }
    return (phases + cues + words).sorted { $0.0 < $1.0 }
      .map { "\(seconds($0.0))\t\(seconds($0.1))\t\($0.2)\n" }.joined()
  }

  /// To the millisecond, which is exact for every frame in a timeline.
  private static func seconds(_ frame: FrameIndex) -> String {
    let (seconds, rest) = frame.milliseconds.count.quotientAndRemainder(dividingBy: 1000)
    return "\(seconds).\(String(repeating: "0", count: 3 - String(rest).count))\(rest)"
  }
}
