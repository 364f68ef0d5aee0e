// What is to come, what is due, and what becomes of it: told the time and the events, it says what
// to do. Everything is recorded before it is done, so that a crash in between repeats at the most
// one sound and loses nothing.

package struct Agenda: Sendable {
  package enum Event: Hashable, Sendable {
    /// The files say this now.
    case reload([ScheduledReminder])
    /// Time has come, or may have: an armed instant, a clock that was set, a return from sleep.
    case time
    /// The first frame of the ring was handed over; `heard`: to a device, and not muted.
    case rang(heard: Bool)
    case sessionStarted(routine: String)
    /// `completed`: it was played to its end; one that was stopped answers nothing to come.
    case sessionEnded(routine: String, completed: Bool)
    /// A person wants silence.
    case stopped
  }

  package enum Action: Hashable, Sendable {
    /// Keep this before doing anything that follows.
    case record(Decision)
    case keep(RuleInForce)
    /// Sound the reminder; tell `rang` when it begins. `again`: it is the second time.
    case ring(again: Bool)
    case silence
    /// Start a session of this routine.
    case start(routine: String)
    /// Send `time` then; nil: nothing is to come. The newest one counts.
    case arm(WallInstant?)
    /// What status shows is different.
    case changed
  }

  /// How long something due waits for an answer.
  static let answerTime: Int64 = 30 * 60
  /// From the order to ring to its first frame, at the most.
  static let ringLimit: Int64 = 10
  /// From the first ring to the second, if nobody has answered.
  static let secondRingDelay: Int64 = 60
  /// From the sound to a session that starts by itself.
  static let countdown: Int64 = 20
  /// What comes later than this was missed: nobody was there to be told.
  static let tolerance: Int64 = 60
  /// From the return to what was missed.
  static let returnDelay: Int64 = 120
  /// A session this shortly before an occurrence answers it.
  static let earlyAnswer: Int64 = 20 * 60
  /// How far back a return looks for what was missed.
  static let lookBack: Int64 = 7 * 86_400

  package private(set) var schedule = Schedule()
  /// In order of time.
  package internal(set) var due: [Due] = []
  /// The first occurrence to come that nothing was decided about, as of the last event.
  package private(set) var next: Occurrence?
  var rules: [String: RuleInForce]
  var decided: [OccurrenceKey: Outcome]
  /// Everything up to here was looked at.
  var lookedAt: WallInstant?
  /// The routine of the session that is on.
  var sessionRoutine: String?
  /// When a session of a routine was last on.
  var lastPlayed: [String: WallInstant] = [:]

  /// - Parameters:
  ///   - decisions: the newest of each occurrence, of the last year at least: none of them is
  ///     announced again, even if the clock is set back.
  ///   - rules: since when each reminder has had its rule.
  package init(decisions: [Decision] = [], rules: [RuleInForce] = []) {
    decided = Dictionary(
      decisions.map { ($0.occurrence.key, $0.outcome) }, uniquingKeysWith: { $1 })
    self.rules = Dictionary(rules.map { ($0.reminder, $0) }, uniquingKeysWith: { $1 })
    due = decisions.filter(\.outcome.isOpen).map { decision in
      // A ring that was not handed over is owed; one that was is not repeated.
      let state: Due.State =
        decision.outcome == .due
        ? .waiting(from: decision.at) : .announced(at: decision.at, rangTwice: true)
      return Due(occurrence: decision.occurrence, state: state)
    }.sorted { $0.occurrence.at < $1.occurrence.at }
  }

  /// What a plain start or a stop answers: the newest that was announced.
  package var current: Due? { due.last(where: \.isAnnounced) }

  package mutating func handle(_ event: Event, at now: WallInstant) -> [Action] {
    var actions: [Action] = []
    takeBack(to: now)
    let wasHeldBack = sessionRoutine != nil
    switch event {
    case .reload(let reminders):
      lookBackIfZonesMoved(to: reminders)
      schedule = Schedule(reminders)
      takeRules(at: now, &actions)
      withdraw(at: now, &actions)
    case .time: break
    case .rang(let heard): rang(heard: heard, at: now, &actions)
    case .sessionStarted(let routine):
      sessionRoutine = routine
      answer(at: now, as: .started, &actions) { $0.occurrence.routine == routine }
      callOffCountdowns()
    case .sessionEnded(let routine, let completed):
      sessionRoutine = nil
      if completed { lastPlayed[routine] = now }
    case .stopped: answer(at: now, as: .stopped, &actions) { $0.isAnnounced }
    }
    // What a session held back is no later for it.
    if !wasHeldBack { judgeAnew(at: now, &actions) }
    collect(at: now, &actions)
    progress(at: now, &actions)
    next = nextUndecided(after: now)
    actions.append(.arm(nextInstant))
    return actions
  }

  /// The reminder of a due occurrence; nil when it has gone.
  func reminder(of due: Due) -> Reminder? {
    schedule.reminders.first { $0.reminder.name == due.occurrence.key.reminder }?.reminder
  }

  mutating func record(
    _ occurrence: Occurrence, _ outcome: Outcome, at now: WallInstant, _ actions: inout [Action]
  ) {
    decided[occurrence.key] = outcome
    actions.append(.record(Decision(occurrence, outcome, at: now)))
  }

  /// Ends what is due and fits, and any ring for it.
  mutating func answer(
    at now: WallInstant, as outcome: Outcome, _ actions: inout [Action],
    where fits: (Due) -> Bool
  ) {
    let answered = due.filter(fits)
    guard !answered.isEmpty else { return }
    due.removeAll(where: fits)
    for item in answered { record(item.occurrence, outcome, at: now, &actions) }
    if answered.contains(where: \.isAnnounced) { actions.append(.silence) }
    actions.append(.changed)
  }
}
