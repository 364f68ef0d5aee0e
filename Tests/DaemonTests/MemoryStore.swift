// A store in memory that fails when the test says so.

import Scheduling
import Store

@testable import Daemon

final class MemoryStore: StorePort {
  /// Thrown by everything while it is set.
  var fault: StoreError?
  /// What was recorded, in order: `desk 07:30 due`.
  private(set) var lines: [String] = []
  private(set) var values: [String: String] = [:]
  private var newest: [OccurrenceKey: Decision] = [:]
  private var ruled: [String: RuleInForce] = [:]
  private(set) var isClosed = false

  func apply(_ changes: [HistoryChange]) throws(StoreError) {
    try check()
    for change in changes {
      switch change {
      case .decision(let decision): record(decision)
      case .rule(let rule): ruled[rule.reminder] = rule
      case .value(let name, let value): values[name] = value
      }
    }
  }

  private func record(_ decision: Decision) {
    let key = decision.occurrence.key
    newest[key] = decision
    let clock = key.local.dropFirst(11).prefix(5)
    lines.append("\(key.reminder) \(clock) \(decision.outcome.rawValue)")
  }

  func decisions(since start: WallInstant) throws(StoreError) -> [Decision] {
    try check()
    return newest.values.filter { $0.occurrence.at >= start }
      .sorted { $0.occurrence.at < $1.occurrence.at }
  }

  func rules() throws(StoreError) -> [RuleInForce] {
    try check()
    return Array(ruled.values)
  }

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
