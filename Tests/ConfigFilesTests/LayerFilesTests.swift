// Which files of a folder are read, and how the others are reported: nobody should wait for a
// reminder that is never read, or hear one twice because a program has left a copy.

import Glibc
import Testing

@testable import ConfigFiles

private let reminder = "at: 07:30"

@Suite struct FileNameTests {
  @Test(arguments: [
    ("desk", true), ("third-friday", true), ("a_b", true), ("7am", true), ("Übung", true),
    ("U\u{308}bung", true), ("with space", true), ("Neck & shoulders (left)", true), ("a.b", true),
    ("", false), (".desk", false), ("-desk", false), ("_desk", false), (" desk", false),
    ("desk ", false), ("a/b", false), ("../a", false), ("a\\b", false), ("a.yaml", false),
    ("a.yml", false), ("desk (1)", false), ("desk copy", false), ("10:00", false), ("a\n", false),
    ("a\0", false), ("a\u{1b}[2J", false),
    ("a\u{2028}b", false), (String(repeating: "a", count: 200), true),
    (String(repeating: "a", count: 201), false),
  ])
  func aNameIsOneThatAFileMayHave(name: String, isName: Bool) {
    #expect(FileName.isValid(name) == isName)
  }

  @Test(arguments: [
    ("desk.sync-conflict-20260101-120000-ABCDEFG.yaml", "Syncthing"),
    ("desk.sync-conflict-20260101-120000-ABCDEFG.yml", "Syncthing"),
    ("desk (conflicted copy 2026-01-01 120000).yaml", "sync program"),
    ("desk (Ada's conflicted copy 2026-01-01).yaml", "sync program"),
    ("desk_conflict-20260101-120000.yaml", "sync program"), ("desk.yaml~", "backup"),
    ("#desk.yaml#", "unsaved"), (".#desk.yaml", "lock"), (".desk.yaml.swp", "unsaved"),
    ("desk.yaml.orig", "before a change"), ("desk.yaml.bak", "before a change"),
    ("desk.yaml.dpkg-old", "before a change"), ("desk (1).yaml", "file manager"),
    ("desk copy.yaml", "file manager"), ("desk copy 2.yaml", "file manager"),
    ("desk (copy).yaml", "file manager"), ("desk (another copy).yaml", "file manager"),
    ("desk (3rd copy).yml", "file manager"), ("desk - Copy (2).yaml", "file manager"),
  ])
  func aCopyIsKnownByItsName(file: String, kind: String) {
    #expect(FileCopy.kind(of: file)?.contains(kind) == true, "\(file)")
  }

  @Test(arguments: ["desk.yaml", "photocopy.yaml", "copy.yaml", "conflict.yaml", "a (left).yml"])
  func aPersonsOwnFileIsNoCopy(file: String) { #expect(FileCopy.kind(of: file) == nil) }
}

@Suite struct LayerFilesTests {
  @Test func bothEndingsAreRead() {
    let home = Home()
    home.folder.write("own/settings.yml", "volume: 30")
    home.folder.write("own/exercises/angel.yml", "name: Angel\nposition: seated\nreps: 2")
    home.folder.write("own/routines/mine.yml", "steps: [{exercise: angel}]")
    home.folder.write("own/reminders/desk.yml", "\(reminder)\nroutine: mine")
    home.folder.write("site/reminders/desk.yaml", "at: 10:00")
    home.folder.write("site/reminders/site.yml", reminder)
    home.folder.write("own/sounds/clear/theme.yml", "name: Mine")
    let configuration = home.read()
    #expect(home.words(configuration.diagnostics + configuration.ignored) == [])
    #expect(configuration.settings.volume == 30)
    #expect(configuration.reminders.keys.sorted() == ["desk", "site"])
    #expect(configuration.reminders["desk"]?.path.hasSuffix("own/reminders/desk.yml") == true)
    #expect(configuration.reminders["desk"]?.reminder.routine == "mine")
    #expect(configuration.theme.name == "Mine")
  }

  @Test(arguments: ["settings", "reminders/desk", "routines/desk", "exercises/angel"])
  func twoFilesOfOneNameAreToldWithBothPaths(name: String) {
    let home = Home()
    for ending in ["yaml", "yml"] { home.folder.write("own/\(name).\(ending)", reminder) }
    let told = home.words(home.read().diagnostics)
    #expect(
      told.contains(
        "own/\(name).yaml:1:1: own/\(name).yml has the same name, so neither is read; remove one "
          + "of the two"), "\(told)")
  }

