// The user's commands about reminders, which override anything automatic. Commands that make no
// sense were refused before (`refusal(of:)`), and change nothing.

extension Agenda {
  /// What a command about `name` refers to. Without a name: what was announced, or else what is
  /// about to ring or is deferred, or else what was snoozed.
  package func meant(by name: String?) -> [Due] {
    if let name { return due.filter { $0.occurrence.key.reminder == name } }
    let classes: [(Due) -> Bool] = [{ $0.isAnnounced }, { $0.isOverlooked }, { _ in true }]
    return classes.lazy.map { due.filter($0) }.first { !$0.isEmpty } ?? []
  }

  /// Snoozing again what is already snoozed, for example for longer, counts once.
  package func canSnooze(_ item: Due) -> Bool {
    item.snoozedUntil != nil || item.snoozes < (reminder(of: item)?.snooze ?? .standard).limit
  }

  mutating func snooze(_ name: String?, by length: Int64?, _ turn: inout Turn) {
    var isSilenced = false
    let meant = Set(meant(by: name).filter(canSnooze).map(\.occurrence.key))
    for index in due.indices where meant.contains(due[index].occurrence.key) {
      let length = length ?? (reminder(of: due[index])?.snooze ?? .standard).by
      let until = turn.now.adding(seconds: length)
      isSilenced = isSilenced || due[index].isAnnounced
      if due[index].snoozedUntil == nil { due[index].snoozes += 1 }
      due[index].state = .snoozed(until: until)
      due[index].deferredSince = nil
      record(
        due[index].occurrence, .snoozed, .person, wake: until, snoozes: due[index].snoozes, &turn)
      turn.actions.append(.changed)
    }
    if isSilenced { silence(&turn) }
  }

  /// What `skipNext` would skip; nil if nothing is upcoming.
  package func nextToSkip(_ name: String?) -> Occurrence? {
    guard let name else { return nextOfAll }
    return indexByName[name].flatMap { nextKept(at: $0) }
  }

  mutating func skipNext(_ name: String?, _ turn: inout Turn) {
    guard let occurrence = nextToSkip(name), let index = indexByName[occurrence.key.reminder] else {
      return
    }
    record(occurrence, .skipped, .person, &turn)
    guard coming[index]?.key == occurrence.key else { return }
    coming[index] = firstUndecided(of: schedule.reminders[index], after: occurrence.at)
    turn.actions.append(.changed)
  }

  /// What `unskip` would restore: of the skipped occurrences whose time has not come, the last
  /// skipped.
  package func skipped(_ name: String?, at now: WallInstant) -> Occurrence? {
    let found = decided.filter { key, value in
      value.isSkipped && (name == nil || key.reminder == name)
    }.compactMap { key, value -> (occurrence: Occurrence, decided: Decided)? in
      guard let reminder = reminder(key.reminder), let at = instantHere(of: key), at > now else {
        return nil
      }
      return (Occurrence(key: key, at: at, routine: reminder.routine), value)
    }
    return found.max {
      ($0.decided.decidedAt, $0.occurrence.at, $0.occurrence.key.reminder)
        < ($1.decided.decidedAt, $1.occurrence.at, $1.occurrence.key.reminder)
    }?.occurrence
  }

  mutating func unskip(_ name: String?, _ turn: inout Turn) {
    guard let occurrence = skipped(name, at: turn.now),
      let index = indexByName[occurrence.key.reminder]
    else { return }
    decided[occurrence.key] = nil
    coming[index] = firstUndecided(of: schedule.reminders[index], after: turn.now)
    turn.actions += [.disregard(occurrence.key), .changed]
  }

  /// Makes it due at once, even if reminders are off or held.
  mutating func want(_ name: String, _ turn: inout Turn) {
    guard let index = indexByName[name] else { return }
    let item = schedule.reminders[index]
    let key = OccurrenceKey(reminder: name, time: .wanted(item.rules.civil(at: turn.now)))
    // Requested twice within a second.
    guard decided[key] == nil else { return }
    supersede(name, upTo: .distantFuture, &turn)
    let occurrence = Occurrence(key: key, at: turn.now, routine: item.reminder.routine)
    becomesDue(occurrence, from: turn.now, (.person, nil), &turn)
  }
}
