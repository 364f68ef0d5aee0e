// What is heard inside a hold, so that its end is never a surprise. The lead-in after a pause
// counts down by the same three ticks.

import Routines

package enum HoldProgress {
  /// Shorter holds have no countdown: it would begin with the hold itself.
  package static let countdownFrom = Milliseconds.seconds(8)
  /// From this length on, the middle is marked.
  package static let halfwayFrom = Milliseconds.seconds(20)

  /// The last three seconds, from the end: the last tick is different.
  package static let countdown: [(kind: CueKind, beforeEnd: Milliseconds)] = [
    (.countdown, .seconds(3)), (.countdown, .seconds(2)), (.countdownLast, .seconds(1)),
  ]

  /// The cues inside a hold of this length, with their distance from its start.
  package static func cues(length: Milliseconds) -> [(kind: CueKind, at: Milliseconds)] {
    var cues: [(kind: CueKind, at: Milliseconds)] = []
    if length >= halfwayFrom { cues.append((.halfway, Milliseconds(length.count / 2))) }
    if length >= countdownFrom {
      cues += countdown.map { ($0.kind, length - $0.beforeEnd) }
    }
    return cues
  }
}