  @Test func theLastGoodVersionStaysWhenASecondFileComes() {
    let home = Home()
    home.folder.write("own/reminders/desk.yml", reminder)
    let good = home.read()
    home.folder.write("own/reminders/desk.yaml", "at: 10:00")
    let kept = home.read(good)
    #expect(kept.reminders["desk"]?.reminder == good.reminders["desk"]?.reminder)
    #expect(kept.diagnostics.count == 1)
  }

  @Test func whatIsPassedOverIsTold() {
    let home = Home()
    let names = [
      "desk.yaml", ".desk.yaml.swp", ".hidden.yaml", "desk (1).yaml", "desk.yaml~", "desk.txt",
      "desk.yaml.orig", "desk.sync-conflict-20260101-120000-ABCDEFG.yaml",
    ]
    for name in names { home.folder.write("own/reminders/\(name)", reminder) }
    home.folder.write("own/setings.yaml", "")
    home.folder.write("own/settings.yaml.bak", "")
    home.folder.makeFolder("own/.git")
    let configuration = home.read()
    #expect(configuration.reminders.keys.sorted() == ["desk"])
    #expect(configuration.diagnostics == [])
    let here = "own/reminders/"
    #expect(
      home.words(configuration.ignored).map {
        $0.replacing(":1:1: warning: this is", with: "")
      }
        == [
          "\(here).desk.yaml.swp ignored: it looks like an editor's unsaved text; remove or rename "
            + "it",
          "\(here).hidden.yaml ignored: it is hidden",
          "\(here)desk (1).yaml ignored: it looks like a copy made by a file manager; remove or "
            + "rename it",
          "\(here)desk.sync-conflict-20260101-120000-ABCDEFG.yaml ignored: it looks like a "
            + "conflict copy made by Syncthing; remove or rename it",
          "\(here)desk.txt ignored: its name does not end in .yaml",
          "\(here)desk.yaml.orig ignored: it looks like a copy from before a change; remove or "
            + "rename it",
          "\(here)desk.yaml~ ignored: it looks like an editor's backup; remove or rename it",
          "own/setings.yaml ignored: Limber does not use this name; did you mean "
            + "“settings.yaml”?",
          "own/settings.yaml.bak ignored: it looks like a copy from before a change; remove or "
            + "rename it",
        ])
  }

  @Test func aFileThatMustHaveBeenMeantIsAnErrorWhenItsNameIsNone() {
    let home = Home()
    home.folder.write("own/reminders/-desk.yaml", reminder)
    home.folder.makeFolder("own/routines")
    let path = Array("\(home.folder.path)/own/routines/b".utf8) + [0xFF] + Array(".yaml\0".utf8)
    let descriptor = path.map(CChar.init(bitPattern:)).withUnsafeBufferPointer {
      open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600)
    }
    #expect(descriptor >= 0)
    close(descriptor)
    let configuration = home.read()
    #expect(configuration.reminders.isEmpty)
    #expect(
      home.words(configuration.diagnostics) == [
        "own/routines/b\u{FFFD}.yaml:1:1: this is ignored: its name is not UTF-8; rename it",
        "own/reminders/-desk.yaml:1:1: this is ignored: “-desk” is not a valid name: it does "
          + "not begin with a letter or a digit; rename the file",
      ])
  }

  @Test func namesInTheSettingsAreThoseOfSomething() {
    let home = Home()
    home.folder.write("own/settings.yaml", "volume: 30\ndefault-routine: lower-bak\ntheme: cleer\n")
    #expect(
      home.words(home.read().diagnostics) == [
        "own/settings.yaml:2:18: there is no routine “lower-bak”; did you mean “lower-back”?",
        "own/settings.yaml:3:8: there is no theme “cleer”; did you mean “clear”?",
      ])
    home.folder.write("own/settings.yaml", "default-routine: mine\n")
    home.folder.write("own/routines/mine.yml", "steps: [{exercise: cat-cow}]")
    #expect(home.read().diagnostics == [])
  }
}
