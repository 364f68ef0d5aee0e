// Thousands of broken files: whatever is done to a good one, reading it gives a value or a
// diagnostic with a place inside the file, and never ends the daemon.

import Routines
import Scheduling
import TestSupport
import Testing

@testable import ConfigFiles

/// Breaks a text in one of the ways in which files break.
private struct Breaker {
  var dice: SeededNumbers

  private static let bits = [
    "[", "]", "{", "}", ":", "- ", "\"", "'", "&a ", "*a", "?", "#", "|\n", ">", "!!int ", "%", "@",
    "\t", "\n", "\r", "\r\n", "---\n", "\u{FEFF}", "\u{0}", "ü", "999999999h", "-1", "1e999", "0s",
    "9223372036854775808", "repeat: 100", "~", "<<: ", "2-1-2", "10s-30s", "\\",
  ]

  mutating func broken(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...dice.below(3) where !bytes.isEmpty { breakOnce(&bytes) }
    return bytes
  }

  private mutating func breakOnce(_ bytes: inout [UInt8]) {
    let at = dice.below(bytes.count)
    switch dice.below(7) {
    case 0: bytes[at] ^= UInt8(1 << dice.below(8))
    case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + dice.below(12)))
    case 2: bytes.insert(contentsOf: Array(dice.pick(Self.bits).utf8), at: at)
    case 3: bytes.removeSubrange(at...)
    case 4:
      onLines(&bytes) { lines, dice in lines.insert(dice.pick(lines), at: dice.below(lines.count)) }
    case 5:
      onLines(&bytes) { lines, dice in
        lines.swapAt(dice.below(lines.count), dice.below(lines.count))
      }
    default: swapValues(&bytes)
    }
  }

  private mutating func onLines(
    _ bytes: inout [UInt8], _ change: (inout [ArraySlice<UInt8>], inout SeededNumbers) -> Void
  ) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    change(&lines, &dice)
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// What stands behind two colons changes places.
  private mutating func swapValues(_ bytes: inout [UInt8]) {
    var parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    parts.swapAt(dice.below(parts.count), dice.below(parts.count))
    bytes = Array(parts.joined(separator: [UInt8(ascii: ":")]))
  }
}

/// One kind of file: a good one, and how it is read.
private struct Kind: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var good: String
  var read: @Sendable (String, Catalogue) throws(BadFile) -> Void
}

private let kinds: [Kind] = [
  Kind(
    testDescription: "routine", good: physio,
    read: { (text, catalogue) throws(BadFile) in
      let read = try RoutineFile.read(text, id: "f", file: "f.yaml", catalogue: catalogue)
      _ = (Timing().length(of: read.routine), RoutineText.yaml(read.routine, catalogue: catalogue))
    }),
  Kind(
    testDescription: "exercise",
    good: """
      name: Angel
      areas: [shoulders, upper-back]
      kind: dynamic
      position: standing
      sides: each
      needs: [wall]
      level: 2
      reps: 8-10
      tempo: 2-1-2
      sets: 2
      sentence: Slide the arms up.
      cautions: [Not with a sore shoulder.]
      easier: cat-cow
      change: 6s
      """,
    read: { (text, _) throws(BadFile) in
      _ = try ExerciseFile.read(text, id: "f", file: "f.yaml", others: .any)
    }),
  Kind(
    testDescription: "reminder",
    good: """
      at: ["07:30", "15:00:30"]
      days: [mon, wed, weekends]
      routine: lower-back
      start: auto
      zone: Europe/Berlin
      missed: {within: 2h}
      """,
    read: { (text, _) throws(BadFile) in
      _ = try ReminderFile.read(
        text, name: "f", file: "f.yaml", in: Surroundings(defaultRoutine: "desk"))
    }),
  Kind(
    testDescription: "settings",
    good: """
      compose: {for: 10m, areas: [neck, core], positions: [standing], level: 2, without: [wall]}
      volume: 70
      pace: 1.5
      mute: false
      quiet: 22:00-07:00
      allow: {level: 2, positions: all, without: [strap], eyes-open: true, hold: 40s}
      """,
    read: { (text, _) throws(BadFile) in
      _ = try SettingsFile.settings(text, file: "f.yaml")
    }),
  Kind(
    testDescription: "theme",
    good: """
      name: Mine
      left: {pan: -0.8, partials: [1, 0, 0.35]}
      cues:
        hold:
          notes: [{hz: 660, length: 700ms}, {hz: [294, 440], at: 20ms}]
          partials: [1, 0.35]
          decay: 350ms
          level: -27
      """,
    read: { (text, _) throws(BadFile) in _ = try ThemeFile.theme(text, file: "f.yaml") }),
]

