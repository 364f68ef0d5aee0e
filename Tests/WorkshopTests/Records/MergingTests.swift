// Histories of several machines, merged in any order through files: every machine comes to the same,
// whatever was corrected and removed in between, and importing again changes nothing.

import ConfigFiles
import Practice
import Routines
import Scheduling
import Sessions
import Store
import TestSupport
import Testing

@testable import Records

/// One machine's history in a folder of its own.
private final class Machine {
  let store: HistoryStore
  private let folder = TemporaryFolder()

  init() throws {
    store = try HistoryStore(path: folder("history.db"))
  }

  var export: String {
    get throws { try HistoryTransfer.entries(store).map { $0.line + "\n" }.joined() }
  }

  func take(_ text: String) throws {
    try store.apply(
      HistoryTransfer.merged(
        try HistoryTransfer.entries(text, check), into: try HistoryTransfer.entries(store)))
  }
}

private func session(_ uid: String, at second: Int64, changed: Int64, note: String?) -> PastSession
{
  PastSession(
    uid: uid,
    SessionRecord(
      routine: "lower-back", outcome: .completed,
      parts: [
        PerformedPart(
          step: 0, exercise: "plank", part: nil, planned: .seconds(60), done: .seconds(45))
      ], skipped: [SkippedStep(step: 1, exercise: "crunch")]),
    started: WallInstant(seconds: second), ended: WallInstant(seconds: second + 60),
    offset: 3600, zone: "Europe/Berlin", note: note,
    changed: WallInstant(seconds: changed))
}

private let start: Int64 = 1_796_000_000
private var check: ImportCheck {
  ImportCheck(
    now: WallInstant(seconds: start + 86_400),
    zones: Names(has: { ["Europe/Berlin", "Etc/UTC"].contains($0) }, all: { ["Europe/Berlin"] }))
}

