// The start and end of offs and holds. During a hold, reminders wait as for the right moment: at
// most as long as they allow, and they ring two minutes after the last hold has ended.

extension Agenda {
  /// What is due is withdrawn, and what comes due until the end is dropped.
  mutating func turnOff(_ spell: OffSpell, _ turn: inout Turn) {
    answer(as: .withdrawn, .off, &turn) { _ in true }
    leftSpells?.off = nil
    off = spell
    turn.actions += [.keepOff(spell), .changed]
  }

  mutating func turnOn(_ turn: inout Turn) {
    // A new command replaces what was left from before.
    leftSpells?.off = nil
    endOff(&turn)
  }

  private mutating func endOff(_ turn: inout Turn) {
    guard off != nil else { return }
    off = nil
    turn.actions += [.keepOff(nil), .changed]
  }

  mutating func hold(_ spell: HoldSpell, _ turn: inout Turn) {
    let latest = turn.now.adding(seconds: Self.holdMax)
    var spell = spell
    spell.until = spell.until.map { min($0, latest) }
    leftSpells?.holds = nil
    holds.removeAll { $0.owner == spell.owner }
    holds.append(spell)
    callOffCountdowns()
    turn.actions += [.keepHolds(holds), .changed]
  }

  /// - Parameter owner: nil for all holds.
  mutating func release(_ owner: String?, _ turn: inout Turn) {
    leftSpells?.holds = nil
    endHolds(of: owner, &turn)
  }

  private mutating func endHolds(of owner: String?, _ turn: inout Turn) {
    func isMeant(_ hold: HoldSpell) -> Bool { owner == nil || hold.owner == owner }
    guard holds.contains(where: isMeant) else { return }
    // What has waited in it for too long was missed.
    deferHindered(&turn)
    clearTheWay(&turn) { $0.holds.removeAll(where: isMeant) }
    turn.actions += [.keepHolds(holds), .changed]
  }

  /// Ends offs and holds whose time is over.
  mutating func endSpells(_ turn: inout Turn) {
    if let off, off.until <= turn.now { endOff(&turn) }
    for hold in holds where hold.until.map({ $0 <= turn.now }) ?? false {
      endHolds(of: hold.owner, &turn)
    }
  }

  /// When the first of the holds ends by itself.
  var nextRelease: WallInstant? { holds.compactMap(\.until).min() }

  // MARK: Clocks that are set

  /// What counts elapsed time continues; what was left from before is as it was written.
  mutating func moveSpells(by step: Int64, _ turn: inout Turn) {
    func moved(_ instant: WallInstant) -> WallInstant {
      WallInstant(milliseconds: instant.milliseconds + step)
    }
    let left = leftSpells
    leftSpells = nil
    let before = (off, holds)
    if let left = left?.off {
      off = left
    } else if let spell = off, spell.isElapsed {
      off = OffSpell(since: moved(spell.since), until: moved(spell.until), isElapsed: true)
    }
    if let left = left?.holds {
      holds = left
    } else {
      for index in holds.indices { holds[index].until = holds[index].until.map(moved) }
    }
    if off != before.0 { turn.actions.append(.keepOff(off)) }
    if holds != before.1 { turn.actions.append(.keepHolds(holds)) }
  }

  /// Neither an off nor a hold lasts longer than intended.
  mutating func takeBackSpells(_ turn: inout Turn) {
    if let spell = off, turn.now < spell.since {
      let length = spell.until.milliseconds - spell.since.milliseconds
      let latest = WallInstant(milliseconds: turn.now.milliseconds + length)
      let taken = OffSpell(
        since: turn.now, until: min(spell.until, latest), isElapsed: spell.isElapsed)
      off = taken
      turn.actions.append(.keepOff(taken))
    }
    let latest = turn.now.adding(seconds: Self.holdMax)
    let taken = holds.map { hold in
      HoldSpell(
        owner: hold.owner, until: hold.until.map { min($0, latest) }, reason: hold.reason,
        isLeased: hold.isLeased)
    }
    guard taken != holds else { return }
    holds = taken
    turn.actions.append(.keepHolds(holds))
  }
}

/// An off and holds from before the machine was restarted; nil if there were none, or a newer
/// command has replaced them.
struct LeftSpells: Hashable, Sendable {
  var off: OffSpell?
  var holds: [HoldSpell]?
}
