// The dates of a reminder, and its delay: `from`, `until`, `except`, `spread`.

import Routines
import Scheduling
import Yams

/// The part of a reminder that limits its rule.
struct ReminderDates {
  var limits: DateLimits
  /// In seconds; 0 for no delay.
  var spread: Int64

  static let keys = ["from", "until", "except", "spread"]
  /// Dates that may be left out; each is kept as a day of its own.
  private static let exceptionsMax = 1000

  /// Nil after an error was reported.
  /// - Parameter today: for warnings of past dates; nil for no such warnings.
  static func read(_ fields: Fields, today: CivilDate?) -> ReminderDates? {
    let (from, until) = (fields["from"].map(date), fields["until"].map(date))
    let except = fields["except"].map(dates)
    let spread = fields["spread"].map {
      $0.duration(Milliseconds.seconds(1)...Milliseconds.seconds(86_400))
    }
    // A value that is present but wrong is an inner nil.
    for date in [from, until] { if case .some(.none) = date { return nil } }
    if case .some(.none) = except { return nil }
    if case .some(.none) = spread { return nil }
    if let from = from ?? nil, let until = until ?? nil, from > until {
      return fields["until"]!.fail("the last date is before the first, \(from)")
    }
    if let today { warn(fields, from: from ?? nil, until: until ?? nil, today) }
    return ReminderDates(
      limits: DateLimits(from: from ?? nil, until: until ?? nil, except: (except ?? nil) ?? []),
      spread: ((spread ?? nil)?.count ?? 0) / 1000)
  }

  /// A mistake in the year is easily made.
  private static func warn(
    _ fields: Fields, from: CivilDate?, until: CivilDate?, _ today: CivilDate
  ) {
    if let until, until < today, let entry = fields["until"] {
      entry.source.remark("\(until) is in the past, so nothing will ring", at: entry.node)
    }
    // A date that days are counted from stays valid.
    let isAnchor = fields["days"]?.node.scalar?.string.lowercased().hasPrefix("every ") ?? false
    if let from, from < today, !isAnchor, let entry = fields["from"] {
      entry.source.remark("\(from) is in the past; is the year right?", at: entry.node)
    }
  }

  /// A list of dates and spans; nil after an error was reported.
  private static func dates(_ entry: Entry) -> Set<CivilDate>? {
    guard let entries = entry.list() else { return nil }
    var dates: Set<CivilDate> = []
    var isWhole = true
    for entry in entries {
      guard let span = span(entry) else {
        isWhole = false
        continue
      }
      let days = span.upperBound.daysSinceEpoch - span.lowerBound.daysSinceEpoch
      guard days < exceptionsMax, dates.count + days < exceptionsMax else {
        return entry.fail(
          "at most \(exceptionsMax) dates may be left out; “from” and “until” have no limit")
      }
      dates.formUnion((0...days).map { span.lowerBound.adding(days: $0) })
    }
    return isWhole ? dates : nil
  }

  /// `2026-12-24`, or `2026-12-24..2027-01-02` with both included.
  private static func span(_ entry: Entry) -> ClosedRange<CivilDate>? {
    guard let text = entry.text("a date such as 2026-12-24") else { return nil }
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return date(entry).map { $0...$0 } }
    guard let first = date(trimmed(ends[0]), entry), let last = date(trimmed(ends[1]), entry) else {
      return nil
    }
    return first <= last ? first...last : entry.fail("“\(text)” ends before it begins")
  }

  private static func trimmed(_ text: String) -> String { text.filter { $0 != " " } }

  private static func date(_ entry: Entry) -> CivilDate? {
    guard let text = entry.text("a date such as 2026-12-24") else { return nil }
    return date(text, entry)
  }

  private static func date(_ text: String, _ entry: Entry) -> CivilDate? {
    do throws(UnreadableTime) { return try CivilDate(reading: text) } catch {
      return entry.fail(error.message)
    }
  }
}
