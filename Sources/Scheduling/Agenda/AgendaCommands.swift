// What a person says about reminders, which wins over anything automatic. What makes no sense was
// refused before (`refusal(of:)`), and changes nothing.

extension Agenda {
  /// Whether a command about `name`, or about whatever was announced, means this.
  func isMeant(_ item: Due, by name: String?) -> Bool {
    guard let name else { return item.isAnnounced }
    return item.occurrence.key.reminder == name
  }

  func canSnooze(_ item: Due) -> Bool {
    item.snoozes < (reminder(of: item)?.snooze ?? .standard).limit
  }

  mutating func snooze(_ name: String?, by length: Int64?, _ turn: inout Turn) {
    var isSilenced = false
    for index in due.indices where isMeant(due[index], by: name) && canSnooze(due[index]) {
      let length = length ?? (reminder(of: due[index])?.snooze ?? .standard).by
      let until = turn.now.adding(seconds: length)
      isSilenced = isSilenced || due[index].isAnnounced
      due[index].snoozes += 1
      due[index].state = .snoozed(until: until)
      due[index].deferredSince = nil
      record(
        due[index].occurrence, .snoozed, .person, wake: until, snoozes: due[index].snoozes, &turn)
      turn.actions.append(.changed)
    }
    if isSilenced { silence(&turn) }
  }

  /// What `skipNext` would turn down: nil when nothing is to come.
  package func nextToSkip(_ name: String?) -> Occurrence? {
    guard let name else { return nextOfAll }
    return places[name].flatMap { nextKept(at: $0) }
  }

  mutating func skipNext(_ name: String?, _ turn: inout Turn) {
    guard let occurrence = nextToSkip(name), let place = places[occurrence.key.reminder] else {
      return
    }
    record(occurrence, .skipped, .person, &turn)
    guard coming[place]?.key == occurrence.key else { return }
    coming[place] = firstUndecided(of: schedule.reminders[place], after: occurrence.at)
    turn.actions.append(.changed)
  }

  /// What is due is withdrawn, and what comes until the end is dropped.
  mutating func turnOff(_ spell: OffSpell, _ turn: inout Turn) {
    answer(as: .withdrawn, .off, &turn) { _ in true }
    off = spell
    turn.actions += [.keepOff(spell), .changed]
  }

  mutating func turnOn(_ turn: inout Turn) {
    guard off != nil else { return }
    off = nil
    turn.actions += [.keepOff(nil), .changed]
  }

  /// Due at once, whatever is off or held.
  mutating func want(_ name: String, _ turn: inout Turn) {
    guard let place = places[name] else { return }
    let item = schedule.reminders[place]
    let key = OccurrenceKey(reminder: name, wantedAt: item.rules.civil(at: turn.now))
    // Asked for twice in a second.
    guard decided[key] == nil else { return }
    supersede(name, &turn)
    let occurrence = Occurrence(key: key, at: turn.now, routine: item.reminder.routine)
    becomesDue(occurrence, from: turn.now, (.person, nil), &turn)
  }

  mutating func hold(_ spell: HoldSpell, _ turn: inout Turn) {
    let end = min(spell.until, turn.now.adding(seconds: Self.holdMax))
    held = HoldSpell(until: end, reason: spell.reason)
    callOffCountdowns()
    turn.actions += [.keepHold(held), .changed]
  }

  /// What has waited rings two minutes later.
  mutating func release(_ turn: inout Turn) {
    guard held != nil else { return }
    held = nil
    let ringing = turn.now.adding(seconds: Self.returnDelay)
    for index in due.indices {
      guard case .waiting(let from) = due[index].state, from <= turn.now else { continue }
      due[index].state = .waiting(from: ringing)
    }
    turn.actions += [.keepHold(nil), .changed]
  }

  /// Offs and holds end by themselves.
  mutating func endSpells(_ turn: inout Turn) {
    if let off, off.until <= turn.now { turnOn(&turn) }
    if let held, held.until <= turn.now { release(&turn) }
  }
}
