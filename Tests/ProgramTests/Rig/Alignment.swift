// Where a session's timeline lies on the clock, told by what a test card played and when: whatever
// happened to the sound in between, it must lie there still.

import Foundation
import Testing

struct Alignment {
  /// When frame 0 of the rendered session was played, or would have been, by each of the card's
  /// stretches that has a sound of the session: CLOCK_MONOTONIC, in nanoseconds.
  private(set) var origins: [Int64] = []
  /// The same of the last stretch; nil: nothing of the session was found in it.
  private(set) var last: Int64?

  /// - Parameter render: a session that sounds nearly all the time. What sounds several times in it
  ///   is taken for what is nearest to its place by the stretches before.
  init(_ card: TestCard, to render: Samples) throws {
    let heard = Samples(try card.written())
    for stretch in try card.playing() {
      let end = min(stretch.frames.upperBound, heard.frames.count)
      last = nil
      // From the end, a window of what was heard: the last one that is found.
      var start = end - Self.window
      while start >= stretch.frames.lowerBound, last == nil {
        let part = heard.frames[start..<(start + Self.window)]
        last = nearest(
          render.places(of: part).map { place in
            stretch.instant(of: start) - Int64(place) * 1_000_000_000 / 48_000
          })
        start -= Self.window / 4
      }
      if let last { origins.append(last) }
    }
  }

  /// 100 ms: no longer than what sounds between two faults, and long enough to be unmistakable.
  private static let window = 4800

  private func nearest(_ found: [Int64]) -> Int64? {
    guard let first = origins.first else { return found.first }
    return found.min { abs($0 - first) < abs($1 - first) }
  }

  /// Milliseconds between the first stretch's timeline and the last one's.
  var shift: Double { Double(origins.last! - origins.first!) / 1_000_000 }

  /// The session's position at an instant, in milliseconds.
  func position(at instant: Int64) -> Double { Double(instant - origins.first!) / 1_000_000 }
}

extension Samples {
  /// Where the same frames begin; of silence, nowhere: it is everywhere.
  func places(of part: ArraySlice<UInt32>) -> [Int] {
    guard let first = part.first, part.count <= frames.count, Set(part).count > 100 else {
      return []
    }
    return frames.withUnsafeBufferPointer { all in
      part.withUnsafeBufferPointer { part in
        (0...(all.count - part.count)).filter { start in
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
