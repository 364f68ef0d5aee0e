// `export --ics`: the upcoming reminders as an iCalendar (RFC 5545), for the user's calendar
// program. Each occurrence is an event of its own, because a calendar rule could not express
// windows, cycles and exceptions. Instants are in UTC, so that no zone has to be described.

import ConfigFiles
import Console
import Control
import Planning
import Routines
import Scheduling
import Sessions

/// Reads files only: it works without a daemon, and so does not know what was snoozed or skipped.
package struct CalendarExport {
  let places: Places

  /// - Parameter places: where the user's and the site's files are.
  package init(places: Places) { self.places = places }

  /// How far ahead: four weeks, as the help of `export` promises.
  private static let days: Int64 = 28
  /// The most events; a reminder every few minutes would fill a calendar otherwise.
  private static let most = 2000

  /// Prints the calendar on standard output.
  /// - Returns: always `done`; without reminders, the calendar is empty.
  package func export() -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let configuration = Configuration(reading: places.layers, zones: zones.existing)
    let now = HistoryAccess(places: places).now
    let end = now.adding(seconds: Self.days * 86_400)
    let coming = Schedule(configuration.schedule(in: zones)).upcoming(after: now, count: Self.most)
      .prefix { $0.at < end }
    StandardOutput.put(Array(Self.text(Array(coming), configuration, stamp: now).utf8))
    return ExitStatus.done
  }

  /// The calendar as one text, with the line ends that RFC 5545 demands.
  /// - Parameter stamp: when it was made; DTSTAMP is required of each event (3.6.1).
  static func text(
    _ occurrences: [Occurrence], _ configuration: Configuration, stamp: WallInstant
  ) -> String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Limber//limber//EN"]
    let events = occurrences.flatMap { occurrence in
      let routine = configuration.routines[occurrence.routine]?.routine
      let length = length(of: occurrence, routine, configuration)
      return [
        // The UID is that of the occurrence, so that a second import updates the event.
        "BEGIN:VEVENT", "UID:\(occurrence.key.reminder)-\(occurrence.key.local)@limber",
        "DTSTAMP:\(utc(stamp))", "DTSTART:\(utc(occurrence.at))",
        "DURATION:PT\(max(60, length / 1000))S",
        "SUMMARY:\(escaped("\(occurrence.key.reminder): \(routine?.name ?? occurrence.routine)"))",
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    return (head + events + ["END:VCALENDAR"]).flatMap(folded).map { "\($0)\r\n" }.joined()
  }

  /// In milliseconds: as long as the routine, or as the one that will be composed is wished.
  private static func length(
    of occurrence: Occurrence, _ routine: Routine?, _ configuration: Configuration
  ) -> Int64 {
    if let routine {
      return configuration.timeline(of: routine, .init(today: 0)).length.milliseconds.count
    }
    // Ten minutes for a routine that is gone.
    return configuration.reminders[occurrence.key.reminder]?.wish?.length.count ?? 600_000
  }

  /// `20261127T183000Z`
  private static func utc(_ instant: WallInstant) -> String {
    instant.rfc3339(offset: 0).filter { $0 != "-" && $0 != ":" }
  }

  /// A value of type TEXT: backslash, semicolon, comma and line end are escaped (3.3.11). Other
  /// control characters are not allowed; `printable` writes their numbers instead.
  static func escaped(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n", "\r": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }.printable
  }

  /// Breaks a line at 75 octets; each further line begins with a space (3.1). A character is never
  /// split.
  private static func folded(_ line: String) -> [String] {
    var (lines, current) = ([String](), "")
    for character in line {
      if current.utf8.count + String(character).utf8.count > 75 {
        lines.append(current)
        current = " "
      }
      current.append(character)
    }
    return lines + [current]
  }
}
