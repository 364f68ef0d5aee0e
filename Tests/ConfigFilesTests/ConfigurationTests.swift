// All files as one: which of two files of a name counts, and that a bad one spoils nothing but
// itself, not even what it said before.

import Routines
import Sounds
import Testing

@testable import ConfigFiles

private let arms = "steps: [{exercise: cat-cow}]"
private let bad = "steps: [{exercise: cat-cwo}]"

@Suite struct LayeringTests {
  @Test func withoutFilesThereIsWhatIsBuiltIn() {
    let configuration = Home().read()
    #expect(configuration.diagnostics == [])
    #expect(configuration.settings == Settings())
    #expect(
      configuration.routines.keys.sorted() == [
        "box-breathing", "breathing-4-7-8", "core", "desk", "dynamic-warm-up", "lower-back",
        "morning", "quick-start", "sun-salutation", "upper-back", "wind-down",
      ])
    #expect(configuration.routines["lower-back"]?.path == nil)
    #expect(configuration.reminders.isEmpty)
    #expect(configuration.theme.name == "Clear")
  }

  @Test func theFirstOfANameWins() {
    let home = Home()
    for (layer, name) in [("own", "Mine"), ("site", "Theirs")] {
      home.folder.write("\(layer)/settings.yaml", "default-routine: \(layer)\ntheme: clear")
      home.folder.write("\(layer)/routines/lower-back.yaml", "name: \(name)\n\(arms)")
      home.folder.write("\(layer)/routines/\(layer).yaml", arms)
      home.folder.write("\(layer)/reminders/desk.yaml", "at: 07:30\nroutine: \(layer)")
      home.folder.write(
        "\(layer)/exercises/cat-cow.yaml", "name: \(name)\nposition: seated\nreps: 1")
      home.folder.write("\(layer)/sounds/clear/theme.yaml", "name: \(name)")
    }
    home.folder.write("site/reminders/noon.yaml", "at: 12:00")
    let configuration = home.read()
    #expect(configuration.told(home) == [])
    #expect(configuration.settings.defaultRoutine == "own")
    #expect(configuration.routines["lower-back"]?.routine.name == "Mine")
    let path = "\(home.folder.path)/own/routines/lower-back.yaml"
    #expect(configuration.routines["lower-back"]?.path == path)
    #expect(configuration.reminders["desk"]?.reminder.routine == "own")
    #expect(configuration.reminders["noon"]?.reminder.routine == "own")
    #expect(configuration.catalogue["cat-cow"]?.name == "Mine")
    #expect(configuration.theme.name == "Mine")
  }

  @Test func aReminderOfTheSiteIsMasked() {
    let home = Home()
    home.folder.write("site/reminders/desk.yaml", "at: 07:30")
    home.folder.write("own/reminders/desk.yaml", "enabled: false")
    let configuration = home.read()
    #expect(configuration.told(home) == [])
    #expect(configuration.reminders["desk"]?.reminder.isEnabled == false)
    #expect(configuration.reminders.count == 1)
  }

  @Test func aRoutineMayNameAPersonsOwnExercise() {
    let home = Home()
    home.folder.write("own/exercises/angel.yaml", "name: Angel\nposition: seated\nreps: 2")
    home.folder.write("site/routines/mine.yaml", "steps: [{exercise: angel}]")
    #expect(home.read().routines["mine"]?.routine.unrolled.count == 1)
  }

  @Test func everyFolderThatCountsIsWatched() {
    let layers = Layers(folders: ["/a", "/b"], themes: ["/a/sounds", "/b/sounds"])
    // A folder stands for the files in it, not for folders in it.
    #expect(
      layers.watched(theme: "mine") == [
        "/a", "/a/reminders", "/a/routines", "/a/exercises", "/b", "/b/reminders", "/b/routines",
        "/b/exercises", "/a/sounds", "/a/sounds/mine", "/b/sounds", "/b/sounds/mine",
      ])
  }
}

