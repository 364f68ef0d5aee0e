// The exercises of a session as chapters, in ffmpeg's metadata form (ffmpeg-formats, "Metadata"):
// `ffmpeg -i F.flac -i F.txt -map_metadata 1 F.mka` puts them into a file that players read.

import Routines
import Sessions

enum ChapterFile {
  /// - Parameter title: of the whole.
  static func text(_ timeline: Timeline, title: String) -> String {
    let chapters = timeline.steps.compactMap { step in
      step.name.map { name in
        """
        [CHAPTER]
        TIMEBASE=1/1000
        START=\(step.start.milliseconds.count)
        END=\(step.end.milliseconds.count)
        title=\(escaped(name))

        """
      }
    }
    return ";FFMETADATA1\ntitle=\(escaped(title))\n" + chapters.joined()
  }

  /// `=`, `;`, `#`, `\` and the end of a line are data only behind a backslash.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if "=;#\\\n\r".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
  }
}
