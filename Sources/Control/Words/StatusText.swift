// The state as sentences, for `limber status`, the output of commands, `watch --plain` and a
// rehearsal. Plain words in reading order, so that a screen reader can read them.

package enum StatusText {
  /// What `limber status` prints: the session, or what is due or next; then the rest, and the
  /// problems.
  package static func lines(_ status: Status) -> [String] {
    var lines = [line(status)]
    // Without a session, the first line is about this reminder already.
    let shown = status.hasNoSession ? status.due : nil
    lines += ([status.due].compactMap { $0 } + status.dueAll.reversed().filter { $0 != status.due })
      .filter { $0 != shown }.map(sentence)
    if let deferred = status.deferred { lines.append(sentence(deferred)) }
    lines += status.holds.map(sentence)
    if let until = status.offUntil {
      lines.append("Reminders are off until \(TimeText.dateAndTime(until)).")
    }
    if let question = status.question { lines.append(question) }
    if let practice = status.practice { lines.append(sentence(practice)) }
    if status.audio.state.value == .muted { lines.append("The sound is muted.") }
    return lines + status.problems.map { "Problem: \($0)" }
  }

  /// The most important fact, as one line.
  package static func line(_ status: Status) -> String {
    if let session = status.session, session.state != .finished { return sentence(session) }
    if let due = status.due { return sentence(due) }
    let now = status.session == nil ? "Nothing is running." : "The session has ended."
    guard let next = status.next else { return "\(now) No upcoming reminders." }
    let when = TimeText.dateAndTime(next.at, local: next.local, zone: next.zone)
    return "\(now) Next: \(next.reminder) at \(when)."
  }

  /// What `limber start` prints.
  /// - Parameter needs: what the routine needs, in words.
  package static func started(_ status: Status, needs: [String] = []) -> String {
    guard let session = status.session else { return line(status) }
    let steps = CountText.words(session.steps, "step")
    let needed = needs.isEmpty ? "" : " It needs \(needs.joined(separator: " and "))."
    return "Started \(session.routine): \(steps), \(TimeText.words(session.durationMs)).\(needed)"
  }

  /// What `watch --plain` prints when something else begins, with the time until the next such
  /// sentence: no running numbers.
  package static func beginning(_ status: Status) -> String {
    guard let session = status.session, session.state == .running,
      let remaining = session.activityRemainingMs
    else { return announcement(status) }
    let name = session.phase.value?.activity ?? session.phase.text
    return "\(activity(session, named: name)), \(TimeText.words(remaining))."
  }

  /// What a notification shows of each phase.
  package static func announcement(_ status: Status) -> String {
    guard let session = status.session, session.state == .running else {
      return [line(status), status.question].compactMap { $0 }.joined(separator: " ")
    }
    return "\(activity(session)), \(TimeText.words(session.phaseRemainingMs))."
  }

  /// What `limber volume` and `limber mute` print.
  package static func volume(_ reply: VolumeReply) -> String {
    "Volume \(reply.percent) per cent\(reply.muted ? ", muted" : "")."
  }

  private static func sentence(_ due: Status.Due) -> String {
    if let until = due.snoozedUntil {
      return "\(due.reminder) is snoozed until \(TimeText.timeOfDay(until)); "
        + "'limber start' plays \(due.routine) now."
    }
    let start = TimeText.dateAndTime(due.since, local: due.local, zone: due.zone)
    let since = "Due since \(start): \(due.reminder)."
    if let ring = due.ringsAt {
      return "\(since) It rings at \(TimeText.timeOfDay(ring)); "
        + "'limber start' plays \(due.routine) now."
    }
    guard let start = due.startsAt else { return "\(since) 'limber start' plays \(due.routine)." }
    return "\(since) It starts \(due.routine) at \(TimeText.timeOfDay(start)); "
      + "'limber stop' cancels it."
  }

  private static func sentence(_ deferred: Status.Deferred) -> String {
    let why =
      DecisionText.hindrance(deferred.reason, deferred.detail, isOver: false)
      ?? "a session is running"
    let since = TimeText.timeOfDay(
      deferred.since, local: deferred.local, zone: deferred.zone)
    return "\(deferred.reminder), due since \(since), waits: \(why)."
  }

  /// `Reminders are held by zoom until it ends (the weekly).`
  package static func sentence(_ held: Status.Held) -> String {
    let owner = held.owner == "you" ? "" : " by \(held.owner)"
    let end = held.until.map(TimeText.dateAndTime) ?? "it ends"
    let reason = held.reason.flatMap { $0 == held.owner ? nil : " (\($0))" } ?? ""
    return "Reminders are held\(owner) until \(end)\(reason)."
  }

  private static func sentence(_ practice: Status.Adherence) -> String {
    let today = "\(CountText.words(Int(practice.minutesToday), "minute")) today"
    let needed = CountText.words(Int(practice.needed), "day")
    let row =
      practice.weeks > 1 ? ", \(practice.weeks) weeks in a row with the goal met" : ""
    if practice.needed == 0 { return "This week is rest: \(today)\(row)." }
    return "This week: \(practice.days) of \(needed), \(today)\(row)."
  }

  private static func sentence(_ session: Status.Session) -> String {
    let place = "Step \(session.step) of \(session.steps) of \(session.routine)"
    let total =
      "\(TimeText.clock(session.positionMs)) of \(TimeText.clock(session.durationMs))."
    let now =
      switch session.state {
      case .running: "\(activity(session)), \(TimeText.words(session.phaseRemainingMs)) left."
      case .paused:
        "Paused\(session.message.map { ": \($0)" } ?? ""). \(activity(session)), "
          + "\(TimeText.words(session.phaseRemainingMs)) left."
      case .waiting:
        session.message.map { "Waiting until you resume (limber resume): \(ended($0))" }
          ?? "Waiting until you resume: limber resume."
      case .finished: "Finished."
      }
    return "\(now) \(place), \(total)"
  }

  /// A text of the user's as a sentence.
  private static func ended(_ text: String) -> String {
    text.last.map { $0.isLetter || $0.isNumber } == true ? text + "." : text
  }

  /// `Knee to chest, left side, hold`; in a rest, only the phase.
  package static func activity(_ session: Status.Session) -> String {
    activity(session, named: session.phase.text)
  }

  private static func activity(_ session: Status.Session, named phase: String) -> String {
    let side = side(session)
    guard let exercise = session.exercise else {
      return phase.prefix(1).uppercased() + phase.dropFirst()
    }
    return [exercise, side, phase].compactMap { $0 }.joined(separator: ", ")
  }

  /// `left side`, or `up` for an exercise with directions; nil if there is neither.
  package static func side(_ session: Status.Session) -> String? {
    session.direction?.text ?? session.side.map { "\($0.text) side" }
  }
}