@Suite struct BadFileTests {
  @Test func aBadFileKeepsItsLastGoodVersionAndEveryOtherFileWorks() {
    let home = Home()
    home.folder.write("own/settings.yaml", "volume: 30")
    home.folder.write("own/routines/arms.yaml", "name: Arms\n\(arms)")
    home.folder.write("own/reminders/desk.yaml", "at: 07:30")
    home.folder.write("own/exercises/angel.yaml", "name: Angel\nposition: seated\nreps: 2")
    home.folder.write("own/sounds/clear/theme.yaml", "name: Mine")
    let good = home.read()
    #expect(good.told(home) == [])
    home.folder.write("own/settings.yaml", "volume: 300")
    home.folder.write("own/routines/arms.yaml", bad)
    home.folder.write("own/reminders/desk.yaml", "at: 25:00")
    home.folder.write("own/exercises/angel.yaml", "name: Angel")
    home.folder.write("own/sounds/clear/theme.yaml", "name: [Mine]")
    home.folder.write("own/reminders/noon.yaml", "at: 12:00")
    home.folder.write("own/routines/other.yaml", "steps: [{exercise: angel}]")
    let kept = home.read(good)
    #expect(
      kept.told(home).map { $0.split(separator: " ")[0] } == [
        "own/settings.yaml:1:9:", "own/exercises/angel.yaml:1:1:",
        "own/exercises/angel.yaml:1:1:", "own/routines/arms.yaml:1:20:",
        "own/reminders/desk.yaml:1:5:", "own/sounds/clear/theme.yaml:1:7:",
      ])
    #expect(kept.settings.volume == 30)
    #expect(kept.routines["arms"] == good.routines["arms"])
    #expect(kept.reminders["desk"] == good.reminders["desk"])
    #expect(kept.catalogue["angel"]?.name == "Angel")
    #expect(kept.theme.name == "Mine")
    #expect(kept.reminders["noon"] != nil)
    #expect(kept.routines["other"] != nil)
    // Kept from reading to reading, not only once.
    #expect(home.read(kept).reminders["desk"] == good.reminders["desk"])
  }

  @Test func aBadFileThatWasNeverGoodSaysNothing() {
    let home = Home()
    home.folder.write("own/settings.yaml", "volume: 300")
    home.folder.write("own/reminders/desk.yaml", "at: 25:00")
    let configuration = home.read()
    #expect(configuration.settings == Settings())
    #expect(configuration.reminders.isEmpty)
    #expect(configuration.diagnostics.count == 2)
  }

  @Test func aFileThatIsRemovedIsGoneAndWhatItHidComesBack() {
    let home = Home()
    home.folder.write("own/settings.yaml", "volume: 30")
    home.folder.write("own/reminders/desk.yaml", "at: 07:30")
    home.folder.write("own/routines/lower-back.yaml", "name: Mine\n\(arms)")
    let before = home.read()
    home.folder.remove("own")
    let after = home.read(before)
    #expect(after.settings == Settings())
    #expect(after.reminders.isEmpty)
    #expect(after.routines["lower-back"]?.routine.name == "Lower back")
  }

  @Test func whatCannotBeReadIsTold() {
    let home = Home()
    home.folder.makeFolder("own/reminders/folder.yaml")
    home.folder.link("own/reminders/gone.yaml", to: "nowhere")
    home.folder.write("own/reminders/latin1.yaml", Array("at: 07:30 # Z".utf8) + [0xFC])
    home.folder.write("own/reminders/vast.yaml", [UInt8](repeating: 0x23, count: (1 << 20) + 1))
    home.folder.makePipe("own/reminders/pipe.yaml")
    home.folder.write("own/reminders/good.yaml", "at: 07:30")
    let configuration = home.read()
    #expect(
      configuration.told(home) == [
        "own/reminders/folder.yaml:1:1: this is not a regular file",
        "own/reminders/gone.yaml:1:1: the file cannot be read: No such file or directory",
        "own/reminders/latin1.yaml:1:1: the file is not UTF-8 text",
        "own/reminders/pipe.yaml:1:1: this is not a regular file",
        "own/reminders/vast.yaml:1:1: the file is larger than 1 MiB",
      ])
    #expect(configuration.reminders.keys.sorted() == ["good"])
  }

  @Test func aFaultKnowsTheKindOfItsFileWhateverItsPathIs() {
    let home = Home()
    let own = "\(home.folder.path)/routines/exercises"
    home.folder.write("routines/exercises/settings.yaml", "volume: loud")
    home.folder.write("routines/exercises/reminders/desk.yaml", "at: never")
    home.folder.write("routines/exercises/routines/desk.yaml", bad)
    home.folder.write("routines/exercises/exercises/angel.yaml", "name: Angel")
    home.folder.write("routines/exercises/sounds/clear/theme.yaml", "name: []")
    let layers = Layers(folders: [own], themes: ["\(own)/sounds"])
    let configuration = Configuration(reading: layers)
    let files: [(FileKind, String)] = [
      (.settings, "settings.yaml"), (.reminder, "reminders/desk.yaml"),
      (.routine, "routines/desk.yaml"), (.exercise, "exercises/angel.yaml"),
      (.theme, "sounds/clear/theme.yaml"),
    ]
    for (kind, file) in files {
      #expect(Set(configuration.faults(in: kind).map(\.file)) == ["\(own)/\(file)"])
    }
    #expect(files.map(\.0) == FileKind.allCases)
    #expect(configuration.diagnostics.allSatisfy { $0.kind != nil })
    #expect(configuration.faults(in: .reminder, named: "desk").count == 1)
    #expect(configuration.faults(in: .routine, named: "angel") == [])
  }

  /// A link to itself is a folder that cannot be read, for root too.
  @Test func aFolderThatCannotBeReadLosesNothing() {
    let home = Home()
    home.folder.write("own/reminders/desk.yaml", "at: 07:30")
    home.folder.write("own/exercises/angel.yaml", "name: Angel\nposition: seated\nreps: 2")
    home.folder.write("own/routines/arms.yaml", "steps: [{exercise: angel}]")
    home.folder.write("site/reminders/desk.yaml", "at: 09:00")
    home.folder.write("site/reminders/noon.yaml", "at: 12:00")
    let good = home.read()
    for kind in ["reminders", "exercises", "routines"] {
      home.folder.remove("own/\(kind)")
      home.folder.link("own/\(kind)", to: kind)
    }
    home.folder.remove("site/reminders/noon.yaml")
    var kept = home.read(good)
    #expect(
      kept.told(home).filter { !$0.contains(".yaml:") } == [
        "own/exercises:1:1: the folder cannot be read: Too many levels of symbolic links; "
          + "its files stay in force",
        "own/routines:1:1: the folder cannot be read: Too many levels of symbolic links; "
          + "its files stay in force",
        "own/reminders:1:1: the folder cannot be read: Too many levels of symbolic links; "
          + "its files stay in force",
      ])
    for kind in [FileKind.reminder, .routine, .exercise] {
      #expect(kept.faults(in: kind).contains { $0.file.hasSuffix("own/\(kind)s") })
      // What is wrong with the folder is not what is wrong with a file of that name.
      #expect(kept.faults(in: kind, named: "\(kind)s") == [])
    }
    for _ in 1...2 {
      #expect(kept.reminders == good.reminders.filter { $0.key == "desk" })
      #expect(kept.catalogue["angel"] == good.catalogue["angel"])
      #expect(kept.routines["arms"] == good.routines["arms"])
      kept = home.read(kept)
    }
    home.folder.remove("own")
    home.folder.write("own", "a file where the folder was")
    let below = "\(home.folder.path)/site/reminders/desk.yaml"
    #expect(home.read(kept).reminders["desk"]?.path == below)
  }

  @Test func settingsThatCannotBeReadStayAsTheyWere() {
    let home = Home()
    home.folder.write("own/settings.yaml", "volume: 30")
    let good = home.read()
    home.folder.remove("own/settings.yaml")
    home.folder.link("own/settings.yaml", to: "settings.yaml")
    let kept = home.read(good)
    #expect(kept.settings.volume == 30)
    #expect(kept.diagnostics.count == 1)
  }

  @Test func aThemeThatIsMissingIsToldAndThePlainSoundsAreUsed() {
    let home = Home()
    home.folder.write("own/settings.yaml", "theme: mine")
    let configuration = home.read()
    #expect(
      configuration.told(home) == [
        "own/settings.yaml:1:8: there is no theme “mine”"
      ])
    #expect(configuration.theme == .fallback)
  }
}

@Suite struct MaskTests {
  @Test func aRoutineAndAnExerciseAreHiddenByFilesOfTheirNames() {
    let home = Home()
    home.folder.write("own/routines/desk.yaml", "enabled: false")
    home.folder.write("own/exercises/plank.yaml", "name: Not for me\nenabled: no")
    home.folder.write("own/routines/own.yaml", "enabled: true\n\(arms)")
    let configuration = home.read()
    #expect(configuration.routines["desk"] == nil)
    #expect(configuration.routines["own"] != nil)
    #expect(configuration.catalogue["plank"] == nil)
    // Core holds a plank, and says so.
    #expect(configuration.diagnostics.count == 1)
    #expect(configuration.diagnostics.first?.description.contains("“plank”") == true)
  }

  @Test(arguments: [
    ("enabled: false", true), ("steps: []\nenabled: off", true), ("enabled: true", false),
    ("# enabled: false", false), ("enabled: [false", false), ("name: enabled", false),
  ])
  func onlyTheWholeFileCanBeAMask(text: String, isMask: Bool) {
    #expect(Mask.isStated(in: text) == isMask)
  }
}
