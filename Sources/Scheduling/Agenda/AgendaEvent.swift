// The agenda's interface: what can happen to it, what it requests in return, and what it refuses.

extension Agenda {
  package enum Event: Hashable, Sendable {
    /// The files have changed to this.
    case reload([ScheduledReminder])
    /// Time has passed, or may have: an armed instant, a clock that was set, a return from sleep.
    case passed(ClockPassage)
    /// The first frame of the ring was written. `heard`: to a device, and not muted.
    case rang(heard: Bool)
    case sessionStarted(SessionOrigin)
    case sessionEnded(PlayedSession)
    /// The user wants silence, or dismisses what waits.
    case stopped
    /// The user snoozes what is due: one reminder, or everything that was announced.
    /// - `by`: seconds; nil: the length in the reminder's file.
    case snooze(reminder: String?, by: Int64?)
    /// The user skips the next occurrence, of one reminder or of any.
    case skipNext(reminder: String?)
    /// The user restores the last skipped occurrence.
    case unskip(reminder: String?)
    /// Reminders are off for a while.
    case off(OffSpell)
    case on
    /// The user requests a reminder at once.
    case wanted(reminder: String)
    /// Nothing rings until then, at most a day, or for as long as the owner is connected; what
    /// comes due meanwhile waits. It replaces an earlier hold of the same owner.
    case hold(HoldSpell)
    /// Ends the hold of an owner; nil: all of them.
    case release(owner: String?)
    /// All hindrances in force; empty: it is the right moment.
    case hindered(Set<Hindrance>)

    /// Time has passed normally.
    package static let time = Event.passed(.steady)
  }

  package enum Action: Hashable, Sendable {
    /// Store this before doing anything that follows.
    case record(Decision)
    case keep(RuleInForce)
    /// A decision about an occurrence does not count: the clock was wrong.
    case disregard(OccurrenceKey)
    case keepOff(OffSpell?)
    case keepHolds([HoldSpell])
    /// Sound the reminder, and send `rang` when it begins. `again`: it is the second ring.
    case ring(again: Bool)
    case silence
    /// Start a session for a reminder, of this routine.
    case start(reminder: String, routine: String)
    /// Send `time` at that instant; nil: nothing is upcoming. The latest one replaces earlier ones.
    case arm(WallInstant?)
    /// What the status shows has changed.
    case changed
  }

  /// Why a command of the user changes nothing.
  package enum Refusal: Error, Hashable, Sendable {
    case noReminder(name: String)
    /// Nothing is due, or this reminder is not.
    case nothingDue(reminder: String?)
    /// It was snoozed as often as allowed.
    case snoozeLimit(reminder: String, limit: Int)
    /// There is no upcoming occurrence.
    case noneUpcoming(reminder: String?)
    /// No upcoming occurrence was skipped.
    case nothingSkipped(reminder: String?)
    /// There is no hold with that owner.
    case noHold(owner: String)
  }

  /// Why an event would change nothing; nil if it does.
  package func refusal(of event: Event, at now: WallInstant) -> Refusal? {
    switch event {
    case .snooze(let name, _):
      if let name, reminder(name) == nil { return .noReminder(name: name) }
      let found = meant(by: name)
      guard let last = found.last else { return .nothingDue(reminder: name) }
      if found.contains(where: canSnooze) { return nil }
      let limit = reminder(of: last)?.snooze.limit ?? 0
      return .snoozeLimit(reminder: last.occurrence.key.reminder, limit: limit)
    case .skipNext(let name):
      if let name, reminder(name) == nil { return .noReminder(name: name) }
      return nextToSkip(name) == nil ? .noneUpcoming(reminder: name) : nil
    case .unskip(let name):
      if let name, reminder(name) == nil { return .noReminder(name: name) }
      return skipped(name, at: now) == nil ? .nothingSkipped(reminder: name) : nil
    case .wanted(let name): return reminder(name) == nil ? .noReminder(name: name) : nil
    case .release(let owner?):
      return holds.contains { $0.owner == owner } ? nil : .noHold(owner: owner)
    default: return nil
    }
  }

  // MARK: Lengths, in seconds

  /// How long something due waits for an answer.
  static let answerTime: Int64 = 30 * 60
  /// From the request to ring to its first frame, at most.
  static let ringLimit: Int64 = 10
  /// From the first ring to the second, if there was no answer.
  static let secondRingDelay: Int64 = 60
  /// From the sound to an automatic start.
  static let countdown: Int64 = 20
  /// An occurrence that is later than this was missed.
  static let tolerance: Int64 = 60
  /// From a return, or the end of a hold, to the ring of what waited.
  static let returnDelay: Int64 = 120
  /// A session this shortly before an occurrence answers it.
  static let earlyAnswer: Int64 = 20 * 60
  /// An `every` this shortly after a session is held back.
  static let minimumGap: Int64 = 20 * 60
  /// An `every` this shortly before an `at` or `calendar` gives way to it.
  static let givingWay: Int64 = 20 * 60
  /// How far back a return searches for missed occurrences, each recorded separately.
  static let lookBack: Int64 = 7 * 86_400
  /// How far back decisions are kept in memory: as far as a return searches, in any zone.
  package static let memorySpan: Int64 = 9 * 86_400
  /// The longest hold that does not depend on its owner's connection.
  package static let holdMax: Int64 = 86_400
}
