// How long people get to move: the table that limber(5) prints.

import Routines
import Testing

@Suite struct TimeToMoveTests {
  @Test(
    arguments: [
      (nil, Position.seated, false, 5),
      (.seated, .seated, false, 5),
      (.seated, .standing, false, 8),
      (.standing, .seated, false, 8),
      (nil, .supine, false, 20),
      (.standing, .supine, false, 20),
      (.standing, .supine, true, 15),
      (.supine, .seated, true, 15),
      (.supine, .allFours, true, 10),
      (.supine, .supine, true, 5),
    ] as [(Position?, Position, Bool, Int64)])
  func theTimeFollowsFromTheChangeOfPosition(
    from: Position?, to: Position, onFloorBefore: Bool, seconds: Int64
  ) {
    let length = TimeToMove.length(from: from, to: to, onFloorBefore: onFloorBefore)
    #expect(length == .seconds(seconds))
  }

  @Test(
    arguments: [
      (0, "0s"), (500, "500ms"), (20_000, "20s"), (90_000, "1m30s"), (60_000, "1m"),
      (1_500, "1500ms"),
    ] as [(Int64, String)])
  func aLengthReadsAsItIsWritten(count: Int64, text: String) {
    #expect(Milliseconds(count).description == text)
  }
}
