// The store as the conductor uses it: what fails is told, waits, and is written when it can be.

import Practice
import Scheduling
import Store
import Testing

@testable import Daemon

private let now = WallInstant(rfc3339: "2026-11-24T07:30:00Z")!

private func decision(_ outcome: Outcome, _ reminder: String = "desk") -> Decision {
  let key = OccurrenceKey(reminder: reminder, local: "2026-11-24T07:30:00")
  return Decision(Occurrence(key: key, at: now, routine: "quick-start"), outcome, at: now)
}

extension History {
  fileprivate func record(_ decision: Decision) { write(.decision(decision)) }
  fileprivate func keep(_ rule: RuleInForce) { write(.rule(rule)) }
  private func write(_ change: HistoryChange) {
    add(change)
    flush()
  }
}

@Suite struct HistoryTests {
  @Test func whatIsRecordedIsWrittenAtOnceAndFoundAgain() {
    let store = MemoryStore()
    let history = History { store }
    history.record(decision(.due))
    history.record(decision(.announced))
    #expect(store.lines == ["desk 07:30 due", "desk 07:30 announced"])
    #expect(Agenda(history.memory(at: now)).current?.occurrence == decision(.due).occurrence)
    #expect(history.problem == nil)
    history.close()
    #expect(store.isClosed)
  }

  @Test func whatCouldNotBeWrittenIsWrittenInItsOrderWhenItCanBe() throws {
    let store = MemoryStore()
    let history = History { store }
    store.fault = diskIsFull
    history.record(decision(.due))
    history.keep(RuleInForce(reminder: "desk", rule: "a", since: now))
    history.keep(RuleInForce(reminder: "desk", rule: "b", since: now))
    history.setValue("1", for: "x")
    history.setValue("2", for: "x")
    #expect(history.problem == diskIsFull.description)
    #expect(store.lines == [])
    // Nobody is told something else than what was said last.
    #expect(history.value("x") == "2")
    store.fault = nil
    history.record(decision(.announced))
    #expect(store.lines == ["desk 07:30 due", "desk 07:30 announced"])
    #expect(try store.rules().map(\.rule) == ["b"])
    #expect(store.values == ["x": "2"])
    #expect(history.problem == nil)
  }

