// What must hold in every world, checked by what was written, what rang and what the files say:
// nothing comes twice, nothing is lost without a record, nothing comes early, everything ends.

import Scheduling
import Store

final class Checker {
  private struct Record {
    var at: WallInstant
    var decided: WallInstant
    var outcomes: [Outcome]
  }

  /// What the daemon goes by now.
  private(set) var inForce: [String: WrittenReminder] = [:]
  /// Since when, in seconds of the wall's clock.
  private var since: [String: Int64] = [:]
  private var onDisk: [OccurrenceKey: Record] = [:]
  /// Decided by a clock that was ahead, without anybody being told: that must be taken back.
  private var openAgain: Set<OccurrenceKey> = []
  /// Decided in this life, and not on the disk.
  private var onlyInMemory: [OccurrenceKey: Outcome] = [:]
  private var unwrittenRules: Set<String> = []
  private var rings: [OccurrenceKey: Int] = [:]
  private var rangInThisLife: Set<OccurrenceKey> = []
  /// The daemon is still about to hear of it.
  private var rangJustNow: Set<OccurrenceKey> = []
  /// A daemon has died between their sound and its record.
  private var excused: Set<OccurrenceKey> = []
  private var absences: Set<String> = []
  private var lastWritten: WallInstant?
  private(set) var faults: [String] = []
  private(set) var announced = 0
  private(set) var exceptions = 0
  private(set) var decisions = 0
  let zone: (String?) -> ZoneRules

  init(zone: @escaping (String?) -> ZoneRules) { self.zone = zone }

  func fail(_ text: String) { faults.append(text) }

  // MARK: What the daemon was given

  /// The files were read.
  /// - Parameter files: nil for one that does not parse.
  func reload(_ files: [String: WrittenReminder?], isRestart: Bool, at now: WallInstant) {
    var read: [String: WrittenReminder] = [:]
    for (name, file) in files {
      if let file { read[name] = file } else if !isRestart { read[name] = inForce[name] }
    }
    for (name, reminder) in read {
      let isKept = inForce[name]?.comesAs(reminder) ?? false
      if !isKept || unwrittenRules.contains(name) && isRestart { since[name] = now.seconds }
    }
    inForce = read
    if isRestart { unwrittenRules = [] }
  }

  /// The daemon sees a clock that was set back, or begins: what nobody was told of comes again.
  func clockWentBack(to now: WallInstant, isRestart: Bool = false) {
    for name in since.keys { since[name] = min(since[name]!, now.seconds) }
    for (key, record) in onDisk where record.outcomes.last!.comesAgain {
      // In the zone of now, which is another than the one in which it was decided, it may be past,
      // or yet to come.
      let instant = expected(key, around: record.at) ?? record.at.seconds
      let isAhead = isRestart ? max(record.at, record.decided) > now : instant > now.seconds
      if isAhead { openAgain.insert(key) }
    }
  }

  // MARK: What it did

  func wants(_ changes: [HistoryChange], at now: WallInstant) {
    for change in changes {
      switch change {
      case .decision(let decision):
        onlyInMemory[decision.occurrence.key] = decision.outcome
        if decision.reason == .longAbsence { absences.insert(decision.occurrence.key.reminder) }
      case .rule(let rule): unwrittenRules.insert(rule.reminder)
      default: break
      }
    }
  }

  func wrote(_ changes: [HistoryChange], at now: WallInstant) {
    for change in changes {
      switch change {
      case .decision(let decision): wrote(decision, at: now)
      case .disregarded(let key):
        openAgain.remove(key)
        onDisk[key] = nil
      case .rule(let rule): unwrittenRules.remove(rule.reminder)
      default: break
      }
    }
  }

  private func wrote(_ decision: Decision, at now: WallInstant) {
    let (key, at) = (decision.occurrence.key, decision.occurrence.at)
    decisions += 1
    openAgain.remove(key)
    onlyInMemory[key] = nil
    lastWritten = decision.at
    // What a full disk has held up belongs to another time, and perhaps to another zone.
    if decision.outcome == .due, decision.at == now {
      if at > now { fail("\(key.text) came early") }
      if let wanted = expected(key, around: at), wanted != at.seconds {
        fail("\(key.text) came at \(at.rfc3339(offset: 0)), which is \(at.seconds - wanted) s late")
      }
    }
    var record = onDisk[key] ?? Record(at: at, decided: decision.at, outcomes: [])
    record.outcomes.append(decision.outcome)
    (record.at, record.decided) = (at, decision.at)
    onDisk[key] = record
  }

