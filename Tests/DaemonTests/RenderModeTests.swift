// A rendered session is a whole file of exactly its length, or no file at all.

import ConfigFiles
import FoundationEssentials
import Routines
import Sessions
import Sounds
import Testing

@testable import Daemon

private let brief = "steps: [{exercise: cat-cow, reps: 1, breath: {in: 1s, out: 1s}, ready: 2s}]"

private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

@Suite struct RenderModeTests {
  private let house = House(["routines/brief.yaml": brief, "routines/bad.yaml": "steps: 7"])

  private func render(
    _ routine: String, to name: String = "out.wav", labels: String? = nil
  ) -> Int32 {
    RenderMode(places: house.places).run(
      routine: routine, output: "\(house.folder)/\(name)",
      labels: labels.map { "\(house.folder)/\($0)" })
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
    #expect(render("brief", to: "routines") == ExitStatus.failure)
    #expect(bytes("\(house.folder)/routines.part") == nil)
    #expect(render("brief", to: "ok.wav", labels: "no/such/folder.txt") == ExitStatus.failure)
  }
}
