// How much of each session counts. Time that two sessions share was lived once: a session that was
// both played and recorded afterwards is not practised twice.

import Routines
import Scheduling
import Sessions

package struct WorkSpan: Hashable, Sendable {
  /// The local day that it counts for, in days since 1970-01-01.
  package var day: Int
  /// Milliseconds since 1970. A session during which the clock was set back is as long as its work.
  package let start: Int64
  package let end: Int64
  /// Milliseconds of work.
  package var work: Int64

  /// A day: nothing that was really done takes longer.
  private static let longest: Int64 = 86_400_000

  package init(day: Int, started: Int64, ended: Int64, work: Int64) {
    self.day = day
    self.work = work
    start = started
    end = max(ended, started + min(work, Self.longest))
  }

  package init(_ session: PastSession) {
    self.init(
      day: session.day, started: session.started.milliseconds,
      ended: session.ended.milliseconds, work: session.record.work.count)
  }

  /// Work a millisecond.
  private var density: Double { end > start ? Double(work) / Double(end - start) : 0 }

  /// The share of each that counts, 0 to 1, in their order. What several share counts for the one
  /// with the most work in it, and of equals for the first.
  package static func shares(_ spans: [WorkSpan]) -> [Double] {
    var shares = [Double](repeating: 1, count: spans.count)
    let order = spans.indices.sorted { spans[$0].start < spans[$1].start }
    var cluster: [Int] = []
    var end = Int64.min
    for index in order {
      if spans[index].start >= end {
        divide(cluster, of: spans, into: &shares)
        cluster = []
      }
      cluster.append(index)
      end = max(end, spans[index].end)
    }
    divide(cluster, of: spans, into: &shares)
    return shares
  }

  /// Divides the time of sessions that overlap.
  private static func divide(
    _ cluster: [Int], of spans: [WorkSpan], into shares: inout [Double]
  ) {
    guard cluster.count > 1 else { return }
    let cuts = Set(cluster.flatMap { [spans[$0].start, spans[$0].end] }).sorted()
    var counted: [Int: Int64] = [:]
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let present = cluster.filter { spans[$0].start <= from && spans[$0].end >= to }
      let densest = present.map { spans[$0].density }.max()
      guard let owner = present.first(where: { spans[$0].density == densest }) else { continue }
      counted[owner, default: 0] += to - from
    }
    for index in cluster where spans[index].end > spans[index].start {
      shares[index] =
        Double(counted[index] ?? 0) / Double(spans[index].end - spans[index].start)
    }
  }

  /// The work that counts by day.
  package static func byDay(_ spans: [WorkSpan]) -> [Int: Int64] {
    zip(spans, shares(spans)).reduce(into: [:]) { days, counted in
      let (span, share) = counted
      days[span.day, default: 0] += span.work.counted(share)
    }
  }
}

extension Int64 {
  /// As much of milliseconds as counts.
  package func counted(_ share: Double) -> Int64 {
    share == 1 ? self : Int64((Double(self) * share).rounded())
  }
}
