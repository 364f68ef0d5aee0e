// Time that two sessions share was lived once, however it is recorded.

import Testing

@testable import Practice

/// Minutes, on the day 0.
private func span(_ started: Int64, _ ended: Int64, work: Int64, day: Int = 0) -> WorkSpan {
  WorkSpan(
    day: day, started: started * 60_000, ended: ended * 60_000, work: work * 60_000)
}

@Suite struct WorkSpanTests {
  /// Sessions, and the minutes that count of them.
  private static let table: [([WorkSpan], Int64)] = [
    ([], 0),
    ([span(0, 10, work: 8)], 8),
    // One after the other.
    ([span(0, 10, work: 8), span(10, 20, work: 6)], 14),
    // Recorded twice; the order does not matter.
    ([span(0, 10, work: 8), span(0, 10, work: 8)], 8),
    ([span(0, 10, work: 2), span(0, 10, work: 8)], 8),
    ([span(0, 10, work: 8), span(0, 10, work: 2)], 8),
    // By half: five minutes of the one, all ten of the other, which has more work in them.
    ([span(0, 10, work: 4), span(5, 15, work: 10)], 12),
    ([span(5, 15, work: 10), span(0, 10, work: 4)], 12),
    // A short one within a long one.
    ([span(0, 60, work: 30), span(20, 30, work: 10)], 35),
    // Three, of which the first and the last do not touch.
    ([span(0, 10, work: 10), span(5, 15, work: 10), span(10, 20, work: 10)], 20),
    // A clock that was set back.
    ([span(30, 0, work: 5), span(33, 38, work: 5)], 8),
    ([span(0, 0, work: 0), span(0, 10, work: 8)], 8),
  ]

  @Test(arguments: table)
  func whatIsSharedCountsOnce(spans: [WorkSpan], minutes: Int64) {
    #expect(WorkSpan.byDay(spans)[0] ?? 0 == minutes * 60_000)
  }

  @Test func eachSessionCountsForItsOwnDay() {
    let days = WorkSpan.byDay([span(0, 10, work: 4), span(5, 15, work: 10, day: 1)])
    #expect(days == [0: 120_000, 1: 600_000])
  }
}
