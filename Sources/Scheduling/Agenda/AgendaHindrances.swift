// The right moment: a reminder that comes due while something hinders it waits. It rings two
// minutes after the cause has ended, or is recorded as missed, with its reason, when it has waited
// as long as its reminder allows. A command always overrides this.

/// What keeps something due from ringing, other than a session.
enum Obstacle: Hashable {
  case holds([HoldSpell])
  case hindrance(Hindrance)

  var reason: Reason {
    switch self {
    case .holds: .hold
    case .hindrance(let hindrance): hindrance.kind.reason
    }
  }

  /// The owners of the holds and their reasons; or the program.
  var detail: String? {
    switch self {
    case .holds(let holds):
      holds.contains { $0.words != nil } ? holds.compactMap(\.words).joined(separator: ", ") : nil
    case .hindrance(let hindrance): hindrance.program
    }
  }
}

extension Agenda {
  /// The hindrance that keeps something due from ringing; nil if there is none.
  func hindrance(of item: Due) -> Hindrance? {
    item.isWanted ? nil : hindrance(of: reminder(of: item))
  }

  private func hindrance(of reminder: Reminder?) -> Hindrance? {
    hindrances.sorted().first { $0.holdsBack(reminder) }
  }

  /// A hold, or a hindrance; nil if there is neither.
  func obstacle(to item: Due) -> Obstacle? {
    item.isWanted ? nil : obstacle(to: reminder(of: item))
  }

  func obstacle(to reminder: Reminder?) -> Obstacle? {
    holds.isEmpty ? hindrance(of: reminder).map(Obstacle.hindrance) : .holds(holds)
  }

  /// What waited only for something that has ended rings two minutes later.
  mutating func clearTheWay(_ turn: inout Turn, _ change: (inout Agenda) -> Void) {
    let before = due.map { obstacle(to: $0) != nil }
    change(&self)
    let ringing = turn.now.adding(seconds: Self.returnDelay)
    for (index, wasInTheWay) in before.enumerated() where wasInTheWay {
      if obstacle(to: due[index]) == nil { due[index].postpone(to: ringing, at: turn.now) }
    }
  }

  mutating func hinder(_ new: Set<Hindrance>, _ turn: inout Turn) {
    guard new != hindrances else { return }
    clearTheWay(&turn) { $0.hindrances = new }
    noteAbsence(&turn)
    callOffCountdowns { $0 != nil }
    endBreak(&turn)
    turn.actions.append(.changed)
  }

  /// What should ring now but is hindered begins to wait, and nothing waits longer than its
  /// reminder allows.
  mutating func deferHindered(_ turn: inout Turn) {
    for index in due.indices.reversed() {
      let item = due[index]
      guard let obstacle = obstacle(to: item), item.owedSince.map({ $0 <= turn.now }) ?? false
      else { continue }
      let since = item.deferredSince ?? turn.now
      due[index].deferredSince = since
      guard endOfDeferral(of: due[index]) ?? since <= turn.now else { continue }
      due.remove(at: index)
      // The user knows of what they have snoozed.
      let outcome: Outcome = item.wasAnnounced ? .unanswered : .missed
      record(
        item.occurrence, outcome, obstacle.reason, detail: obstacle.detail,
        snoozes: item.snoozes, &turn)
      noteMissed(for: obstacle, &turn)
      turn.actions.append(.changed)
    }
  }

  /// When a deferred occurrence has waited too long; nil if it is not deferred.
  func endOfDeferral(of item: Due) -> WallInstant? {
    item.deferredSince?.adding(seconds: Self.deferralMax(of: reminder(of: item)))
  }

  /// For how many seconds a reminder waits for the right moment: as long as `missed` allows. One
  /// with `missed: skip` waits all the same, since the user is there.
  private static func deferralMax(of reminder: Reminder?) -> Int64 {
    guard case .within(let seconds)? = reminder?.missed else { return standardDeferral }
    return seconds
  }

  // MARK: The same cause repeatedly

  /// Consecutive reminders that were missed for one cause.
  package struct Silencing: Hashable, Sendable {
    package var hindrance: Hindrance
    /// How often, without a ring in between.
    package var count: Int
    /// When the last one was missed.
    fileprivate var last: WallInstant
  }

  /// What has cost the user two reminders in a row, and is still in force; nil if there is none.
  package var lastingSilence: Silencing? {
    guard let silencing, silencing.count > 1, hindrances.contains(silencing.hindrance) else {
      return nil
    }
    return silencing
  }

  /// Being away costs the user nothing, and they know of a hold.
  mutating func noteMissed(for obstacle: Obstacle, _ turn: inout Turn) {
    guard case .hindrance(let hindrance) = obstacle, hindrance.kind.isOfProgram else { return }
    guard let known = silencing, known.hindrance == hindrance else {
      return silencing = Silencing(hindrance: hindrance, count: 1, last: turn.now)
    }
    // Several at the same time count as one.
    if known.last < turn.now { silencing!.count += 1 }
    silencing!.last = turn.now
  }

  // MARK: Absence

  private mutating func noteAbsence(_ turn: inout Turn) {
    let isAway = hindrances.contains { $0.kind.isAbsence }
    if isAway, awaySince == nil { awaySince = turn.now }
    guard !isAway, let since = awaySince else { return }
    awaySince = nil
    if turn.now >= since.adding(seconds: Self.breakLength) { breakEnded = turn.now }
  }

  /// The time away was the break that these remind of.
  private mutating func endBreak(_ turn: inout Turn) {
    guard breakEnded == turn.now else { return }
    for item in waitingToMove {
      due.removeAll { $0 == item }
      record(item.occurrence, .heldBack, .away, &turn)
    }
  }

  /// Of those that count elapsed time, what was not announced yet.
  var waitingToMove: [Due] {
    due.filter { item in
      guard case .waiting = item.state, !item.isWanted else { return false }
      return reminder(of: item)?.rule.isEvery == true
    }
  }

  /// Whether the user returned from a break so recently that an `every` is held back.
  func isShortlyAfterBreak(_ instant: WallInstant) -> Bool {
    guard let breakEnded else { return false }
    return breakEnded <= instant && instant < breakEnded.adding(seconds: Self.minimumGap)
  }

  // MARK: Lengths, in seconds

  /// How long something due waits for the right moment if its reminder sets no length.
  private static let standardDeferral: Int64 = 3600
  /// An absence this long counts as a break.
  static let breakLength: Int64 = 300
}

extension Due {
  /// Since when it should have rung; nil if it has rung.
  var owedSince: WallInstant? {
    switch state {
    case .waiting(let from): from
    case .snoozed(let until): until
    case .announcing, .announced, .countdown: nil
    }
  }

  /// What should have rung by now rings later.
  mutating func postpone(to instant: WallInstant, at now: WallInstant) {
    switch state {
    case .waiting(let from) where from <= now: state = .waiting(from: instant)
    case .snoozed(let until) where until <= now: state = .snoozed(until: instant)
    default: break
    }
  }
}
