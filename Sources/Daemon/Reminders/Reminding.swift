// Turns of the agenda: each event with the clocks as they are, and everything that it decides on
// the disk before anything that follows from it is done.

import Logging
import Planning
import Scheduling
import Store

package final class Reminding {
  private(set) var agenda: Agenda
  private let history: History
  private let clocks: () -> ClockReading
  /// For how the clocks on the wall stand when a decision is kept.
  private let zones: ZoneBook
  private let journal: Logger
  /// The clocks at the last turn.
  private var last: ClockReading
  /// How often the agenda was told something: an action may lead to another turn before the rest of
  /// its own is done.
  private var turns = 0
  /// What the journal was told of the store.
  private var toldProblem: String?
  /// Decisions of which the journal is still to be told that they were lost.
  private var lost = 0

  /// Until what could not be written is tried again, in seconds.
  private static let retry: Int64 = 60

  init(
    _ history: History, _ zones: ZoneBook, clocks: @escaping () -> ClockReading, log: Logger
  ) {
    self.history = history
    self.zones = zones
    self.clocks = clocks
    journal = log
    last = clocks()
    toldProblem = history.problem
    agenda = Agenda(history.memory(at: last.wall))
  }

  /// Tells the agenda that something has happened, and before that, what the clocks have gone
  /// through since the last time: a sleep, or a clock that was set.
  /// - Parameter perform: carries out what is not just kept, in its order.
  func tell(_ event: Agenda.Event, then perform: (Agenda.Action) -> Void) {
    let reading = clocks()
    let passage = ClockPassage(from: last, to: reading)
    last = reading
    if passage.kind != .steady {
      journal.info("\(passage)")
      turn(.passed(passage), at: reading.wall, then: perform)
      if event == .time { return }
    }
    turn(event, at: reading.wall, then: perform)
  }

  private func turn(
    _ event: Agenda.Event, at now: WallInstant, then perform: (Agenda.Action) -> Void
  ) {
    turns += 1
    let turn = turns
    recall(at: now)
    history.prune(at: now)
    for action in agenda.handle(event, at: now) {
      // What is recorded is on the disk before anything that follows is done.
      if keep(action) { continue }
      history.flush()
      guard case .arm(let instant) = action else {
        perform(action)
        continue
      }
      // What an action has led to has armed anew already.
      if turn == turns { perform(.arm(alarm(instant, at: now))) }
    }
    tellOfStore()
  }

  /// Of a loss at its first decision and at its end: a line for each would fill the disk.
  private func tellOfStore() {
    if lost == 0, let loss = history.loss { journal.error("\(loss)") }
    lost = max(lost, history.decisionsLost)
    guard history.problem != toldProblem else { return }
    toldProblem = history.problem
    if let toldProblem {
      journal.error("\(toldProblem)")
    } else {
      let but = lost == 0 ? "" : ", but for \(lost) decisions"
      journal.notice("what could not be written is written now\(but)")
      lost = 0
    }
  }

  /// The agenda holds the decisions of some days. The clock may have been set to before them, or
  /// they could not be read when it began.
  private func recall(at now: WallInstant) {
    let start =
      agenda.mustRecall(at: now)
      ?? (history.owesMemory ? now.adding(seconds: -Agenda.memorySpan) : nil)
    guard let start, let decisions = history.decisions(since: start) else { return }
    agenda.recall(decisions, since: start)
  }

  /// What could not be written is tried again, for as long as there is any.
  private func alarm(_ instant: WallInstant?, at now: WallInstant) -> WallInstant? {
    guard history.isBehind else { return instant }
    let retry = now.adding(seconds: Self.retry)
    return instant.map { min($0, retry) } ?? retry
  }

  /// - Returns: false for an action that keeps nothing.
  private func keep(_ action: Agenda.Action) -> Bool {
    switch action {
    case .record(var decision):
      decision.clocks = ShownTimes(agenda: agenda, system: zones.system).clocks(of: decision)
      history.add(.decision(decision))
      let key = decision.occurrence.key
      journal.info("\(key.reminder) of \(key.local): \(decision.outcome.rawValue)")
    case .disregard(let key): history.add(.disregarded(key))
    case .keep(let rule): history.add(.rule(rule))
    case .keepOff(let spell): history.keep(spell)
    case .keepHolds(let holds): history.keep(holds)
    default: return false
    }
    return true
  }
}
