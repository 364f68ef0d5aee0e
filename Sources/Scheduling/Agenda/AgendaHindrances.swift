// The right moment: what comes while something hinders it waits, rings two minutes after the cause
// has ended, and after an hour is recorded with its reason. A command always wins.

extension Agenda {
  /// What keeps something due from ringing; nil: nothing does.
  func hindrance(of item: Due) -> Hindrance? {
    item.isWanted ? nil : hindrance(of: reminder(of: item))
  }

  func hindrance(of reminder: Reminder?) -> Hindrance? {
    hindrances.sorted().first { $0.holdsBack(reminder) }
  }

  mutating func hinder(_ new: Set<Hindrance>, _ turn: inout Turn) {
    guard new != hindrances else { return }
    let before = due.map { hindrance(of: $0) != nil }
    hindrances = new
    noteAbsence(&turn)
    let ringing = turn.now.adding(seconds: Self.returnDelay)
    for (index, wasHindered) in before.enumerated() where wasHindered {
      if hindrance(of: due[index]) == nil { due[index].postpone(to: ringing, at: turn.now) }
    }
    callOffCountdowns { $0 != nil }
    endBreak(&turn)
    turn.actions.append(.changed)
  }

  /// What should ring now and is hindered begins to wait, and nothing waits for more than an hour.
  mutating func deferHindered(_ turn: inout Turn) {
    for index in due.indices.reversed() {
      let item = due[index]
      guard let hindrance = hindrance(of: item), item.owedSince.map({ $0 <= turn.now }) ?? false
      else { continue }
      let since = item.deferredSince ?? turn.now
      due[index].deferredSince = since
      guard since.adding(seconds: Self.deferralMax) <= turn.now else { continue }
      due.remove(at: index)
      // People were told of what they have put off.
      let outcome: Outcome = item.snoozes > 0 ? .unanswered : .missed
      record(
        item.occurrence, outcome, hindrance.kind.reason, detail: hindrance.program,
        snoozes: item.snoozes, &turn)
      turn.actions.append(.changed)
    }
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

  /// Whether a person has come back from a break so shortly before that an `every` is too much.
  func isShortlyAfterBreak(_ instant: WallInstant) -> Bool {
    guard let breakEnded else { return false }
    return breakEnded <= instant && instant < breakEnded.adding(seconds: Self.minimumGap)
  }

  // MARK: Lengths, in seconds

  /// How long something due waits for the right moment.
  static let deferralMax: Int64 = 3600
  /// An absence this long counts as a break.
  static let breakLength: Int64 = 300
}

extension Due {
  /// Since when it should ring; nil: it has rung.
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