let physio = """
  name: What the physio said
  pace: 1.2
  defaults: {sets: 2, between: 5s, tempo: 2-0-2}
  steps:
    - {exercise: knee-to-chest, hold: 20s, sets: 2, ready: 8s}
    - {exercise: seated-cat-cow, reps: 10, breath: {in: 4s, out: 4s}}
    - {exercise: hamstring-stretch, contract: 5s, relax: 20s, reps: 3}
    - {rest: 15s}
    - {wait: "Lie down, then press play.", at-most: 2m}
    - repeat: 2
      steps:
        - {exercise: hip-bridge, breaths: 3}
    - {exercise: Wall angel, reps: 8, tempo: 2-1-2, sides: none, say: Slide the arms up.}

  """

@Suite(.timeLimit(.minutes(1))) struct FuzzTests {
  @Test(arguments: kinds) private func aBrokenFileIsReadOrToldWithAPlaceInIt(kind: Kind) throws {
    let catalogue = Catalogue(try BuiltIn.exercises())
    try kind.read(kind.good, catalogue)
    var breaker = Breaker(dice: SeededNumbers(seed: 5))
    var refused = 0
    for _ in 0..<800 {
      let bytes = breaker.broken(kind.good)
      do throws(BadFile) {
        try kind.read(Layers.text(bytes, path: "f.yaml"), catalogue)
      } catch {
        refused += 1
        guard isTold(error, of: bytes) else {
          Issue.record("\(error.diagnostics)\n\(String(decoding: bytes, as: UTF8.self))")
          return
        }
      }
    }
    #expect(refused > 200)
  }

  /// At least one fault, each of them in the file; its end may be behind the last letter.
  private func isTold(_ bad: BadFile, of bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return !bad.diagnostics.isEmpty
      && bad.diagnostics.allSatisfy { fault in
        guard (1...lines.count + 1).contains(fault.line) else { return false }
        let length = fault.line <= lines.count ? lines[fault.line - 1].unicodeScalars.count : 0
        return (1...length + 1).contains(fault.column) && !fault.message.isEmpty
      }
  }

  @Test func goodFilesAmongBrokenOnesStayInForce() throws {
    let folder = TemporaryFolder()
    let layers = Layers(folders: ["\(folder.path)/own"], themes: ["\(folder.path)/own/sounds"])
    folder.write("own/sounds/clear/theme.yaml", "name: Mine")
    for (kind, name) in [(0, "routines"), (1, "exercises"), (2, "reminders")] {
      folder.write("own/\(name)/good.yaml", kinds[kind].good)
      folder.write("own/\(name)/kept.yaml", kinds[kind].good)
    }
    let good = Configuration(reading: layers)
    #expect(good.diagnostics.filter { $0.severity == .error } == [])
    var breaker = Breaker(dice: SeededNumbers(seed: 9))
    for (kind, name) in [(0, "routines"), (1, "exercises"), (2, "reminders")] {
      for index in 0..<60 {
        folder.write("own/\(name)/bad-\(index).yaml", breaker.broken(kinds[kind].good))
      }
      folder.write("own/\(name)/kept.yaml", "steps: [{{{")
    }
    let now = Configuration(reading: layers, previous: good)
    for id in ["good", "kept"] {
      #expect(now.routines[id] == good.routines[id])
      #expect(now.catalogue[id] == good.catalogue[id])
      #expect(now.reminders[id] == good.reminders[id])
    }
    #expect(now.routines["good"] != nil && now.reminders["kept"] != nil)
    #expect(now.diagnostics.count > 50)
  }
}
