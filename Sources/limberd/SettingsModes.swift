// The modes that show, check and write a person's settings.

import ArgumentParser
import Daemon

struct SettingsModes: ParsableArguments {
  @Flag(help: "Show the settings.") var settings = false
  @Flag(help: "Check the settings.") var checkSettings = false
  @Option(
    name: .customLong("settings-file"), parsing: .remaining, help: "Check these settings files.")
  var settingsFiles: [String] = []
  @Flag(help: "Open the settings in an editor.") var editSettings = false
  @Flag(help: "Ask the first questions.") var setup = false

  func run(_ places: Places, json: Bool) throws -> Int32? {
    let mode = SettingsMode(places: places)
    if settings { return try mode.show(json: json) }
    if checkSettings || !settingsFiles.isEmpty {
      return try mode.check(settingsFiles, json: json)
    }
    if editSettings { return try mode.edit() }
    return setup ? SetupMode(places: places).run() : nil
  }
}
