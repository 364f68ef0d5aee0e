// A rendered session is a whole file of exactly its length, or no file at all.

import ConfigFiles
import Control
import FoundationEssentials
import Glibc
import Routines
import Sessions
import SoundFiles
import Sounds
import Testing

@testable import Listening

private let brief = "steps: [{exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, ready: 2s}]"

private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

@Suite struct RenderingTests {
  /// In tones alone, whether or not there is a program that speaks.
  private let home = Home([
    "routines/brief.yaml": brief, "routines/bad.yaml": "steps: 7",
    "settings.yaml": "speech: {guide: tones}",
  ])

  private func render(
    _ routine: String, to name: String = "out.wav", labels: String? = nil,
    chapters: String? = nil
  ) -> Control.ExitStatus {
    Rendering(places: home.places).run(
      .init(
        routine: routine, output: "\(home.folder)/\(name)",
        labels: labels.map { "\(home.folder)/\($0)" },
        chapters: chapters.map { "\(home.folder)/\($0)" }))
  }

  @Test func aSessionIsAWholeFileWithItsLabels() throws {
    #expect(render("brief", labels: "out.txt") == Control.ExitStatus.done)
    let configuration = home.configuration
    let timeline = configuration.timeline(
      of: try configuration.routine("brief"), ExerciseHistory(today: 0))
    let file = try #require(bytes("\(home.folder)/out.wav"))
    #expect(Array(file.prefix(44)) == WaveFile.header(frames: timeline.length))
    #expect(file.count == 44 + Int(timeline.length.count) * WaveFile.bytesPerFrame)
    #expect(file.dropFirst(44).contains { $0 != 0 })
    let labels = String(decoding: try #require(bytes("\(home.folder)/out.txt")), as: UTF8.self)
    #expect(labels == WaveFile.labels(timeline))
    #expect(bytes("\(home.folder)/out.wav.part") == nil)
  }

  @Test func aFileByItsPathSoundsTheSameAsByItsName() throws {
    #expect(render("brief") == Control.ExitStatus.done)
    #expect(
      render("\(home.folder)/routines/brief.yaml", to: "other.wav") == Control.ExitStatus.done)
    let file = try #require(bytes("\(home.folder)/out.wav"))
    #expect(bytes("\(home.folder)/other.wav") == file)
  }

  @Test func whatCannotBeRenderedLeavesNoFile() {
    for routine in ["breif", "bad", "\(home.folder)/routines/bad.yaml", "./nowhere.yaml"] {
      #expect(render(routine) == Control.ExitStatus.badData, "\(routine)")
    }
    #expect(bytes("\(home.folder)/out.wav") == nil)
    #expect(render("brief", to: "no/such/folder.wav") == Control.ExitStatus.failure)
    // A folder cannot be replaced by the file, which was written beside it.
    home.write("taken.wav/file", "")
    #expect(render("brief", to: "taken.wav") == Control.ExitStatus.failure)
    #expect(bytes("\(home.folder)/taken.wav.part") == nil)
    #expect(
      render("brief", to: "ok.wav", labels: "no/such/folder.txt") == Control.ExitStatus.failure)
  }

  @Test func noTwoThingsAreWrittenToOneFile() {
    #expect(render("brief", labels: "out.wav") == Control.ExitStatus.usage)
    home.write("folder/file", "")
    #expect(render("brief", labels: "folder/../out.wav") == Control.ExitStatus.usage)
    #expect(render("brief", labels: "a.txt", chapters: "a.txt") == Control.ExitStatus.usage)
    #expect(bytes("\(home.folder)/a.txt") == nil)
  }

  @Test(
    arguments: [
      ("a.wav", SoundFormat.wav), ("/x.y/a.FLAC", .compressed(.flac)),
      ("a.b.opus", .compressed(.opus)), ("a.ogg", .compressed(.opus)), ("flac", nil),
      (".opus", nil),
      ("-", .wav), ("a.mp3", nil), ("wav", nil), (".wav", nil), ("a.wav/b", nil), ("", nil),
      ("a.wav/", nil),
    ] as [(String, SoundFormat?)])
  func theEndingSaysWhichFileItIs(path: String, format: SoundFormat?) {
    #expect(SoundFormat(path: path) == format)
  }

  @Test func whatIsCompressedSoundsTheSame() throws {
    #expect(render("brief") == Control.ExitStatus.done)
    let wave = try SoundFile.read(path: "\(home.folder)/out.wav")
    #expect(render("brief", to: "out.flac") == Control.ExitStatus.done)
    #expect(try SoundFile.read(path: "\(home.folder)/out.flac") == wave)
    #expect(render("brief", to: "out.ogg") == Control.ExitStatus.done)
    let opus = try SoundFile.read(path: "\(home.folder)/out.ogg")
    #expect(opus.channelCount == 2 && opus.samples.count == wave.samples.count)
    for name in ["out.flac", "out.ogg"] {
      #expect(bytes("\(home.folder)/\(name).part") == nil)
      #expect(bytes("\(home.folder)/\(name)")!.count < bytes("\(home.folder)/out.wav")!.count / 2)
    }
  }

  @Test func aCompressedFileThatCannotBeWrittenLeavesNothing() {
    #expect(render("brief", to: "no/such/folder.flac") == Control.ExitStatus.failure)
    home.write("taken.flac/file", "")
    #expect(render("brief", to: "taken.flac") == Control.ExitStatus.failure)
    #expect(bytes("\(home.folder)/taken.flac.part") == nil)
    // A pipe cannot be gone back in.
    mkfifo("\(home.folder)/pipe.opus", 0o600)
    #expect(render("brief", to: "pipe.opus") == Control.ExitStatus.failure)
  }

  @Test func anotherEndingIsAUsageErrorBeforeAnythingIsRead() {
    #expect(render("brief", to: "out.mp3") == Control.ExitStatus.usage)
    #expect(render("nothing", to: "out") == Control.ExitStatus.usage)
    #expect(bytes("\(home.folder)/out.mp3") == nil)
  }

  @Test func eachExerciseIsAChapter() throws {
    home.write(
      "routines/two.yaml",
      """
      name: "Half; and # half"
      steps:
        - {exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, ready: 2s}
        - {rest: 5s}
        - {exercise: "A = B \\\\ C", hold: 2s, ready: 2s, sides: none}
      """)
    #expect(render("two", chapters: "two.txt") == Control.ExitStatus.done)
    let text = String(decoding: try #require(bytes("\(home.folder)/two.txt")), as: UTF8.self)
    let configuration = Configuration(reading: home.places.layers)
    let steps = configuration.timeline(
      of: try configuration.routine("two"), ExerciseHistory(today: 0)
    ).steps
    let (first, last) = (steps[0], steps[2])
    #expect(
      text == """
        ;FFMETADATA1
        title=Half\\; and \\# half
        [CHAPTER]
        TIMEBASE=1/1000
        START=\(first.start.milliseconds.count)
        END=\(first.end.milliseconds.count)
        title=\(first.name!)
        [CHAPTER]
        TIMEBASE=1/1000
        START=\(last.start.milliseconds.count)
        END=\(last.end.milliseconds.count)
        title=A \\= B \\\\ C

        """)
  }
}
