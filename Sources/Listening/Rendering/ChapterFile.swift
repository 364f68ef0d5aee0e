// The exercises of a session as chapters, in the metadata format of ffmpeg (ffmpeg-formats(1),
// “Metadata”). This command puts them into a file that players can navigate:
// `ffmpeg -i F.flac -i F.txt -map_metadata 1 F.mka`

import Routines
import Sessions

/// Written by `render --chapters`.
enum ChapterFile {
  /// A chapter for each step with a name; rests have none. Times are in milliseconds.
  /// - Parameter title: of the entire session.
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

  /// `=`, `;`, `#`, `\` and line ends have a meaning, unless a backslash precedes them.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if "=;#\\\n\r".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
  }
}
