// A settings file that a command changes: what is replaced, what stays, and what is left alone.

import Testing

@testable import ConfigFiles

@Suite struct KeyedTextTests {
  private static let volume = [KeyedText.Change(key: "volume", value: "60")]

  @Test(
    arguments: [
      ("", "volume: 60\n"),
      ("# mine\n", "# mine\nvolume: 60\n"),
      ("volume: 80\n", "volume: 60\n"),
      ("volume: 80", "volume: 60\n"),
      ("volume : 80   # loud\n", "volume: 60   # loud\n"),
      ("theme: soft # volume: 3\n", "theme: soft # volume: 3\nvolume: 60\n"),
      ("theme: soft", "theme: soft\nvolume: 60\n"),
      (
        "allow:\n  level: 2\n  # deep\nvolume: 80\n\n# end\nmute: true\n",
        "allow:\n  level: 2\n  # deep\nvolume: 60\n\n# end\nmute: true\n"
      ),
      ("allow: {level: 2}\n", "allow: {level: 2}\nvolume: 60\n"),
      // Another key that only begins so.
      ("device: \"volume: 3\"\n", "device: \"volume: 3\"\nvolume: 60\n"),
      // The whole in braces, a document's end, a value below its key: not line by line.
      ("{volume: 80, mute: true}\n", nil),
      ("volume: 80\n...\n", "volume: 60\n...\n"),
      ("mute: true\n...\n", nil),
      ("volume:\n  80\n", nil),
      ("volume: 80\nvolume: 70\n", nil),
      ("\"volume\": 80\n", nil),
      // What is faulty is not made worse.
      ("colour: red\n", nil),
      ("device: |\n  volume: 3\nmute: true\n", "device: |\n  volume: 3\nmute: true\nvolume: 60\n"),
    ] as [(String, String?)])
  func oneKeyIsReplacedOrAppendedAndAllElseStays(before: String, after: String?) {
    #expect(KeyedText.changed(before, Self.volume) == after)
  }

  @Test func severalKeysAreChangedTogetherOrNotAtAll() {
    let changes = Self.volume + [KeyedText.Change(key: "theme", value: "soft")]
    #expect(
      KeyedText.changed("theme: clear # as shipped\n", changes)
        == "theme: soft # as shipped\nvolume: 60\n")
    #expect(KeyedText.changed("theme:\n  clear\n", changes) == nil)
  }

  @Test func aValueThatTheReaderWouldRefuseIsNotWritten() {
    for value in ["900", "loud", "", "80 # \n x"] {
      #expect(KeyedText.changed("", [.init(key: "volume", value: value)]) == nil, "\(value)")
    }
    #expect(KeyedText.changed("", [.init(key: "colour", value: "red")]) == nil)
  }

  @Test func everyKeyIsListedWithWhereItIsSaid() {
    let text = "volume: 60\nallow: {level: 1, without: [strap, wall]}\nspeech: {command: [say]}\n"
    let lines = SettingsFile.lines(text, file: "/s.yaml")
    #expect(lines.map(\.key) == SettingsFile.keys)
    func line(_ key: String) -> SettingLine? { lines.first { $0.key == key } }
    #expect(line("volume") == SettingLine(key: "volume", value: "60", file: "/s.yaml"))
    #expect(line("allow")?.value == "{level: 1, without: [strap, wall]}")
    #expect(line("theme") == SettingLine(key: "theme", value: "clear", file: nil))
    #expect(line("compose") == SettingLine(key: "compose", value: nil, file: nil))
    #expect(SettingsFile.lines(nil, file: "").allSatisfy { $0.file == nil })
  }

  @Test func everyDefaultThatIsListedIsOneThatMayBeWritten() throws {
    let lines = SettingsFile.lines(nil, file: "").compactMap { line in
      line.value.map { "\(line.key): \($0)\n" }
    }
    #expect(lines.count > 8)
    let settings = try SettingsFile.settings(lines.joined(), file: "settings.yaml")
    #expect(settings == Settings())
  }
}
