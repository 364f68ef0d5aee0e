// Programmes that people are given on paper, as routine files, each with the plan that can be held
// against the leaflet: Tests/Programmes. To write the plans anew, run this suite with
// LIMBER_WRITE_PROGRAMMES=1 and read what has changed.

import ConfigFiles
import Foundation
import Planning
import Routines
import Sessions
import Testing

@testable import Authoring

private let configuration = Configuration(reading: Layers(folders: ["/nonexistent"], themes: []))
private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Programmes")

private func names() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
}

private func read(_ name: String) throws -> ReadRoutine {
  let text = try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
  return try RoutineFile.read(
    text, id: name, file: "\(name).yaml", catalogue: configuration.catalogue)
}

private func session(_ routine: Routine) -> Timeline {
  SpokenSession(routine, configuration, ExerciseHistory(today: 20_000)).estimated
}

/// What `routine show` prints of it, and what is said of each dose.
private func plan(_ routine: Routine) -> String {
  let timeline = session(routine)
  let doses = timeline.steps.compactMap { step -> String? in
    guard case .exercise(let step) = step.step else { return nil }
    return Phrases.english.dose(of: step).text
  }
  let lines =
    ["\(routine.name), \(timeline.length.milliseconds.rounded)"]
    + RoutinePlan(timeline).lines() + ["", "As it is said:"] + doses
  return lines.map { $0 + "\n" }.joined()
}

@Suite struct ProgrammeTests {
  @Test func aDozenProgrammesArePlannedAsTheyArePrescribed() throws {
    let names = try names()
    #expect(names.count >= 12)
    for name in names {
      let file = folder.appending(path: "\(name).txt")
      let text = plan(try read(name).routine)
      if ProcessInfo.processInfo.environment["LIMBER_WRITE_PROGRAMMES"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let written = try String(contentsOf: file, encoding: .utf8)
      #expect(text == written, "\(name)")
    }
  }

  @Test func noneIsWarnedOfAndNoneIsSilentForLong() throws {
    for name in try names() {
      let read = try read(name)
      #expect(read.warnings.map(\.message) == [], "\(name)")
      let silence = try #require(session(read.routine).longestSilence)
      #expect(silence.length.milliseconds <= Silence.longest, "\(name)")
    }
  }

  /// Written out and read again, each is the same routine.
  @Test func eachIsWrittenAsItIsRead() throws {
    for name in try names() {
      let routine = try read(name).routine
      let text = RoutineText.yaml(routine, catalogue: configuration.catalogue)
      let again = try RoutineFile.routine(
        text, id: name, file: "\(name).yaml", catalogue: configuration.catalogue)
      #expect(again == routine, "\(name): \(text)")
    }
  }
}
