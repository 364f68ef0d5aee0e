// Runs the agenda: passes it each event with the current clocks, and writes its decisions to disk
// before carrying out what follows from them.

import Control
import Logging
import Planning
import Scheduling
import Store

package final class Reminding {
  private(set) var agenda: Agenda
  private let history: History
  private let clocks: () -> ClockReading
  /// For the zone offsets that are recorded with a decision.
  private let zones: ZoneBook
  private let journal: Logger
  /// The clocks at the last event.
  private var last: ClockReading
  /// Counts events. An action may cause another event before the remaining actions of its own are
  /// done.
  private var turns = 0
  /// The store's problem that was logged last.
  private var toldProblem: String?
  /// Lost decisions that the log does not yet mention at the end of a failure.
  private var lost = 0

  /// In seconds: when writing is tried again after a failure.
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

  /// Passes an event to the agenda, and before it what happened to the clocks since the last event:
  /// the machine slept, or the clock was set.
  /// - Parameter perform: carries out each action that is not only recorded, in order.
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
      // Decisions are on disk before anything that follows from them is done.
      if keep(action) { continue }
      history.flush()
      guard case .arm(let instant) = action else {
        perform(action)
        continue
      }
      // If an action caused another event, that one has already armed the timer.
      if turn == turns { perform(.arm(alarm(instant, at: now))) }
    }
    tellOfStore()
  }

  /// Logs a loss at its first decision and at its end: a line for each would fill the disk.
  private func tellOfStore() {
    if lost == 0, let loss = history.loss { journal.error("\(loss)") }
    lost = max(lost, history.decisionsLost)
    guard history.problem != toldProblem else { return }
    toldProblem = history.problem
    if let toldProblem {
      journal.error("\(toldProblem)")
    } else {
      let but = lost == 0 ? "" : ", but for \(CountText.words(lost, "decision"))"
      journal.notice("what could not be written is written now\(but)")
      lost = 0
    }
  }

  /// Gives the agenda older decisions: it keeps only some days of them, and the clock may have been
  /// set back further, or they could not be read at the start.
  private func recall(at now: WallInstant) {
    let start =
      agenda.mustRecall(at: now)
      ?? (history.owesMemory ? now.adding(seconds: -Agenda.memorySpan) : nil)
    guard let start, let decisions = history.decisions(since: start) else { return }
    agenda.recall(decisions, since: start)
  }

  /// Makes the alarm come in time to try writing again, as long as changes wait.
  private func alarm(_ instant: WallInstant?, at now: WallInstant) -> WallInstant? {
    guard history.isBehind else { return instant }
    let retry = now.adding(seconds: Self.retry)
    return instant.map { min($0, retry) } ?? retry
  }

  /// Records what an action asks to be recorded.
  /// - Returns: false if the action records nothing.
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
