// What is to come, what is due, and what becomes of it: told the time and the events, it says what
// to do. Everything is recorded before it is done, so that a crash in between repeats at the most
// one sound and loses nothing.

package struct Agenda: Sendable {
  package private(set) var schedule = Schedule()
  /// Where each reminder is in the schedule.
  var places: [String: Int] = [:]
  /// Of each reminder of the schedule, in its order: the first occurrence after `lookedAt` that
  /// nothing was decided about.
  var coming = Coming()
  /// In order of time.
  package internal(set) var due: [Due] = []
  /// The first occurrence to come that nothing was decided about, as of the last event.
  package private(set) var next: Occurrence?
  /// Reminders are off.
  package internal(set) var off: OffSpell?
  /// While there is one, nothing rings, though it becomes due. In the order in which they began.
  package internal(set) var holds: [HoldSpell] = []
  /// The off and the holds as they were left before the machine was started anew.
  var leftSpells: LeftSpells?
  /// Why it isn't the right moment.
  package internal(set) var hindrances: Set<Hindrance> = []
  /// Since when nobody is at the machine.
  var awaySince: WallInstant?
  /// What reminders were missed for since the last ring.
  var silencing: Silencing?
  /// When the last absence that counts as a break ended.
  var breakEnded: WallInstant?
  var rules: [String: RuleInForce]
  /// The occurrences that something was decided about.
  var decided: [OccurrenceKey: Decided]
  /// What was decided about occurrences before is not in `decided`.
  var knownSince: WallInstant
  /// Everything up to here was looked at; nil before the first look.
  var lookedAt: WallInstant?
  /// The last sign of life before the start.
  var lastSeen: WallInstant?
  /// The session that is on.
  package internal(set) var session: SessionOrigin?
  /// Those that ended a moment ago.
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

  /// What people were told of: the newest that was announced, else the newest that was put off.
  package var current: Due? {
    due.last(where: \.isAnnounced) ?? due.last { $0.snoozedUntil != nil }
  }

  /// What a plain start answers: the newest of what was announced, is about to ring, was put off or
  /// waits for the right moment, in this order.
  package var answerable: Due? {
    due.last(where: \.isAnnounced) ?? due.last(where: isAboutToRing) ?? current ?? deferred?.due
  }

  /// Whether it rings in a moment, after a return or the end of what hindered it.
  package func isAboutToRing(_ item: Due) -> Bool {
    if case .waiting = item.state { deferral(of: item) == nil } else { false }
  }

  /// The hold that lasts longest; nil: nothing is held.
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
    var turn = Turn(now: now, absence: absence(told: event))
    if case .passed(let passage) = event {
      turn.hasSlept = passage.slept > 0
      follow(passage, &turn)
    }
    takeBack(&turn)
    let wasHeldBack = isHeldBack
    // What has come came before the event.
    collect(&turn)
    take(event, &turn)
    // What was held back is no later for it.
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
    case .stopped: turnDown(&turn)
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
    let (before, placesBefore, comingBefore) = (schedule.reminders, places, coming)
    schedule = Schedule(reminders)
    places = Dictionary(
      reminders.indices.map { (reminders[$0].reminder.name, $0) }, uniquingKeysWith: { $1 })
    takeRules(&turn)
    coming = Coming(count: reminders.count)
    var isKept = [Bool](repeating: false, count: reminders.count)
    for (place, item) in reminders.enumerated() {
      guard let old = placesBefore[item.reminder.name], before[old].hasRule(of: item) else {
        continue
      }
      isKept[place] = true
      coming[place] = comingBefore[old]
      coming[place]?.routine = item.reminder.routine
    }
    if lookedAt != nil { turn.absence = .zoneChanged }
    openAgainElsewhere(Set(reminders.indices.filter { !isKept[$0] }), &turn)
    for place in reminders.indices where !isKept[place] { planAnew(place, &turn) }
    withdraw(&turn)
    turn.actions.append(.changed)
    collect(&turn)
  }

  /// The routine of the session that is on.
  var sessionRoutine: String? { session?.routine }

  /// Where nothing rings, though it becomes due.
  var isHeldBack: Bool { session != nil || !holds.isEmpty }

  /// The reminder of that name; nil when there is none.
  func reminder(_ name: String) -> Reminder? {
    places[name].map { schedule.reminders[$0].reminder }
  }

  /// The rules of the zone in which a reminder's times are written; nil when there is no such.
  package func zoneRules(of reminder: String) -> ZoneRules? {
    places[reminder].map { schedule.reminders[$0].rules }
  }

  /// The reminder of a due occurrence; nil when it has gone.
  func reminder(of due: Due) -> Reminder? { reminder(due.occurrence.key.reminder) }
}

extension ScheduledReminder {
  /// Whether the same occurrences come of both.
  fileprivate func hasRule(of other: ScheduledReminder) -> Bool {
    reminder.ruleInWords == other.reminder.ruleInWords && rules == other.rules
  }
}
