// A session in sentences, each with its time, in the words of `limber watch --plain`. A value
// without a clock: `RehearsalRun` waits between the sentences.

import Control
import Planning
import Routines
import Sessions

/// The sentences come from `Narration`, which `watch` uses as well, so that they can't differ.
struct Rehearsal {
  /// A sentence and the frame at which it is due.
  struct Line: Hashable {
    var at: FrameIndex
    var text: String
  }

  let lines: [Line]
  /// The end of the session.
  let end: FrameIndex

  /// Makes all sentences at once.
  init(_ timeline: Timeline) {
    var narration = Narration()
    lines = Self.statuses(timeline).flatMap { at, status in
      narration.lines(of: status).map { Line(at: at, text: $0) }
    }
    end = timeline.end
  }

  /// The status that the daemon would have whenever a phase or a wait begins.
  private static func statuses(_ timeline: Timeline) -> [(FrameIndex, Status)] {
    var waits = timeline.waits[...]
    var statuses: [(FrameIndex, Status)] = []
    func add(_ session: Status.Session, at frame: FrameIndex) {
      let audio = Status.Audio(device: "", state: .known(.closed))
      statuses.append((frame, Status(session: session, audio: audio)))
    }
    for phase in timeline.phases {
      let session = Status.Session(timeline, phase, at: phase.start, isPaused: false)
      // A wait is between the end of a phase and the beginning of the next.
      while let wait = waits.first, wait.at <= phase.start {
        var waiting = session
        waiting.stand(in: wait, remaining: nil)
        add(waiting, at: wait.at)
        waits.removeFirst()
      }
      add(session, at: phase.start)
    }
    return statuses
  }
}

/// The speed of a rehearsal.
struct RehearsalPace {
  /// Times as fast as the session; the limits of `--speed`.
  static let range = 1...1000
  let speed: Int

  /// Nanoseconds from the start of the rehearsal. They are computed from the start each time, so
  /// that rounding does not accumulate.
  func nanoseconds(to frame: FrameIndex) -> Int64 {
    let milliseconds = frame.milliseconds.count
    return milliseconds * 1_000_000 / Int64(speed)
  }
}
