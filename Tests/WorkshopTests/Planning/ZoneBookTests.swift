// The zones that reminders name, and what is told when the system's own is none.

import Scheduling
import Service
import Testing

@testable import Planning

private let winter = WallInstant(rfc3339: "2026-11-24T07:00:00Z")!

private func book(_ zone: String) -> ZoneBook { ZoneBook(ZoneFiles(environment: ["TZ": zone])) }

@Suite struct ZoneBookTests {
  @Test(arguments: [("Asia/Tokyo", 32_400), ("America/New_York", -18_000), ("", 0)])
  func theSystemsZoneIsRead(zone: String, offset: Int) {
    let book = book(zone)
    #expect(book.problem == nil)
    #expect(book.system.offset(at: winter) == offset)
  }

  @Test(arguments: ["Atlantis/City", "CET-1CEST"])
  func aZoneThatCannotBeReadIsToldAndTakenForUTC(zone: String) {
    let book = book(zone)
    #expect(book.system == .utc)
    #expect(book.problem?.hasPrefix("the system's time zone cannot be read (") == true)
    #expect(book.problem?.hasSuffix("); times are taken as UTC") == true)
  }

  @Test func aNamedZoneIsFoundAndAnotherIsNot() {
    let book = book("")
    for _ in 1...2 { #expect(book.rules("Asia/Tokyo")?.offset(at: winter) == 32_400) }
    for name in ["Asia/Tokio", "", "../passwd", "/etc/localtime", "tzdata.zi"] {
      #expect(book.rules(name) == nil, "\(name)")
    }
    #expect(book.names.contains("Asia/Tokyo"))
    book.forget()
    #expect(book.rules("Asia/Tokyo") != nil)
  }
}
