// `export --ics`: the upcoming reminders as an iCalendar (RFC 5545), for a person's calendar
// program. Instants are in UTC, so that no zone needs to be described.

import ConfigFiles
import Console
import Control
import Planning
import Routines
import Scheduling
import Sessions

package struct CalendarExport {
  let places: Places

  package init(places: Places) { self.places = places }

  /// How far ahead.
  private static let days: Int64 = 28
  private static let most = 2000

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

  static func text(
    _ occurrences: [Occurrence], _ configuration: Configuration, stamp: WallInstant
  ) -> String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Limber//limber//EN"]
    let events = occurrences.flatMap { occurrence in
      let routine = configuration.routines[occurrence.routine]?.routine
      let length =
        routine.map { configuration.timeline(of: $0, .init(today: 0)).length.milliseconds.count }
        ?? 600_000
      return [
        "BEGIN:VEVENT", "UID:\(occurrence.key.reminder)-\(occurrence.key.local)@limber",
        "DTSTAMP:\(utc(stamp))", "DTSTART:\(utc(occurrence.at))",
        "DURATION:PT\(max(60, length / 1000))S",
        "SUMMARY:\(escaped("\(occurrence.key.reminder): \(routine?.name ?? occurrence.routine)"))",
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    return (head + events + ["END:VCALENDAR"]).flatMap(folded).map { "\($0)\r\n" }.joined()
  }

  /// `20261127T183000Z`
  private static func utc(_ instant: WallInstant) -> String {
    instant.rfc3339(offset: 0).filter { $0 != "-" && $0 != ":" }
  }

  /// TEXT: backslash, semicolon and comma, and the end of a line (3.3.11); it has no other control
  /// character.
  static func escaped(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n", "\r": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }.printable
  }

  /// Lines of 75 octets at the most; what follows begins with a space (3.1).
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