@Suite struct MergingTests {
  @Test(arguments: 1...20)
  func everyMachineComesToTheSameInAnyOrder(seed: UInt64) throws {
    var dice = SeededNumbers(seed: seed)
    let machines = try (0..<3).map { _ in try Machine() }
    for number in 0..<12 {
      let machine = machines[Int.random(in: 0..<3, using: &dice)]
      let second = start + Int64(number) * 1000
      try machine.store.apply([
        .session(session("s\(number)", at: second, changed: second, note: nil)),
        .pain(
          PainRecord(
            uid: "p\(number)", at: WallInstant(seconds: second), offset: 0,
            feeling: number % 3 == 0 ? .stiffness : .pain, exercise: "plank", level: number % 11,
            area: .core, note: "#\(number)")),
      ])
      // Something comes over, and is corrected or removed there.
      let other = machines[Int.random(in: 0..<3, using: &dice)]
      try other.take(try machine.export)
      let uid = "s\(Int.random(in: 0...number, using: &dice))"
      let later = second + Int64.random(in: 0...2, using: &dice)
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: try other.store.apply([.removal(uid: uid, at: WallInstant(seconds: later))])
      case 1:
        let note = "corrected \(Int.random(in: 0..<9, using: &dice))"
        try other.store.apply([
          .session(session(uid, at: second, changed: later, note: note))
        ])
      case 2:
        try other.store.apply([.clearance(exercise: "plank", at: WallInstant(seconds: later))])
      default: break
      }
    }
    let exports = try machines.map { try $0.export }
    for machine in machines {
      for text in exports.shuffled(using: &dice) { try machine.take(text) }
    }
    let results = try machines.map { try $0.export }
    #expect(Set(results).count == 1)
    try machines[0].take(results[1])
    #expect(try machines[0].export == results[0], "again changes nothing")
  }

  @Test func whatIsRemovedStaysRemovedAndWhatIsWrittenLaterComesBack() throws {
    let machine = try Machine()
    let entry = session("a", at: start, changed: start, note: nil)
    try machine.store.apply([.session(entry)])
    let export = try machine.export
    try machine.store.apply([.removal(uid: "a", at: WallInstant(seconds: start + 5))])
    try machine.take(export)
    #expect(try machine.store.pastSessions().isEmpty)
    try machine.store.apply([.session(session("a", at: start, changed: start + 9, note: "x"))])
    #expect(try machine.store.pastSessions().map(\.note) == ["x"])
  }

  @Test func anEntryComesBackAsItWas() throws {
    let entry = session("a", at: start, changed: start, note: "quote \" and line\nbreak ü")
    let line = HistoryEntry.session(SessionEntry(entry)).line
    #expect(!line.contains("\n"))
    guard case .session(let read) = try HistoryEntry(line: line) else {
      Issue.record("it is a session")
      return
    }
    #expect(try read.session() == entry)
  }

  @Test(arguments: [
    ("{\"kind\":\"session\"", "cut off here"), ("hello\n", "this is not JSON"),
    ("{\"kind\":\"song\"}\n", "“song” is not a kind"), ("[1]\n", "not an entry of Limber's"),
    ("{\"kind\":\"removal\",\"id\":\"\",\"at_ms\":1}\n", "“id” is missing"),
    ("{\"kind\":\"pain\",\"id\":\"x\"}\n", "a pain needs “told”"),
  ])
  func whatIsNoneOfOursIsToldWithItsLine(text: String, reason: String) throws {
    let good = HistoryEntry.removal(id: "a", atMs: 1).line + "\n"
    let error = #expect(throws: HistoryTransfer.BadImport.self) {
      try HistoryTransfer.entries(good + text, check)
    }
    #expect(error?.line == 2)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func figuresThatNobodyCanHaveLivedAreRefused() {
    var entry = SessionEntry(session("a", at: start, changed: start, note: nil))
    entry.startedMs = .max
    #expect(throws: BadEntry.self) { try entry.session() }
    entry = SessionEntry(session("a", at: start, changed: start, note: nil))
    entry.id = "a b"
    #expect(throws: BadEntry.self) { try entry.session() }
    entry = SessionEntry(session("a", at: start, changed: start, note: nil))
    entry.parts[0].doneMs = -1
    #expect(throws: BadEntry.self) { try entry.session() }
  }

  /// A session with something of it changed, and why it is refused.
  private static let implausible: [(@Sendable (inout SessionEntry) -> Void, String)] = [
    ({ $0.endedMs = $0.startedMs - 1 }, "ends before it begins; was the line edited?"),
    (
      { ($0.startedMs, $0.endedMs) = (4_102_444_800_000, 4_102_444_860_000) },
      "in the future, at 2100-"
    ),
    ({ $0.endedMs = 4_102_444_800_000 }, "in the future"),
    ({ $0.zone = "Europe/Berlim" }, "is not a time zone here; did you mean “Europe/Berlin”?"),
    ({ $0.id = "../../etc" }, "“../../etc” is not an id"),
    ({ $0.startedMs = 100_000_000_000_000_000 }, "is it in another unit?"),
    ({ $0.changedMs = 100_000_000_000_000_000 }, "“changed_ms” of 100000000000000000"),
    ({ $0.parts[0].doneMs = .max }, "longer than a day"),
    ({ $0.extendedMs = -1 }, "negative"), ({ $0.pauses = -1 }, "negative"),
    ({ $0.outcome = "won" }, "“won” is not an outcome"),
  ]

  @Test(arguments: implausible.indices)
  func whatCannotBeIsRefusedWithItsLikelyCause(index: Int) throws {
    let (change, reason) = Self.implausible[index]
    var entry = SessionEntry(session("a", at: start, changed: start, note: nil))
    let good = HistoryEntry.session(entry).line + "\n"
    #expect(try HistoryTransfer.entries(good, check).count == 1)
    change(&entry)
    let error = #expect(throws: HistoryTransfer.BadImport.self) {
      try HistoryTransfer.entries(good + HistoryEntry.session(entry).line + "\n", check)
    }
    #expect(error?.line == 2)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test(arguments: [
    (HistoryEntry.removal(id: "a/b", atMs: 1), "is not an id"),
    (.removal(id: "a", atMs: .max), "“at_ms”"),
    (.clearance(exercise: "plank", atMs: .min), "“at_ms”"),
    (.clearance(exercise: "plank", atMs: 4_102_444_800_000), "'limber exercise clear' mends it"),
  ])
  func soIsWhatIsNoSession(entry: HistoryEntry, reason: String) {
    let error = #expect(throws: HistoryTransfer.BadImport.self) {
      try HistoryTransfer.entries(entry.line + "\n", check)
    }
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func aClockThatWasSetBackIsExportedSoThatItIsTaken() throws {
    var odd = session("a", at: start, changed: start, note: nil)
    odd.ended = WallInstant(seconds: start - 3600)
    let line = HistoryEntry.session(SessionEntry(odd)).line + "\n"
    #expect(try HistoryTransfer.entries(line, check).count == 1)
  }
}
