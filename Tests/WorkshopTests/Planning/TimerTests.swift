// Timers as people know them, with speech on: each lasts as long as its name says, from the first
// start to the last end, and every round begins when it is due.

import ConfigFiles
import Foundation
import Planning
import Routines
import Sessions
import Testing

private let configuration = Configuration(reading: Layers(folders: ["/nonexistent"], themes: []))

/// The block of limber(5) that begins with the comment for a file.
private func example(_ file: String) throws -> String {
  let page = try String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/ConfigFiles/limber.5.scd"), encoding: .utf8)
  let start = try #require(page.range(of: "# \(file)")).lowerBound
  let end = try #require(page.range(of: "\n```", range: start..<page.endIndex)).lowerBound
  return String(page[start..<end]) + "\n"
}

/// As it is heard after the first session, which explains what its tones mean.
private let history = {
  var history = ExerciseHistory(today: 20_000)
  history.practices = [.init(day: 19_990, work: .seconds(60), exercises: [])]
  return history
}()

private func timeline(_ routine: Routine) -> Timeline {
  SpokenSession(routine, configuration, history).estimated
}

/// From the start of the first exercise to the end of the last, in milliseconds.
private func length(_ timeline: Timeline) throws -> Int64 {
  let work = timeline.phases.filter(\.kind.isWork)
  return try (#require(work.last).end - #require(work.first).start).milliseconds.count
}

@Suite struct TimerTests {
  @Test(
    arguments: [
      // The last round has no rest after it.
      ("tabata", 230), ("emom", 570), ("intervals", 520),
    ] as [(String, Int64)])
  func aTimerOfTheManualIsAsLongAsItSays(name: String, seconds: Int64) throws {
    let text = try example("routines/\(name).yaml")
    let routine = try RoutineFile.routine(
      text, id: name, file: "\(name).yaml", catalogue: configuration.catalogue)
    let timeline = timeline(routine)
    let length = try length(timeline)
    #expect(abs(length - seconds * 1000) * 50 <= seconds * 1000, "\(length) ms")
    #expect(timeline.lateRounds == [])
    #expect(timeline.words.count > 3, "speech is on")
  }

  @Test(
    arguments: [
      ("box-breathing", 288), ("breathing-4-7-8", 76), ("sun-salutation", 300),
    ] as [(String, Int64)])
  func aBuiltInTimerIsAsLongAsItSays(name: String, seconds: Int64) throws {
    let routine = try #require(configuration.routines[name]?.routine)
    let length = try length(timeline(routine))
    #expect(abs(length - seconds * 1000) * 50 <= seconds * 1000, "\(length) ms")
  }

  /// A composed break is as long as was asked for, all in all.
  @Test func aBreakOfFiveMinutesTakesFiveMinutes() throws {
    var wish = Wish(length: .seconds(300))
    wish.positions = [.standing, .seated]
    for seed in 1...5 as ClosedRange<UInt64> {
      let routine = try configuration.composed(wish, history, speaks: true, seed: seed)
      let length = timeline(routine).length.milliseconds.count
      #expect(abs(length - 300_000) <= 6000, "\(length) ms")
    }
  }
}
