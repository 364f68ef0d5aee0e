// The check of the settings looks at the theme that they name: its faults are heard in every session.

import ConfigFiles
import Control
import Testing

@testable import Authoring

@Suite struct SettingsCheckTests {
  private static let broken = "name: Mine\ncues: {hold: {file: none.wav}}"

  /// The settings, the theme “mine” and how the check ends.
  private static let table: [(String?, String, Control.ExitStatus)] = [
    ("theme: mine", broken, .badData), ("theme: mine", "name: [", .badData),
    ("theme: mine", "name: Mine", .done), ("theme: clear", broken, .done),
    ("volume: 30", broken, .done), (nil, broken, .done),
  ]

  @Test(arguments: table)
  func aBrokenThemeIsAFault(settings: String?, theme: String, status: Control.ExitStatus) throws {
    let home = Home(["sounds/mine/theme.yaml": theme])
    if let settings { home.write("settings.yaml", settings) }
    let reading = SettingsReading(places: home.places)
    #expect(try reading.check([], json: false) == status)
    guard settings != nil else { return }
    #expect(try reading.check(["\(home.folder)/settings.yaml"], json: false) == status)
  }

  @Test func aBrokenDefaultThemeIsAFaultWithoutSettings() throws {
    let home = Home(["sounds/clear/theme.yaml": Self.broken])
    #expect(try SettingsReading(places: home.places).check([], json: true) == .badData)
    let faults = home.places.layers.faults(ofTheme: "clear")
    #expect(faults.map(\.line) == [2])
    #expect(faults.first?.file.hasSuffix("sounds/clear/theme.yaml") == true)
    #expect(home.places.layers.faults(ofTheme: "nothing").isEmpty)
  }
}
