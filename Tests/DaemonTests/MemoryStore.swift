// A store in memory that fails when the test says so.

import Planning
import Practice
import Routines
import Scheduling
import Store

@testable import Daemon

final class MemoryStore: StorePort {
  /// Thrown by everything while it is set.
  var fault: StoreError?
  /// What was recorded, in order: `desk 07:30 due`.
  private(set) var lines: [String] = []
  private(set) var values: [String: String] = [:]
  private var log: [Decision] = []
  private var newest: [OccurrenceKey: Decision] = [:]
  private var ruled: [String: RuleInForce] = [:]
  private(set) var isClosed = false
  var sessions: [PastSession] = []
  private(set) var pains: [PainRecord] = []
  private(set) var clearances: [String: WallInstant] = [:]
  /// What the rules of practice are told, besides the pains; a test sets it.
  var practices: [ExerciseHistory.Performed] = []

  func apply(_ changes: [HistoryChange]) throws(StoreError) {
    try check()
    for change in changes {
      switch change {
      case .decision(let decision): record(decision)
      case .rule(let rule): ruled[rule.reminder] = rule
      case .session(let session):
        sessions.removeAll { $0.uid == session.uid }
        sessions.append(session)
      case .removal(let uid, _): sessions.removeAll { $0.uid == uid }
      case .pain(let pain): pains.append(pain)
      case .clearance(let exercise, let instant), .clearedElsewhere(let exercise, let instant):
        clearances[exercise] = instant
      case .value(let name, let value): values[name] = value
      case .disregarded(let key): newest[key] = nil
      case .prune: break
      }
    }
  }

  private func record(_ decision: Decision) {
    let key = decision.occurrence.key
    newest[key] = decision
    let clock = key.local.dropFirst(11).prefix(5)
    log.insert(decision, at: 0)
    lines.append("\(key.reminder) \(clock) \(decision.outcome.rawValue)")
  }

  func decisions(since start: WallInstant) throws(StoreError) -> [Decision] {
    try check()
    return newest.values.filter { $0.occurrence.at >= start || $0.outcome.isOpen }
      .sorted { $0.occurrence.at < $1.occurrence.at }
  }

  func hasPain(toldSince start: WallInstant) throws(StoreError) -> Bool {
    try check()
    return pains.contains { $0.at >= start }
  }

  func lastDecided() throws(StoreError) -> WallInstant? {
    try check()
    return log.first?.at
  }

  func decisions(of reminder: String?, count: Int) throws(StoreError) -> [Decision] {
    try check()
    let fitting = log.filter { reminder == nil || $0.occurrence.key.reminder == reminder }
    return Array(fitting.prefix(count))
  }

  func sessions(endedSince start: WallInstant) throws(StoreError) -> [PlayedSession] {
    try check()
    return sessions.filter { $0.ended >= start }.map {
      PlayedSession(
        SessionOrigin(routine: $0.record.routine, reminder: $0.reminder), ended: $0.ended,
        isCompleted: $0.record.outcome == .completed,
        lasted: ($0.ended.milliseconds - $0.started.milliseconds) / 1000)
    }
  }

  func rules() throws(StoreError) -> [RuleInForce] {
    try check()
    return Array(ruled.values)
  }

  func exerciseHistory(
    since start: WallInstant, today: Int
  ) throws(StoreError) -> ExerciseHistory {
    try check()
    let pains = pains.map { pain in
      ExerciseHistory.Pain(
        day: pain.at.localDay(offset: pain.offset), exercise: pain.exercise, level: pain.level,
        isCleared: pain.exercise.flatMap { clearances[$0] }.map { $0 >= pain.at } ?? false)
    }
    return ExerciseHistory(today: today, practices: practices, pains: pains)
  }

  func practiceDays(
    since first: Int
  ) throws(StoreError) -> (days: [PracticeDay], rest: Set<Int>) {
    try check()
    let work =
      sessions.filter { $0.isConfirmed && $0.day >= first }
      .reduce(into: [:]) { $0[$1.day, default: 0] += $1.record.work.count } as [Int: Int64]
    return (
      work.map { PracticeDay(day: $0.key, work: $0.value) }.sorted { $0.day < $1.day }, []
    )
  }

  func foreignVersion() throws(StoreError) -> Int { 0 }

  func value(_ name: String) throws(StoreError) -> String? {
    try check()
    return values[name]
  }

  func close() throws(StoreError) { isClosed = true }

  private func check() throws(StoreError) {
    if let fault { throw fault }
  }
}

let diskIsFull = StoreError.cannotWrite("/data/history.db", reason: "disk full")
