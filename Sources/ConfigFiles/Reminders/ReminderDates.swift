// On which dates a reminder comes, and by how much it is spread: `from`, `until`, `except`,
// `spread`.

import Routines
import Scheduling
import Yams

struct ReminderDates {
  var limits: DateLimits
  /// Seconds; 0 for none.
  var spread: Int64

  static let keys = ["from", "until", "except", "spread"]
  private static let exceptionsMax = 1000

  /// Nil after it has been told why.
  static func read(_ fields: Fields) -> ReminderDates? {
    let (from, until) = (fields["from"].map(date), fields["until"].map(date))
    let except = fields["except"].map(dates)
    let spread = fields["spread"].map {
      $0.duration(Milliseconds.seconds(1)...Milliseconds.seconds(86_400))
    }
    // A value that is there and wrong is nil in some.
    for date in [from, until] { if case .some(.none) = date { return nil } }
    if case .some(.none) = except { return nil }
    if case .some(.none) = spread { return nil }
    if let from = from ?? nil, let until = until ?? nil, from > until {
      return fields["until"]!.fail("it ends before it begins, on \(from)")
    }
    return ReminderDates(
      limits: DateLimits(from: from ?? nil, until: until ?? nil, except: (except ?? nil) ?? []),
      spread: ((spread ?? nil)?.count ?? 0) / 1000)
  }

  private static func dates(_ entry: Entry) -> Set<CivilDate>? {
    guard let entries = entry.list() else { return nil }
    guard entries.count <= exceptionsMax else {
      return entries[exceptionsMax].fail("at most \(exceptionsMax) dates may be left out")
    }
    let dates = entries.map(date)
    return dates.contains { $0 == nil } ? nil : Set(dates.compactMap { $0 })
  }

  private static func date(_ entry: Entry) -> CivilDate? {
    guard let text = entry.text("a date such as 2026-12-24") else { return nil }
    if let date = CivilDate(parsing: text) { return date }
    let isFormed = text.split(separator: "-").map(\.utf8.count) == [4, 2, 2]
    return entry.fail(
      isFormed ? "there is no day \(text)" : "“\(text)” is not a date; write 2026-12-24")
  }
}
