// What is heard of the built-in routines and of ten composed ones, with times, as texts that people
// read aloud before they change: Tests/Transcripts. To write them anew, run this suite with
// LIMBER_WRITE_TRANSCRIPTS=1 and read what has changed.

import ConfigFiles
import Foundation
import Planning
import Routines
import Sessions
import Testing

private let configuration = Configuration(reading: Layers(folders: ["/nonexistent"], themes: []))
private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Transcripts")

/// A session as a beginner hears it after the first, with words as long as they usually are.
private func timeline(_ routine: Routine) -> Timeline {
  var history = ExerciseHistory(today: 20_000)
  history.practices = [.init(day: 19_990, work: .seconds(60), exercises: [])]
  return SpokenSession(routine, configuration, history).estimated
}

private func time(_ frame: FrameIndex) -> String {
  let tenths = frame.milliseconds.count / 100
  let second = tenths / 10 % 60
  return "\(tenths / 600):\(second < 10 ? "0" : "")\(second).\(tenths % 10)"
}

/// One sound or word a line; a breath to hold by is left out, as background.
private func transcript(_ routine: Routine) -> String {
  let timeline = timeline(routine)
  let background: Set<CueKind> = [.softInhale, .softExhale]
  let cues = timeline.cues.filter { !background.contains($0.kind) }.map { cue in
    (cue.at, "\(cue.kind.rawValue)\(cue.side.map { " \($0)" } ?? "")")
  }
  let words = timeline.words.map { ($0.at, "“\($0.utterance.text ?? "a recording")”") }
  let lines = (cues + words).sorted { $0.0 < $1.0 }.map { "\(time($0.0))  \($0.1)\n" }
  return "\(routine.name), \(timeline.length.milliseconds.count / 1000) s\n\n" + lines.joined()
}

private let wishes: [(String, Wish)] = [
  ("four-minutes-neck", Wish(length: .seconds(240), areas: [.neck])),
  ("five-minutes", Wish(length: .seconds(300))),
  ("five-minutes-seated", Wish(length: .seconds(300), positions: [.seated])),
  ("seven-minutes-shoulders", Wish(length: .seconds(420), areas: [.shoulders, .neck])),
  ("ten-minutes", Wish(length: .seconds(600))),
  ("ten-minutes-lower-back", Wish(length: .seconds(600), areas: [.lowerBack])),
  ("twelve-minutes-lying", Wish(length: .seconds(720), positions: [.supine, .prone])),
  ("fifteen-minutes-hips", Wish(length: .seconds(900), areas: [.hips, .hamstrings])),
  ("twenty-minutes", Wish(length: .seconds(1200))),
  ("thirty-minutes-legs", Wish(length: .seconds(1800), areas: [.calves, .quads])),
]

private func composed(_ wish: Wish) throws -> Routine {
  let history = ExerciseHistory(today: 20_000)
  return try configuration.composed(wish, history, speaks: true, seed: 1)
}

@Suite struct TranscriptTests {
  private func check(_ name: String, _ routine: Routine) throws {
    let file = folder.appending(path: "\(name).txt")
    let text = transcript(routine)
    if ProcessInfo.processInfo.environment["LIMBER_WRITE_TRANSCRIPTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    let lines = zip(text.split(separator: "\n"), written.split(separator: "\n"))
    let differs = lines.first { $0 != $1 }
    #expect(differs == nil && text == written, "\(name): \(differs.map { "\($0)" } ?? "its end")")
  }

  @Test func theBuiltInRoutinesAreHeardAsTheyWereRead() throws {
    for (id, named) in configuration.routines { try check(id, named.routine) }
  }

  @Test(arguments: wishes)
  func composedRoutinesAreHeardAsTheyWereRead(name: String, wish: Wish) throws {
    try check("composed-\(name)", try composed(wish))
  }

  @Test func nothingIsSilentForLong() throws {
    for (id, named) in configuration.routines {
      let silence = try #require(timeline(named.routine).longestSilence)
      #expect(silence.length.milliseconds <= Silence.longest, "\(id) at \(time(silence.start))")
    }
  }
}
