// The database over restarts, damage and versions to come.

import GRDB
import Glibc
import Scheduling
import TestSupport
import Testing

@testable import Store

private func decision(
  _ local: String, _ outcome: Outcome, reminder: String = "desk", at seconds: Int64 = 1000
) -> Decision {
  Decision(
    Occurrence(
      key: OccurrenceKey(reminder: reminder, local: local), at: WallInstant(seconds: seconds),
      routine: "quick"),
    outcome, at: WallInstant(milliseconds: seconds * 1000 + 1))
}

extension HistoryStore {
  fileprivate func record(_ decision: Decision) throws { try apply([.decision(decision)]) }
  fileprivate func keep(_ rule: RuleInForce) throws { try apply([.rule(rule)]) }
  fileprivate func setValue(_ value: String?, for name: String) throws {
    try apply([.value(name: name, value)])
  }
}

@Suite struct HistoryStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = TemporaryFolder() }

  /// What opening says is wrong.
  private func refusal(_ path: String) -> StoreError? {
    do throws(StoreError) { _ = try HistoryStore(path: path) } catch { return error }
    return nil
  }

  @Test func aRestartRemembersDecisionsRulesAndValues() throws {
    let decisions = Outcome.allCases.enumerated().map { index, outcome in
      decision("2026-11-24T07:3\(index):00", outcome, at: 1000 + Int64(index))
    }
    let rule = RuleInForce(
      reminder: "desk", rule: "12345 07:30:00 ", since: WallInstant(milliseconds: -1))
    var store = try HistoryStore(path: folder.database)
    for decision in decisions.reversed() { try store.record(decision) }
    try store.keep(rule)
    try store.setValue("élan '1'", for: "last routine")
    try store.close()

    store = try HistoryStore(path: folder.database)
    #expect(try store.decisions(since: WallInstant(seconds: 0)) == decisions)
    // What still waits for an answer is remembered however old it is.
    let late = decisions.enumerated().filter { $0 >= 5 || $1.outcome.isOpen }.map(\.element)
    #expect(try store.decisions(since: WallInstant(seconds: 1005)) == late)
    #expect(try store.rules() == [rule])
    #expect(try store.value("last routine") == "élan '1'")
    #expect(try store.value("other") == nil)
  }

  @Test func theLogKeepsHowTheClocksStood() throws {
    let all = [
      DecisionClocks(atTime: -18_000, decided: -14_400, own: 3600, zone: "Europe/Berlin"),
      DecisionClocks(atTime: 3600, decided: 3600), nil,
    ]
    let store = try HistoryStore(path: folder.database)
    for (index, clocks) in all.enumerated() {
      var decision = decision("2026-11-24T07:3\(index):00", .announced)
      decision.clocks = clocks
      try store.record(decision)
    }
    #expect(try store.decisions(of: nil, count: 10).reversed().map(\.clocks) == all)
  }

  @Test func whatWasWrittenIsThereWithoutAProperEnd() throws {
    let store = try HistoryStore(path: folder.database)
    try store.record(decision("2026-11-24T07:30:00", .announced))
    let other = try HistoryStore(path: folder.database)
    #expect(try other.decisions(since: WallInstant(seconds: 0)).map(\.outcome) == [.announced])
    withExtendedLifetime(store) {}
  }

  @Test func theNewestDecisionRuleAndValueWin() throws {
    let store = try HistoryStore(path: folder.database)
    for outcome in [Outcome.due, .announced, .stopped] {
      try store.record(decision("2026-11-24T07:30:00", outcome))
    }
    try store.record(decision("2026-11-24T07:30:00", .due, reminder: "neck"))
    let found = try store.decisions(since: WallInstant(seconds: 0))
    #expect(found.map(\.occurrence.key.reminder) == ["desk", "neck"])
    #expect(found.map(\.outcome) == [.stopped, .due])

    for rule in ["off", "1 07:30:00 "] {
      try store.keep(
        RuleInForce(reminder: "desk", rule: rule, since: WallInstant(seconds: 1)))
    }
    #expect(try store.rules().map(\.rule) == ["1 07:30:00 "])

    try store.setValue("a", for: "name")
    try store.setValue("b", for: "name")
    #expect(try store.value("name") == "b")
    try store.setValue(nil, for: "name")
    #expect(try store.value("name") == nil)
  }

  @Test func changesThatBelongTogetherAreWrittenTogetherInTheirOrder() throws {
    let store = try HistoryStore(path: folder.database)
    try store.apply([
      .value(name: "name", "a"), .decision(decision("2026-11-24T07:30:00", .due)),
      .decision(decision("2026-11-24T07:30:00", .announced)), .value(name: "name", "b"),
    ])
    #expect(try store.decisions(since: WallInstant(seconds: 0)).map(\.outcome) == [.announced])
    #expect(try store.value("name") == "b")
    try store.apply([])
  }

  @Test func itsFilesAreForTheirOwnerOnly() throws {
    // One that was made with too wide a mode is narrowed.
    folder.write("history.db", [])
    chmod(folder.database, 0o644)
    let store = try HistoryStore(path: folder.database)
    try store.record(decision("2026-11-24T07:30:00", .due))
    #expect(folder.names == ["history.db", "history.db-shm", "history.db-wal"])
    for name in folder.names { #expect(folder.mode(name) == 0o600, "\(name)") }
    try store.close()
    #expect(folder.names == ["history.db"])
  }

  @Test(arguments: ["garbage\n", "S", String(repeating: "x", count: 10_000)])
  func whatIsNoDatabaseIsKeptAsideUnchanged(text: String) throws {
    let bytes = Array(text.utf8)
    folder.write("history.db", bytes)
    let path = folder.database
    #expect(refusal(path) == .damaged(path, keptAs: "\(path).damaged-1"))
    #expect(folder.names == ["history.db.damaged-1"])
    #expect(folder.bytes("history.db.damaged-1") == bytes)

    let store = try HistoryStore(path: path)
    try store.record(decision("2026-11-24T07:30:00", .due))
    try store.close()
    #expect(folder.bytes("history.db.damaged-1") == bytes)
  }

  @Test func whatWasKeptAsideBeforeStaysToo() throws {
    for text in ["one", "two", "three"] {
      folder.write("history.db", Array(text.utf8))
      #expect(refusal(folder.database) != nil)
    }
    #expect(folder.bytes("history.db.damaged-1") == Array("one".utf8))
    #expect(folder.bytes("history.db.damaged-2") == Array("two".utf8))
    #expect(folder.bytes("history.db.damaged-3") == Array("three".utf8))
  }

  /// Damage behind a good beginning: what SQLite finds, and not the first bytes.
  @Test(arguments: ["cut off", "overwritten"])
  func aBrokenDatabaseIsKeptAsideUnchanged(how: String) throws {
    try HistoryStore(path: folder.database).close()
    var bytes = try #require(folder.bytes("history.db"))
    if how == "cut off" {
      bytes.removeSubrange(5000...)
    } else {
      for index in 100..<bytes.count { bytes[index] = 0xA5 }
    }
    folder.write("history.db", bytes)
    let path = folder.database
    #expect(refusal(path) == .damaged(path, keptAs: "\(path).damaged-1"))
    #expect(folder.bytes("history.db.damaged-1") == bytes)
    #expect(!folder.names.contains("history.db"))

    let store = try HistoryStore(path: path)
    #expect(try store.decisions(since: WallInstant(seconds: 0)).isEmpty)
  }

  @Test func aDatabaseOfANewerVersionIsKeptAsideUntouched() throws {
    let store = try HistoryStore(path: folder.database)
    try store.record(decision("2026-11-24T07:30:00", .due))
    try store.close()
    // A migration that this version does not know: the name of ours, changed in place.
    let (ours, theirs) = (Array("occurrences and rules".utf8), Array("occurrences and moods".utf8))
    var bytes = try #require(folder.bytes("history.db"))
    var count = 0
    for index in bytes.indices.dropLast(ours.count)
    where bytes[index..<index + ours.count].elementsEqual(ours) {
      bytes.replaceSubrange(index..<index + ours.count, with: theirs)
      count += 1
    }
    try #require(count > 0)
    folder.write("history.db", bytes)

    let aside = folder.database + ".newer-1"
    #expect(refusal(folder.database) == .fromTheFuture(folder.database, keptAs: aside))
    #expect(folder.bytes("history.db.newer-1") == bytes)
    let begun = try HistoryStore(path: folder.database)
    #expect(try begun.decisions(since: WallInstant(seconds: 0)).isEmpty)
    #expect(folder.bytes("history.db.newer-1") == bytes)
  }

  @Test func theLogTellsOfEveryDecisionAndWhy() throws {
    let store = try HistoryStore(path: folder.database)
    var due = decision("2026-11-24T07:30:00", .due)
    due.reason = .asleep
    var back = decision("2026-11-24T07:30:00", .heldBack, at: 1001)
    (back.reason, back.detail) = (.minimumGap, "arms")
    try store.apply([.decision(due), .decision(back)])
    try store.record(decision("2026-11-24T08:00:00", .missed, reminder: "neck"))
    #expect(try store.decisions(of: nil, count: 10).map(\.outcome) == [.missed, .heldBack, .due])
    #expect(try store.decisions(of: "desk", count: 1) == [back])
    #expect(try store.decisions(of: "desk", count: 2).last?.reason == .asleep)
    #expect(try store.lastDecided() == WallInstant(milliseconds: 1_000_001))
  }

  @Test func whatIsPutOffIsRememberedWithItsTime() throws {
    let store = try HistoryStore(path: folder.database)
    var snoozed = decision("2026-11-24T07:30:00", .snoozed)
    (snoozed.wake, snoozed.snoozes) = (WallInstant(seconds: 1600), 2)
    try store.record(snoozed)
    let found = try store.decisions(since: WallInstant(seconds: 2000))
    #expect(found.map(\.wake) == [WallInstant(seconds: 1600)])
    #expect(found.map(\.snoozes) == [2])
  }

  @Test func whatIsDisregardedIsForgottenButInTheLog() throws {
    let store = try HistoryStore(path: folder.database)
    let missed = decision("2026-11-24T07:30:00", .missed)
    try store.apply([.decision(missed), .disregarded(missed.occurrence.key)])
    #expect(try store.decisions(since: WallInstant(seconds: 0)).isEmpty)
    #expect(try store.decisions(of: nil, count: 9).count == 1)
  }

  @Test func whatIsOldIsRemovedButForTheNewestRows() throws {
    let store = try HistoryStore(path: folder.database)
    let rows = DecisionRow.kept + 10
    try store.apply(
      (0..<rows).map { .decision(decision("\($0)", .missed, at: Int64($0))) }
        + [.prune(before: WallInstant(seconds: 1_000_000))])
    #expect(try store.decisions(since: WallInstant(seconds: 0)).count == DecisionRow.kept)
    #expect(try store.decisions(of: nil, count: 100_000).count == DecisionRow.kept)
    try store.apply([.prune(before: WallInstant(seconds: 0))])
    #expect(try store.decisions(since: WallInstant(seconds: 0)).count == DecisionRow.kept)
  }

  @Test func aDatabaseOfAnEarlierVersionGoesOn() throws {
    let queue = try DatabaseQueue(path: folder.database)
    try Migrations.all.migrate(queue, upTo: "sessions and pain")
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO occurrence (reminder, local, atMs, routine, outcome, decidedMs)
          VALUES ('desk', '2026-11-24T07:30:00', 1000, 'quick', 'announced', 1001)
          """)
    }
    try queue.close()
    let store = try HistoryStore(path: folder.database)
    #expect(try store.decisions(since: WallInstant(seconds: 0)).map(\.outcome) == [.announced])
    #expect(try store.lastDecided() == nil)
  }

  @Test func anOutcomeOfANewerVersionIsStillADecision() throws {
    let store = try HistoryStore(path: folder.database)
    try store.record(decision("2026-11-24T07:30:00", .coalesced))
    try store.close()
    var bytes = try #require(folder.bytes("history.db"))
    let (ours, theirs) = (Array("coalesced".utf8), Array("exercised".utf8))
    let place = try #require(
      bytes.indices.dropLast(9).first { bytes[$0..<$0 + 9].elementsEqual(ours) })
    bytes.replaceSubrange(place..<place + 9, with: theirs)
    folder.write("history.db", bytes)
    let again = try HistoryStore(path: folder.database)
    #expect(try again.decisions(since: WallInstant(seconds: 0)).map(\.outcome) == [.missed])
  }

  @Test(arguments: ["missing/history.db", "file/history.db", ""])
  func aPathThatCannotBeIsSaidInASentence(name: String) throws {
    folder.write("file", [])
    let path = "\(folder.path)/\(name)"
    let error = try #require(refusal(path))
    guard case .cannotOpen(path, _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.hasPrefix("\(path) cannot be opened: "))
    #expect(error.description.hasSuffix("; are the folder's permissions right?"))
    #expect(folder.names == ["file"])
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func aFolderThatMayNotBeWrittenIsSaidInASentence() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let error = try #require(refusal(folder.database))
    #expect(error.description.contains("cannot be opened"))
  }
}
