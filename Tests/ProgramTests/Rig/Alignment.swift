// Where a session's timeline lies on the clock, told by what a test card played and when: whatever
// happened to the sound in between, it must lie there still.

import Foundation
import Testing

struct Alignment {
  /// When frame 0 of the rendered session was played, or would have been, by each of the card's
  /// stretches that has a sound of the session: CLOCK_MONOTONIC, in nanoseconds.
  let origins: [Int64]

  /// - Parameter render: a session that sounds nearly all the time, and nowhere the same.
  init(_ card: TestCard, to render: Samples) throws {
    let heard = Samples(try card.written())
    origins = try card.playing().compactMap { stretch in
      let end = min(stretch.frames.upperBound, heard.frames.count)
      return Self.place(of: heard, in: stretch.frames.lowerBound..<end, render).map { found in
        stretch.instant(of: found.heard) - Int64(found.rendered) * 1_000_000_000 / 48_000
      }
    }
  }

  /// 100 ms: no longer than what sounds between two faults, and long enough to be unmistakable.
  private static let window = 4800

  /// A window of what was heard, the last one that is found in the rendered session.
  private static func place(
    of heard: Samples, in range: Range<Int>, _ render: Samples
  ) -> (heard: Int, rendered: Int)? {
    var start = range.upperBound - window
    while start >= range.lowerBound {
      let part = heard.frames[start..<(start + window)]
      // Silence is everywhere.
      if Set(part).count > 100, let place = render.place(of: part) { return (start, place) }
      start -= window / 4
    }
    return nil
  }

  /// Milliseconds between the first stretch's timeline and the last one's.
  var shift: Double { Double(origins.last! - origins.first!) / 1_000_000 }

  /// The session's position at an instant, in milliseconds.
  func position(at instant: Int64) -> Double { Double(instant - origins.first!) / 1_000_000 }
}

extension Samples {
  /// Where the same frames begin.
  func place(of part: ArraySlice<UInt32>) -> Int? {
    guard let first = part.first, part.count <= frames.count else { return nil }
    return frames.withUnsafeBufferPointer { all in
      part.withUnsafeBufferPointer { part in
        (0...(all.count - part.count)).first { start in
          all[start] == first
            && memcmp(all.baseAddress! + start, part.baseAddress!, part.count * 4) == 0
        }
      }
    }
  }
}

/// CLOCK_MONOTONIC, as the card and the daemon read it.
func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
