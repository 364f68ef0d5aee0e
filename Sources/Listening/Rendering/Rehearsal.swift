// A session in sentences, each with its time, in the words of `limber watch --plain`. A pure value:
// who waits between the sentences is elsewhere.

import Control
import Planning
import Routines
import Sessions

struct Rehearsal {
  struct Line: Hashable {
    var at: FrameIndex
    var text: String
  }

  let lines: [Line]
  let end: FrameIndex

  init(_ timeline: Timeline) {
    var narration = Narration()
    lines = Self.statuses(timeline).flatMap { at, status in
      narration.lines(of: status).map { Line(at: at, text: $0) }
    }
    end = timeline.end
  }

  /// What status would tell whenever something begins.
  private static func statuses(_ timeline: Timeline) -> [(FrameIndex, Status)] {
    var waits = timeline.waits[...]
    var statuses: [(FrameIndex, Status)] = []
    func add(_ session: Status.Session, at frame: FrameIndex) {
      let audio = Status.Audio(device: "", state: .known(.closed))
      statuses.append((frame, Status(session: session, audio: audio)))
    }
    for phase in timeline.phases {
      let session = Status.Session(timeline, phase, at: phase.start, isPaused: false)
      // It stands where the phase before has ended and the next has not begun.
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

/// How fast a rehearsal goes: so many times as fast as the session would.
struct RehearsalPace {
  static let range = 1...1000
  let speed: Int

  /// Nanoseconds from the start of the rehearsal. Reckoned from the start each time, so that
  /// nothing adds up.
  func nanoseconds(to frame: FrameIndex) -> Int64 {
    let milliseconds = frame.milliseconds.count
    return milliseconds * 1_000_000 / Int64(speed)
  }
}
