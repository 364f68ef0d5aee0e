// Times and lengths as people read them. No clock, zone or calendar: the daemon's instants carry
// their local time, and are only cut to what matters.

package enum TimeText {
  /// An instant in RFC 3339 as `2026-11-25 07:30`; the seconds only when there are some.
  package static func dateAndTime(_ instant: String) -> String {
    let parts = instant.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, parts[1].count >= 8 else { return instant }
    let time = parts[1].prefix(8)
    return "\(parts[0]) \(time.hasSuffix(":00") ? time.prefix(5) : time)"
  }

  /// By the reader's clock, with the reminder's own beside it where that is another:
  /// `2026-11-25 09:00, 15:00 in Berlin`.
  package static func dateAndTime(_ at: String, local: String?, zone: String?) -> String {
    guard let local else { return dateAndTime(at) }
    return "\(dateAndTime(local)), \(own(at, besides: local, zone))"
  }

  /// `09:00:00, 15:00 in Berlin`
  package static func timeOfDay(_ at: String, local: String?, zone: String?) -> String {
    guard let local else { return timeOfDay(at) }
    return "\(timeOfDay(local)), \(own(at, besides: local, zone))"
  }

  /// `15:00 in Berlin`; with its day, where that is another one.
  private static func own(_ at: String, besides local: String, _ zone: String?) -> String {
    let moment = dateAndTime(at)
    let isSameDay = at.prefix(10) == local.prefix(10)
    let place = zone.map(place) ?? "the reminder's zone"
    return "\(isSameDay ? String(moment.dropFirst(11)) : moment) in \(place)"
  }

  /// What people call a zone of tzdata: `Berlin`, `Buenos Aires`; one without a place by its name.
  package static func place(_ zone: String) -> String {
    let parts = zone.split(separator: "/")
    guard let last = parts.last, parts.count > 1, parts[0] != "Etc" else { return zone }
    return last.split(separator: "_").joined(separator: " ")
  }

  /// The local time of an instant in RFC 3339, with its seconds: `07:30:20`.
  package static func timeOfDay(_ instant: String) -> String {
    let parts = instant.split(separator: "T", maxSplits: 1)
    return parts.count == 2 && parts[1].count >= 8 ? String(parts[1].prefix(8)) : instant
  }

  /// A length or a place in it as `0:07`, `12:30`, `1:02:03`; whole seconds that are over.
  package static func clock(_ milliseconds: Int64) -> String {
    clock(seconds: max(0, milliseconds) / 1000)
  }

  /// What is left; a second that has begun counts, so that 0:00 is the end.
  package static func countdown(_ milliseconds: Int64) -> String {
    clock(seconds: startedSeconds(milliseconds))
  }

  private static func clock(seconds: Int64) -> String {
    let minutes = seconds / 60 % 60
    let tail = twoDigits(seconds % 60)
    guard seconds >= 3600 else { return "\(minutes):\(tail)" }
    return "\(seconds / 3600):\(twoDigits(minutes)):\(tail)"
  }

  /// What is left in words, for sentences: `1 second`, `40 seconds`, `1 minute 5 seconds`.
  package static func words(_ milliseconds: Int64) -> String {
    let seconds = startedSeconds(milliseconds)
    let parts = [(seconds / 3600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")]
    let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return words.isEmpty ? "0 seconds" : words.joined(separator: " ")
  }

  private static func startedSeconds(_ milliseconds: Int64) -> Int64 {
    (max(0, milliseconds) + 999) / 1000
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
