// A rendered session is a whole file of exactly its length, or no file at all.

import ConfigFiles
import FoundationEssentials
import Glibc
import Routines
import Sessions
import SoundFiles
import Sounds
import Testing

@testable import Daemon

private let brief = "steps: [{exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, ready: 2s}]"

private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

@Suite struct RenderModeTests {
  /// In tones alone, whether or not there is a program that speaks.
  private let house = House([
    "routines/brief.yaml": brief, "routines/bad.yaml": "steps: 7",
    "settings.yaml": "speech: {guide: tones}",
  ])

  private func render(
    _ routine: String, to name: String = "out.wav", labels: String? = nil,
    chapters: String? = nil
  ) -> Int32 {
    RenderMode(places: house.places).run(
      .init(
        routine: routine, output: "\(house.folder)/\(name)",
        labels: labels.map { "\(house.folder)/\($0)" },
        chapters: chapters.map { "\(house.folder)/\($0)" }))
  }

  @Test func aSessionIsAWholeFileWithItsLabels() throws {
    #expect(render("brief", labels: "out.txt") == ExitStatus.done)
    let configuration = house.conductor.configuration
    let timeline = configuration.timeline(
      of: try configuration.routine("brief"), ExerciseHistory(today: 0))
    let file = try #require(bytes("\(house.folder)/out.wav"))
    #expect(Array(file.prefix(44)) == WaveFile.header(frames: timeline.length))
    #expect(file.count == 44 + Int(timeline.length.count) * WaveFile.bytesPerFrame)
    #expect(file.dropFirst(44).contains { $0 != 0 })
    let labels = String(decoding: try #require(bytes("\(house.folder)/out.txt")), as: UTF8.self)
    #expect(labels == WaveFile.labels(timeline))
    #expect(bytes("\(house.folder)/out.wav.part") == nil)
  }

  @Test func aFileByItsPathSoundsTheSameAsByItsName() throws {
    #expect(render("brief") == ExitStatus.done)
    #expect(render("\(house.folder)/routines/brief.yaml", to: "other.wav") == ExitStatus.done)
    let file = try #require(bytes("\(house.folder)/out.wav"))
    #expect(bytes("\(house.folder)/other.wav") == file)
  }

  @Test func whatCannotBeRenderedLeavesNoFile() {
    for routine in ["breif", "bad", "\(house.folder)/routines/bad.yaml", "./nowhere.yaml"] {
      #expect(render(routine) == ExitStatus.badData, "\(routine)")
    }
    #expect(bytes("\(house.folder)/out.wav") == nil)
    #expect(render("brief", to: "no/such/folder.wav") == ExitStatus.failure)
    // A folder cannot be replaced by the file, which was written beside it.
    house.write("taken.wav/file", "")
    #expect(render("brief", to: "taken.wav") == ExitStatus.failure)
    #expect(bytes("\(house.folder)/taken.wav.part") == nil)
    #expect(render("brief", to: "ok.wav", labels: "no/such/folder.txt") == ExitStatus.failure)
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
    #expect(render("brief") == ExitStatus.done)
    let wave = try SoundFile.read(path: "\(house.folder)/out.wav")
    #expect(render("brief", to: "out.flac") == ExitStatus.done)
    #expect(try SoundFile.read(path: "\(house.folder)/out.flac") == wave)
    #expect(render("brief", to: "out.ogg") == ExitStatus.done)
    let opus = try SoundFile.read(path: "\(house.folder)/out.ogg")
    #expect(opus.channelCount == 2 && opus.samples.count == wave.samples.count)
    for name in ["out.flac", "out.ogg"] {
      #expect(bytes("\(house.folder)/\(name).part") == nil)
      #expect(bytes("\(house.folder)/\(name)")!.count < bytes("\(house.folder)/out.wav")!.count / 2)
    }
  }

  @Test func aCompressedFileThatCannotBeWrittenLeavesNothing() {
    #expect(render("brief", to: "no/such/folder.flac") == ExitStatus.failure)
    house.write("taken.flac/file", "")
    #expect(render("brief", to: "taken.flac") == ExitStatus.failure)
    #expect(bytes("\(house.folder)/taken.flac.part") == nil)
    // A pipe cannot be gone back in.
    mkfifo("\(house.folder)/pipe.opus", 0o600)
    #expect(render("brief", to: "pipe.opus") == ExitStatus.failure)
  }

  @Test func anotherEndingIsAUsageErrorBeforeAnythingIsRead() {
    #expect(render("brief", to: "out.mp3") == ExitStatus.usage)
    #expect(render("nothing", to: "out") == ExitStatus.usage)
    #expect(bytes("\(house.folder)/out.mp3") == nil)
  }

  @Test func eachExerciseIsAChapter() throws {
    house.write(
      "routines/two.yaml",
      """
      name: "Half; and # half"
      steps:
        - {exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, ready: 2s}
        - {rest: 5s}
        - {exercise: "A = B \\\\ C", hold: 2s, ready: 2s, sides: none}
      """)
    #expect(render("two", chapters: "two.txt") == ExitStatus.done)
    let text = String(decoding: try #require(bytes("\(house.folder)/two.txt")), as: UTF8.self)
    let configuration = Configuration(reading: house.places.layers)
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
