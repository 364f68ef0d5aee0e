// Formats times and lengths for the user. Needs no clock, zone or calendar: the daemon's instants
// include their local time, and are only shortened here.

package enum TimeText {
  /// An instant in RFC 3339 as `2026-11-25 07:30`; with seconds only if they are not 0.
  package static func dateAndTime(_ instant: String) -> String {
    let parts = instant.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, parts[1].count >= 8 else { return instant }
    let time = parts[1].prefix(8)
    return "\(parts[0]) \(time.hasSuffix(":00") ? time.prefix(5) : time)"
  }

  /// The instant in the reader's zone, and also in the reminder's if that differs: `2026-11-25
  /// 09:00, 15:00 in Berlin`.
  package static func dateAndTime(_ at: String, local: String?, zone: String?) -> String {
    guard let local else { return dateAndTime(at) }
    return "\(dateAndTime(local)), \(own(at, besides: local, zone))"
  }

  /// `09:00:00, 15:00 in Berlin`
  package static func timeOfDay(_ at: String, local: String?, zone: String?) -> String {
    guard let local else { return timeOfDay(at) }
    return "\(timeOfDay(local)), \(own(at, besides: local, zone))"
  }

  /// `15:00 in Berlin`; with the date if it differs.
  private static func own(_ at: String, besides local: String, _ zone: String?) -> String {
    let moment = dateAndTime(at)
    let isSameDay = at.prefix(10) == local.prefix(10)
    let place = zone.map(place) ?? "the reminder's zone"
    return "\(isSameDay ? String(moment.dropFirst(11)) : moment) in \(place)"
  }

  /// The city of a tzdata zone: `Berlin`, `Buenos Aires`; the zone's name if it has none.
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

  /// A length or a position as `0:07`, `12:30` or `1:02:03`, rounded down to seconds.
  package static func clock(_ milliseconds: Int64) -> String {
    clock(seconds: max(0, milliseconds) / 1000)
  }

  /// A remaining time, rounded up to seconds, so that 0:00 means the end.
  package static func countdown(_ milliseconds: Int64) -> String {
    clock(seconds: startedSeconds(milliseconds))
  }

  private static func clock(seconds: Int64) -> String {
    let minutes = seconds / 60 % 60
    let tail = twoDigits(seconds % 60)
    guard seconds >= 3600 else { return "\(minutes):\(tail)" }
    return "\(seconds / 3600):\(twoDigits(minutes)):\(tail)"
  }

  /// A length in words, rounded up to seconds: `1 second`, `1 minute 5 seconds`.
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