  /// A disk that is full for months: what is newest, and what a person has done, is written when it
  /// can be, and how much was lost is told until then.
  @Test func whenTooMuchWaitsTheOldestDecisionsGoAndAreCounted() {
    let store = MemoryStore()
    let history = History { store }
    store.fault = diskIsFull
    history.add(.pain(PainRecord(uid: "p", at: now, offset: 0, exercise: nil, level: 3)))
    history.keep(OffSpell(since: now, until: now.adding(seconds: 60), isElapsed: true))
    for number in 0..<UnwrittenChanges.changesMax {
      history.add(.decision(decision(.due, "r\(number)")))
    }
    history.record(decision(.announced, "r9999"))
    #expect(history.decisionsLost == 3)
    #expect(
      history.loss
        == "3 decisions about reminders could not be recorded: more than 10000 changes wait to be written"
    )
    store.fault = nil
    history.flush()
    #expect(history.loss == nil)
    #expect(store.lines.count == UnwrittenChanges.changesMax - 2)
    #expect(store.lines.first == "r2 07:30 due", "the first two went, and r9999's older one")
    #expect(store.lines.suffix(2) == ["r9998 07:30 due", "r9999 07:30 announced"])
    #expect(store.pains.map(\.uid) == ["p"])
    #expect(store.values.keys.sorted() == ["off"])
  }

  @Test func whatIsSupersededGoesFirstAndWhatAPersonDidNever() {
    var waiting = UnwrittenChanges()
    waiting.add(.decision(decision(.due, "first")))
    for outcome in [Outcome.due, .announced, .snoozed] {
      waiting.add(.decision(decision(outcome, "desk")))
    }
    let room = UnwrittenChanges.changesMax - 4
    for number in 0..<room { waiting.add(.clearance(exercise: "\(number)", at: now)) }
    #expect(waiting.decisionsLost == 0)
    var outcomes: [[String]] = []
    for number in 0..<4 {
      waiting.add(.removal(uid: "\(number)", at: now))
      outcomes.append(
        waiting.decisions.map { "\($0.occurrence.key.reminder) \($0.outcome.rawValue)" })
    }
    #expect(
      outcomes == [
        ["first due", "desk announced", "desk snoozed"], ["first due", "desk snoozed"],
        ["desk snoozed"], [],
      ])
    waiting.add(.removal(uid: "beyond", at: now))
    #expect(waiting.decisionsLost == 4)
    #expect(waiting.changes.count == UnwrittenChanges.changesMax + 1)
  }

  @Test func whatANewerChangeMakesVoidIsNotKeptTwice() {
    var waiting = UnwrittenChanges()
    for rule in ["a", "b"] {
      waiting.add(.rule(RuleInForce(reminder: "desk", rule: rule, since: now)))
      waiting.add(.value(name: "x", rule))
      waiting.add(.value(name: "y", nil))
      waiting.add(.prune(before: now))
    }
    #expect(waiting.decisionsLost == 0)
    #expect(
      waiting.changes == [
        .rule(RuleInForce(reminder: "desk", rule: "b", since: now)), .value(name: "x", "b"),
        .value(name: "y", nil), .prune(before: now),
      ])
  }

  /// Who held reminders for as long as it was connected has a minute to be so again, whatever
  /// limit it had asked for.
  @Test func aHoldOfSomebodyWhoWasConnectedOutlivesTheDaemonByAMinute() {
    let store = MemoryStore()
    let later = now.adding(seconds: 7200)
    let kept: [HoldSpell] = [
      HoldSpell(until: later), HoldSpell(owner: "zoom", until: later, isLeased: true),
      HoldSpell(owner: "talk", until: nil),
    ]
    let history = History { store }
    history.setValue(kept.text, for: "holds")
    let minute = now.adding(seconds: 60)
    #expect(
      History { store }.memory(at: now).holds == [
        HoldSpell(until: later), HoldSpell(owner: "zoom", until: minute),
        HoldSpell(owner: "talk", until: minute),
      ])
  }

  @Test func aValueIsKeptAndTakenBack() {
    let store = MemoryStore()
    let history = History { store }
    #expect(history.value("x") == nil)
    history.setValue("1", for: "x")
    #expect((history.value("x"), store.values) == ("1", ["x": "1"]))
    history.setValue(nil, for: "x")
    #expect((history.value("x"), store.values) == (nil, [:]))
    store.fault = diskIsFull
    history.setValue("3", for: "x")
    history.setValue(nil, for: "x")
    #expect(history.value("x") == nil)
  }

  @Test func aStoreThatCannotBeOpenedIsTriedAgain() {
    let store = MemoryStore()
    var fault: StoreError? = .cannotOpen("/data/history.db", reason: "no")
    let history = History { () throws(StoreError) in
      if let fault { throw fault }
      return store
    }
    #expect(history.problem == fault?.description)
    #expect(Agenda(history.memory(at: now)).due.isEmpty)
    history.record(decision(.due))
    fault = nil
    history.record(decision(.announced))
    #expect(store.lines == ["desk 07:30 due", "desk 07:30 announced"])
    #expect(history.problem == nil)
  }

  @Test func aDamagedStoreIsReplacedOnceAndThatStaysTold() {
    let damaged = StoreError.damaged("/data/history.db", keptAs: "/data/history.db.damaged")
    let (broken, fresh) = (MemoryStore(), MemoryStore())
    broken.fault = damaged
    var opened = 0
    let history = History {
      opened += 1
      return opened == 1 ? broken : fresh
    }
    history.record(decision(.due))
    history.record(decision(.announced))
    #expect(fresh.lines == ["desk 07:30 due", "desk 07:30 announced"])
    #expect(opened == 2)
    #expect(history.problem == damaged.description)
  }
}
