// What happens to the agenda, what it asks for in return, and what it refuses.

extension Agenda {
  package enum Event: Hashable, Sendable {
    /// The files say this now.
    case reload([ScheduledReminder])
    /// Time has come, or may have: an armed instant, a clock that was set, a return from sleep.
    case passed(ClockPassage)
    /// The first frame of the ring was handed over; `heard`: to a device, and not muted.
    case rang(heard: Bool)
    case sessionStarted(SessionOrigin)
    case sessionEnded(PlayedSession)
    /// A person wants silence, or turns down what waits.
    case stopped
    /// A person puts off what is due: of one reminder, or all that was announced.
    /// - `by`: seconds; nil: as the reminder says.
    case snooze(reminder: String?, by: Int64?)
    /// A person turns down the next occurrence to come, of one reminder or of all.
    case skipNext(reminder: String?)
    /// A person wants the one back that was turned down last.
    case unskip(reminder: String?)
    /// Nothing becomes due in a while.
    case off(OffSpell)
    case on
    /// A person asks for a reminder at once.
    case wanted(reminder: String)
    /// Nothing rings until then, a day at the most, or for as long as the owner is there; what
    /// comes meanwhile waits. Another one of the same owner takes its place.
    case hold(HoldSpell)
    /// Ends the hold of an owner; nil: all of them.
    case release(owner: String?)
    /// All that hinders now; empty: it is the right moment.
    case hindered(Set<Hindrance>)

    /// Time passed as it should.
    package static let time = Event.passed(.steady)
  }

  package enum Action: Hashable, Sendable {
    /// Keep this before doing anything that follows.
    case record(Decision)
    case keep(RuleInForce)
    /// What was decided about an occurrence does not count: the clock was wrong.
    case disregard(OccurrenceKey)
    case keepOff(OffSpell?)
    case keepHolds([HoldSpell])
    /// Sound the reminder; tell `rang` when it begins. `again`: it is the second time.
    case ring(again: Bool)
    case silence
    /// Start a session for a reminder, of this routine.
    case start(reminder: String, routine: String)
    /// Send `time` then; nil: nothing is to come. The newest one counts.
    case arm(WallInstant?)
    /// What status shows is different.
    case changed
  }

  /// Why a command of a person's changes nothing.
  package enum Refusal: Error, Hashable, Sendable {
    case noReminder(name: String)
    /// Nothing is due, or nothing of this reminder's.
    case nothingDue(reminder: String?)
    /// It was put off as often as it may be.
    case snoozeLimit(reminder: String, limit: Int)
    /// No occurrence is to come.
    case nothingToCome(reminder: String?)
    /// Nothing that is yet to come was skipped.
    case nothingSkipped(reminder: String?)
    /// Nobody of that name holds anything.
    case noHold(owner: String)
  }

  /// Why an event would change nothing; nil when it does.
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
      return nextToSkip(name) == nil ? .nothingToCome(reminder: name) : nil
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
  /// From the order to ring to its first frame, at the most.
  static let ringLimit: Int64 = 10
  /// From the first ring to the second, if nobody has answered.
  static let secondRingDelay: Int64 = 60
  /// From the sound to a session that starts by itself.
  static let countdown: Int64 = 20
  /// What comes later than this was missed: nobody was there to be told.
  static let tolerance: Int64 = 60
  /// From the return, or the end of a hold, to what waited for it.
  static let returnDelay: Int64 = 120
  /// A session this shortly before an occurrence answers it.
  static let earlyAnswer: Int64 = 20 * 60
  /// An `every` this shortly after a session is held back.
  static let minimumGap: Int64 = 20 * 60
  /// An `every` this shortly before an `at` or `calendar` gives way to it.
  static let givingWay: Int64 = 20 * 60
  /// How far back a return looks for what was missed, each by itself.
  static let lookBack: Int64 = 7 * 86_400
  /// How far back decisions are held in memory: what a return looks for, in whichever zone.
  package static let memorySpan: Int64 = 9 * 86_400
  /// The longest hold that is not its owner's for as long as it is there.
  package static let holdMax: Int64 = 86_400
}