  /// When an occurrence is, by the files; nil when they do not say it any more.
  private func expected(_ key: OccurrenceKey, around at: WallInstant) -> Int64? {
    guard let reminder = inForce[key.reminder] else { return nil }
    let rules = zone(reminder.zone)
    return reminder.expected(
      after: at.seconds - 100_000, until: at.seconds + 100_000, in: rules
    ).first { $0.local == key.local }?.at
  }

  /// The first frame of a ring was handed over.
  func rang(_ due: [Due], at now: WallInstant, mayBeEarly: Bool) {
    for item in due where item.isAnnouncing && item.snoozes == 0 && !item.ringsAnew {
      let key = item.occurrence.key
      announced += 1
      if item.occurrence.at > now, !mayBeEarly { fail("\(key.text) rang early") }
      rings[key, default: 0] += 1
      rangInThisLife.insert(key)
      rangJustNow.insert(key)
      guard rings[key]! > 1 else { continue }
      if excused.remove(key) != nil {
        exceptions += 1
      } else {
        fail("\(key.text) rang \(rings[key]!) times")
      }
    }
  }

  /// The daemon has done everything that follows from what happened.
  func lived() { rangJustNow = [] }

  /// The daemon has died, and what it had not written has gone with it.
  func died() {
    openAgain = []
    for key in rangInThisLife {
      let last = onDisk[key]?.outcomes.last
      let isUnnoted = rangJustNow.contains(key) && (last == nil || last == .due)
      if isUnnoted || onlyInMemory[key] != nil { excused.insert(key) }
    }
    (rangInThisLife, rangJustNow) = ([], [])
    onlyInMemory = [:]
  }

  // MARK: What must hold

  /// Everything that has come in the last days is decided.
  func nothingIsLost(at now: WallInstant, days: Int64 = 6) {
    // A return from another year looks back for a week.
    openAgain = openAgain.filter { onDisk[$0]!.at.seconds > now.seconds - 604_000 }
    for (name, reminder) in inForce {
      let start = max(since[name]!, now.seconds - days * 86_400)
      for expected in reminder.expected(
        after: start, until: now.seconds - 1, in: zone(reminder.zone))
      {
        let key = OccurrenceKey(reminder: name, local: expected.local)
        if onDisk[key] == nil || openAgain.contains(key), onlyInMemory[key] == nil {
          fail("\(key.text) was lost; it was due at \(expected.at), in force since \(since[name]!)")
        }
      }
    }
  }

  /// Nobody was there for more than a week: that is told of each reminder that came in it.
  func absenceIsRecorded(from seen: WallInstant, to now: WallInstant) {
    let end = now.seconds - 7 * 86_400
    for (name, reminder) in inForce {
      let start = max(since[name]!, seen.seconds, lastWritten.map(\.seconds) ?? .min)
      let expected = reminder.expected(after: start, until: end, in: zone(reminder.zone))
      let isOpen = expected.contains {
        onDisk[OccurrenceKey(reminder: name, local: $0.local)] == nil
      }
      if isOpen, !absences.contains(name) { fail("\(name): the absence is not recorded") }
    }
    absences = []
  }

  /// In quiet times each one that has a time rings.
  func everythingRang(from start: WallInstant, to end: WallInstant) {
    for (name, reminder) in inForce where !reminder.isEvery {
      for expected in reminder.expected(
        after: start.seconds, until: end.seconds, in: zone(reminder.zone))
      {
        let key = OccurrenceKey(reminder: name, local: expected.local)
        let isAnswered = onDisk[key]?.outcomes.contains(where: \.isAPersons) ?? false
        if rings[key] == nil, !isAnswered { fail("\(key.text) did not ring in quiet times") }
      }
    }
  }

  /// Nothing waits for an answer for ever.
  func everythingEnded(at now: WallInstant) {
    for (key, record) in onDisk where record.outcomes.last!.isOpen && record.at <= now {
      fail("\(key.text) does not end: \(record.outcomes)")
    }
  }
}

extension Outcome {
  /// Nobody was told, and nobody said anything.
  fileprivate var comesAgain: Bool {
    [.missed, .coalesced, .dropped, .heldBack, .gaveWay].contains(self)
  }

  /// A person has decided it, before it came, by a session or by turning reminders off; or it was announced before the clock
  /// was set back, by a device that hung.
  fileprivate var isAPersons: Bool {
    [.skipped, .answeredEarly, .started, .withdrawn, .announced].contains(self)
  }
}

extension OccurrenceKey {
  var text: String { "\(reminder) of \(local)" }
}
