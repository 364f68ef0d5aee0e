// `limber setup` and `limber settings` on a pipe: what is asked, what is written, and what stays.

import Foundation
import Testing

@Suite(.serialized) struct SetupCommandTests {
  private let home: Home

  init() throws { home = try Home() }

  private func file(_ name: String) -> String? {
    try? String(contentsOfFile: "\(home.path)/config/limber/\(name)", encoding: .utf8)
  }

  private func setup(_ answers: String) throws -> Finished {
    try home.run(Programs.limber, "setup", input: answers)
  }

  @Test func withACardEverythingIsAskedAndWhatWasAgreedToIsWritten() throws {
    let card = try VirtualCard(for: home)
    defer { card.signal(SIGTERM) }
    // More than one, so that one is chosen.
    try home.write("name: Mine\n", to: "sounds/mine/theme.yaml")
    // Without words, whose question depends on what is installed.
    let settings = "# as the physio said\nmute: false  # never\nspeech: {guide: tones}\n"
    try home.write("\(settings)volume: 80\n", to: "settings.yaml")
    let done = try setup("\n\nsofter\n\n\n10:00\n\nyes\n")
    #expect(done.status == 0, "\(done)")
    #expect(done.output.contains("On which side was that? (left, right, both, none, ?) [left]\n"))
    #expect(done.output.contains("Volume 70.\n"))
    #expect(file("settings.yaml") == "\(settings)volume: 70\n")
    #expect(file("reminders/stretch.yaml") == "at: [\"10:00\"]\ndays: weekdays\n")
  }

  @Test func withoutSoundItSaysSoAndGoesOn() throws {
    try home.write("device: nowhere\n", to: "settings.yaml")
    let done = try setup("07:30\ndaily\n\n")
    #expect(done.status == 0, "\(done)")
    #expect(done.output.contains("No sound can be heard: no sound device works: opening nowhere"))
    #expect(file("reminders/stretch.yaml") == "at: [\"07:30\"]\ndays: daily\n")
    #expect(file("settings.yaml") == "device: nowhere\n")
  }

  @Test(arguments: ["", "10:00\n", "10:00\n\n", "10:00\n\nno\n", "\n"])
  func whatIsNotAgreedToIsNotWritten(answers: String) throws {
    try home.write("device: nowhere\n", to: "settings.yaml")
    _ = try setup(answers)
    #expect(file("reminders/stretch.yaml") == nil)
    #expect(file("settings.yaml") == "device: nowhere\n")
  }

  @Test func aFileWithAFaultIsToldFirst() throws {
    try home.write("volume: loud\n", to: "settings.yaml")
    let refused = try setup("")
    #expect(refused.status == 65 && refused.errors.contains("settings.yaml:1:9: "))
    #expect(file("settings.yaml") == "volume: loud\n")
  }

  @Test func theSettingsAreShownAndChecked() throws {
    let none = try home.limber("settings", "check")
    #expect(none.status == 0 && none.output.hasPrefix("There is no settings file"))
    try home.write("volume: 60\n", to: "settings.yaml")
    let path = "\(home.path)/config/limber/settings.yaml"
    let shown = try home.limber("settings", "show").output
    #expect(shown.contains("volume: 60 (\(path))\n") && shown.contains("theme: clear (default)\n"))
    let lines = try #require(home.json("settings", "show") as? [[String: Any]])
    #expect(lines.allSatisfy { Set($0.keys) == ["key", "value", "file"] })
    #expect(try home.limber("settings", "check").output == "\(path): no faults\n")
    try home.write("volum: 60\n", to: "settings.yaml")
    for words in [["show"], ["check"], ["check", path]] {
      let bad = try home.run(Programs.limber, ["settings"] + words)
      #expect(bad.status == 65 && bad.errors.contains("did you mean “volume”?"), "\(bad)")
    }
  }

  @Test func theSettingsAreEditedAndChecked() throws {
    home.environment["EDITOR"] = "true"
    #expect(try home.limber("settings", "edit").output.contains("Nothing was changed"))
    #expect(file("settings.yaml") == nil)
    try home.write("#!/bin/sh\necho volume: 55 >> \"$1\"\n", to: "editor")
    home.environment["EDITOR"] = "/bin/sh \(home.path)/config/limber/editor"
    #expect(try home.limber("settings", "edit").status == 0)
    #expect(file("settings.yaml")?.hasSuffix("\nvolume: 55\n") == true)
    // Twice the same key.
    let bad = try home.limber("settings", "edit")
    #expect(bad.status == 65 && bad.errors.contains("'limber settings edit' opens it again"))
  }
}
