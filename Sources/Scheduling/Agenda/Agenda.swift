// The core of reminders: upcoming occurrences, what is due, and what happens to it. A pure state
// machine: given the time and an event, it returns what to do. Everything is recorded before it is
// done, so that a crash in between repeats at most one sound and loses nothing.

package struct Agenda: Sendable {
  package private(set) var schedule = Schedule()
  /// The index of each reminder in the schedule.
  var indexByName: [String: Int] = [:]
  /// For each reminder of the schedule, in its order: the first occurrence after `lookedAt` that is
  /// not yet decided.
  var coming = Coming()
  /// In order of time.
  package internal(set) var due: [Due] = []
  /// The first upcoming occurrence that is not yet decided, as of the last event.
  package private(set) var next: Occurrence?
  /// Until when reminders are off; nil if they are on.
  package internal(set) var off: OffSpell?
  /// While there is a hold, what comes due does not ring. In the order in which they began.
  package internal(set) var holds: [HoldSpell] = []
  /// The off and the holds as they were before the machine was restarted.
  var leftSpells: LeftSpells?
  /// Why it is not the right moment; empty if it is.
  package internal(set) var hindrances: Set<Hindrance> = []
  /// Since when the user is away.
  var awaySince: WallInstant?
  /// The cause of the reminders missed since the last ring; nil if none were.
  var silencing: Silencing?
  /// When the last absence that counts as a break ended.
  var breakEnded: WallInstant?
  var rules: [String: RuleInForce]
  /// The occurrences that are decided.
  var decided: [OccurrenceKey: Decided]
  /// Decisions about occurrences before this are not in `decided`.
  var knownSince: WallInstant
  /// Everything up to here was looked at; nil before the first look.
  var lookedAt: WallInstant?
  /// When the daemon last decided anything before this start.
  var lastSeen: WallInstant?
  /// The current session; nil if there is none.
  package internal(set) var session: SessionOrigin?
  /// The sessions that ended in the last minutes, which may answer or hold back an occurrence.
  var sessions: [PlayedSession]

  package init(_ memory: AgendaMemory = AgendaMemory()) {
    decided = memory.decided
    knownSince = memory.since
    rules = Dictionary(memory.rules.map { ($0.reminder, $0) }, uniquingKeysWith: { $1 })
    sessions = memory.sessions
    off = memory.off
    holds = memory.holds
    lastSeen = memory.lastSeen
    due = memory.decisions.compactMap { Due(restoring: $0, isAfterBoot: memory.isOfEarlierBoot) }
      .sorted { $0.occurrence.at < $1.occurrence.at }
    if memory.isOfEarlierBoot { leftSpells = LeftSpells(off: off, holds: holds) }
  }

  /// What the user was notified of: the newest announced, or else the newest snoozed.
  package var current: Due? {
    due.last(where: \.isAnnounced) ?? due.last { $0.snoozedUntil != nil }
  }

  /// What `start` without an argument answers: the newest that was announced, is about to ring, was
  /// snoozed or is deferred, in this order.
  package var answerable: Due? {
    due.last(where: \.isAnnounced) ?? due.last(where: isAboutToRing) ?? current ?? deferred?.due
  }

  /// Whether it rings in a moment, after a return or after what hindered it has ended.
  package func isAboutToRing(_ item: Due) -> Bool {
    if case .waiting = item.state { deferral(of: item) == nil } else { false }
  }

  /// The hold that ends last; nil if there is none.
  package var held: HoldSpell? {
    holds.reduce(nil) { longest, hold in
      longest.map { hold.outlasts($0) ? hold : $0 } ?? hold
    }
  }

  /// The newest that would ring if it were the right moment, and why it does not.
  package var deferred: (due: Due, reason: Reason, detail: String?)? {
    guard let item = due.last(where: { $0.isOverlooked && deferral(of: $0) != nil }) else {
      return nil
    }
    return deferral(of: item).map { (item, $0.reason, $0.detail) }
  }

  package mutating func handle(_ event: Event, at now: WallInstant) -> [Action] {
    var turn = Turn(now: now, absence: absence(endedBy: event))
    if case .passed(let passage) = event {
      turn.hasSlept = passage.slept > 0
      follow(passage, &turn)
    }
    takeBack(&turn)
    let wasHeldBack = isHeldBack
    // What came due did so before the event.
    collect(&turn)
    take(event, &turn)
    // Waiting for a hold or a session does not make it late.
    if !wasHeldBack { judgeAnew(&turn) }
    endSpells(&turn)
    progress(&turn)
    forget(before: now)
    next = nextOfAll
    turn.actions.append(.arm(nextInstant))
    return turn.actions
  }

  private mutating func take(_ event: Event, _ turn: inout Turn) {
    switch event {
    case .reload(let reminders): reload(reminders, &turn)
    case .passed: break
    case .rang(let heard): rang(heard: heard, &turn)
    case .sessionStarted(let session): sessionStarted(session, &turn)
    case .sessionEnded(let session): sessionEnded(session, &turn)
    case .stopped: dismissDue(&turn)
    case .snooze(let name, let length): snooze(name, by: length, &turn)
    case .skipNext(let name): skipNext(name, &turn)
    case .unskip(let name): unskip(name, &turn)
    case .off(let spell): turnOff(spell, &turn)
    case .on: turnOn(&turn)
    case .wanted(let name): want(name, &turn)
    case .hold(let spell): hold(spell, &turn)
    case .release(let owner): release(owner, &turn)
    case .hindered(let hindrances): hinder(hindrances, &turn)
    }
  }

  private mutating func reload(_ reminders: [ScheduledReminder], _ turn: inout Turn) {
    let (before, indexBefore, comingBefore) = (schedule.reminders, indexByName, coming)
    schedule = Schedule(reminders)
    indexByName = Dictionary(
      reminders.indices.map { (reminders[$0].reminder.name, $0) }, uniquingKeysWith: { $1 })
    takeRules(&turn)
    coming = Coming(count: reminders.count)
    var isKept = [Bool](repeating: false, count: reminders.count)
    for (index, item) in reminders.enumerated() {
      guard let old = indexBefore[item.reminder.name], before[old].hasRule(of: item) else {
        continue
      }
      isKept[index] = true
      coming[index] = comingBefore[old]
      coming[index]?.routine = item.reminder.routine
    }
    if lookedAt != nil { turn.absence = .zoneChanged }
    openAgainElsewhere(Set(reminders.indices.filter { !isKept[$0] }), &turn)
    for index in reminders.indices where !isKept[index] { planAnew(index, &turn) }
    withdraw(&turn)
    turn.actions.append(.changed)
    collect(&turn)
  }

  /// The routine of the current session.
  var sessionRoutine: String? { session?.routine }

  /// Whether nothing rings, though it becomes due: there is a session or a hold.
  var isHeldBack: Bool { session != nil || !holds.isEmpty }

  /// The reminder of that name; nil if there is none.
  func reminder(_ name: String) -> Reminder? {
    indexByName[name].map { schedule.reminders[$0].reminder }
  }

  /// The rules of the zone in which a reminder's times are written; nil if there is no such
  /// reminder.
  package func zoneRules(of reminder: String) -> ZoneRules? {
    indexByName[reminder].map { schedule.reminders[$0].rules }
  }

  /// The reminder of a due occurrence; nil if it was removed.
  func reminder(of due: Due) -> Reminder? { reminder(due.occurrence.key.reminder) }
}

extension ScheduledReminder {
  /// Whether both have the same occurrences.
  fileprivate func hasRule(of other: ScheduledReminder) -> Bool {
    reminder.ruleInWords == other.reminder.ruleInWords && rules == other.rules
  }
}
