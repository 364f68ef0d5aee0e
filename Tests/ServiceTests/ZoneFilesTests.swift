import Glibc
import TestSupport
import Testing

@testable import Service

@Suite struct ZoneFilesTests {
  let folder = TemporaryFolder()

  init() {
    folder.makeFolder("zoneinfo")
    folder.makeFolder("zoneinfo/Europe")
    folder.makeFolder("zoneinfo/Asia")
    folder.write("zoneinfo/Europe/Berlin", "TZif2 Berlin")
    folder.write("zoneinfo/Asia/Kolkata", "TZif2 Kolkata")
    folder.link("zoneinfo/Asia/Calcutta", to: "Kolkata")
    folder.write("zoneinfo/zone.tab", "DE\t+5230+01322\tEurope/Berlin\n")
  }

  private func files(_ tz: String? = nil) -> ZoneFiles {
    var environment = ["TZDIR": folder("zoneinfo")]
    environment["TZ"] = tz
    return ZoneFiles(environment: environment, localtime: folder("localtime"))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func aNamedZoneIsItsFilesBytes() throws {
    #expect(text(try files().bytes(of: "Europe/Berlin")) == "TZif2 Berlin")
    #expect(text(try files().bytes(of: "Asia/Calcutta")) == "TZif2 Kolkata")
    #expect(files().path(of: "Europe/Berlin") == folder("zoneinfo/Europe/Berlin"))
  }

  @Test(arguments: [
    "", "/etc/passwd", "../localtime", "Europe/../../localtime", "Europe//Berlin", "Europe/",
    "./Europe/Berlin", "Europe/Berlin\0",
  ])
  func aNameThatLeadsElsewhereIsRefused(name: String) {
    #expect(throws: ZoneFileError.badName(name)) { _ = try files().bytes(of: name) }
    #expect(files().path(of: name) == nil)
  }

  @Test(arguments: ["Europe/Berln", "Europe", "Europe/Berlin/Mitte"])
  func aZoneThatDoesNotExistIsNotFound(name: String) {
    #expect(throws: ZoneFileError.notFound(name: name)) { _ = try files().bytes(of: name) }
  }

  @Test func aFileThatIsNotAZoneIsRefused() {
    #expect(throws: ZoneFileError.notZoneFile(path: folder("zoneinfo/zone.tab"))) {
      _ = try files().bytes(of: "zone.tab")
    }
  }

  @Test func aFileBeyondTheLimitIsRefused() {
    folder.write("zoneinfo/Huge", Array("TZif".utf8) + [UInt8](repeating: 0, count: 1 << 20))
    #expect(throws: ZoneFileError.failed(path: folder("zoneinfo/Huge"), code: EFBIG)) {
      _ = try files().bytes(of: "Huge")
    }
  }

  @Test(arguments: [
    ("zoneinfo/Europe/Berlin", "Europe/Berlin"),
    // The name that the user chose, not the one that tzdata links it to.
    ("zoneinfo/Asia/Calcutta", "Asia/Calcutta"),
    ("hop", "Europe/Berlin"),
  ])
  func theSystemsZoneIsNamedByItsLink(target: String, name: String) throws {
    folder.link("hop", to: "./zoneinfo/Asia/../Europe/Berlin")
    folder.link("localtime", to: target)
    let zone = try files().systemZone()
    #expect(zone.name == name)
    #expect(zone.bytes.starts(with: "TZif2".utf8))
    #expect(files().systemZonePaths == [folder("localtime")])
  }

  @Test func aCopiedSystemZoneHasBytesAndNoName() throws {
    folder.write("localtime", "TZif2 copy")
    #expect(
      try files().systemZone()
        == SystemZone(name: nil, path: folder("localtime"), bytes: Array("TZif2 copy".utf8)))
  }

  @Test func withoutAnyTheSystemsZoneIsUTC() throws {
    let zone = try files().systemZone()
    #expect(zone.name == "UTC")
    // Two headers of 44 bytes, each with one type (6) and its name (4), and the footer (6).
    #expect(zone.bytes.count == 2 * 54 + 6)
    #expect(zone.bytes.suffix(6) == Array("\nUTC0\n".utf8))
  }

  @Test func aSystemZoneThatIsNotOneIsAnError() {
    folder.write("localtime", "")
    #expect(throws: ZoneFileError.notZoneFile(path: folder("localtime"))) {
      _ = try files().systemZone()
    }
  }

  @Test(arguments: ["Europe/Berlin", ":Europe/Berlin"])
  func aNameInTheEnvironmentOverridesTheSystems(tz: String) throws {
    folder.link("localtime", to: "zoneinfo/Asia/Kolkata")
    let zone = try files(tz).systemZone()
    #expect(zone.name == "Europe/Berlin")
    #expect(text(zone.bytes) == "TZif2 Berlin")
    #expect(files(tz).systemZonePaths == [folder("zoneinfo/Europe/Berlin")])
  }

  @Test(arguments: ["", ":"])
  func aPathInTheEnvironmentOverridesTheSystems(colon: String) throws {
    let path = folder("zoneinfo/Europe/Berlin")
    let zone = try files(colon + path).systemZone()
    #expect(zone == SystemZone(name: "Europe/Berlin", path: path, bytes: zone.bytes))
    #expect(files(colon + path).systemZonePaths == [path])
  }

  @Test func anEmptyZoneInTheEnvironmentIsUTC() throws {
    #expect(try files("").systemZone() == ZoneFiles.utc)
  }

  @Test func rulesInTheEnvironmentAreAnErrorThatSaysSo() {
    let rules = "CET-1CEST,M3.5.0,M10.5.0/3"
    #expect(throws: ZoneFileError.rulesInEnvironment(rules)) { _ = try files(rules).systemZone() }
    #expect(throws: ZoneFileError.notFound(name: "Mars")) { _ = try files("Mars").systemZone() }
  }

  @Test func theNamesComeFromTheIndexWhereThereIsOne() {
    #expect(files().knownNames() == ["Asia/Calcutta", "Asia/Kolkata", "Europe/Berlin"])
    folder.write(
      "zoneinfo/tzdata.zi",
      "# version 2026a\nR c 1916 o - Jun 11 1s S\nZ Europe/Berlin 0:53:28 - LMT 1893 Ap\n"
        + "1 c CE%sT 1945 May 24 2\nL Europe/Berlin Europe/Nowhere\nL Asia/Kolkata Asia/Calcutta\n")
    #expect(files().knownNames() == ["Asia/Calcutta", "Europe/Berlin"])
  }

  @Test(
    .enabled(
      if: access("/usr/share/zoneinfo/Europe/Berlin", R_OK) == 0, "tzdata is not installed"))
  func theSystemsOwnZonesAreFound() throws {
    let files = ZoneFiles(environment: [:])
    let names = files.knownNames()
    #expect(names.count > 300)
    #expect(names.contains("Pacific/Apia"))
    for name in names { #expect(try files.bytes(of: name).count > 40) }
  }
}
