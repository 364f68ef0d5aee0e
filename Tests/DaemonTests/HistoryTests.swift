// The store as the conductor uses it: what fails is told, waits, and is written when it can be.

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
