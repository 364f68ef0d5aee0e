// Every state that something due can be in, against every event: one line for each pair says what
// is recorded and done, and what it is then. A change of the machine shows here as a changed line.

import Testing

@testable import Scheduling

private let now = at("07:30:30")
private let occurrence = Occurrence(
  key: OccurrenceKey(reminder: "desk", local: "2026-11-24T07:30:00"), at: at("07:30:00"),
  routine: "quick")

private struct Case {
  var name: String
  var state: Due.State
  var snoozes = 0
  /// The routine of the session that is on.
  var session: String?
  var isHeld = false
  var isInCall = false
}

private let states = [
  Case(name: "waiting", state: .waiting(from: at("07:31:00"))),
  Case(name: "in a session", state: .waiting(from: at("07:30:00")), session: "arms"),
  Case(name: "in a hold", state: .waiting(from: at("07:30:00")), isHeld: true),
  Case(name: "in a call", state: .waiting(from: at("07:30:00")), isInCall: true),
  Case(name: "announcing", state: .announcing(since: at("07:30:29"))),
  Case(name: "announced", state: .announced(at: at("07:30:00"), rangTwice: false)),
  Case(name: "counting down", state: .countdown(announcedAt: now, startsAt: at("07:30:50"))),
  Case(name: "put off", state: .snoozed(until: at("07:40:00")), snoozes: 1),
]

private let events: [(String, Agenda.Event)] = [
  ("time", .time), ("rang", .rang(heard: true)),
  ("its session", .sessionStarted(SessionOrigin(routine: "quick"))),
  ("another session", .sessionStarted(SessionOrigin(routine: "neck"))),
  (
    "session over",
    .sessionEnded(
      PlayedSession(SessionOrigin(routine: "arms"), ended: now, isCompleted: true, lasted: 600))
  ),
  ("stop", .stopped), ("snooze", .snooze(reminder: "desk", by: 300)),
  ("skip next", .skipNext(reminder: nil)),
  ("off", .off(OffSpell(since: now, until: at("09:00:00"), isElapsed: false))), ("on", .on),
  ("asked for", .wanted(reminder: "desk")), ("hold", .hold(HoldSpell(until: at("08:00:00")))),
  ("release", .release(owner: nil)), ("call", .hindered([Hindrance(.call, by: "zoom")])),
  ("right moment", .hindered([])),
  ("files the same", .reload([morning])), ("file gone", .reload([])),
]

private func agenda(in state: Case) -> Agenda {
  var agenda = Agenda()
  _ = agenda.handle(.reload([morning]), at: at("07:29:00"))
  _ = agenda.handle(.time, at: at("07:30:00"))
  agenda.due = [Due(occurrence: occurrence, state: state.state, snoozes: state.snoozes)]
  agenda.session = state.session.map { SessionOrigin(routine: $0) }
  agenda.hindrances = state.isInCall ? [Hindrance(.call, by: "zoom")] : []
  agenda.holds = state.isHeld ? [HoldSpell(until: at("08:10:00"))] : []
  return agenda
}

private func name(_ state: Due.State) -> String {
  func clock(_ instant: WallInstant) -> Substring {
    instant.rfc3339(offset: 0).dropFirst(11).prefix(8)
  }
  return switch state {
  case .waiting(let from): "waiting \(clock(from))"
  case .announcing: "announcing"
  case .announced(let at, let twice): "announced \(clock(at))\(twice ? " twice" : "")"
  case .countdown(_, let at): "counting down \(clock(at))"
  case .snoozed(let until): "put off \(clock(until))"
  }
}

/// `stopped, silence → nothing`
private func line(_ state: Case, _ event: Agenda.Event) -> String {
  var agenda = agenda(in: state)
  let deeds = agenda.handle(event, at: now).compactMap { action -> String? in
    switch action {
    case .record(let decision):
      decision.occurrence.key == occurrence.key
        ? decision.outcome.rawValue : "other \(decision.outcome.rawValue)"
    case .ring(let again): again ? "ring again" : "ring"
    case .silence: "silence"
    case .start: "start"
    default: nil
    }
  }
  let mine = agenda.due.first { $0.occurrence.key == occurrence.key }
  return "\(deeds.joined(separator: ", ")) → \(mine.map { name($0.state) } ?? "over")"
}

@Suite struct AgendaTableTests {
  @Test func everyPairOfStateAndEventIsAsTheTableSays() {
    let lines = states.flatMap { state in
      events.map { event in "\(state.name) | \(event.0): \(line(state, event.1))" }
    }
    #expect(lines.joined(separator: "\n") == table)
  }
}

private let table = """
  waiting | time:  → waiting 07:31:00
  waiting | rang:  → waiting 07:31:00
  waiting | its session: started → over
  waiting | another session:  → waiting 07:31:00
  waiting | session over:  → waiting 07:31:00
  waiting | stop: stopped → over
  waiting | snooze: snoozed → put off 07:35:30
  waiting | skip next: other skipped → waiting 07:31:00
  waiting | off: withdrawn → over
  waiting | on:  → waiting 07:31:00
  waiting | asked for: coalesced, other due, ring → over
  waiting | hold:  → waiting 07:31:00
  waiting | release:  → waiting 07:31:00
  waiting | call:  → waiting 07:31:00
  waiting | right moment:  → waiting 07:31:00
  waiting | files the same:  → waiting 07:31:00
  waiting | file gone: withdrawn → over
  in a session | time:  → waiting 07:30:00
  in a session | rang:  → waiting 07:30:00
  in a session | its session: started → over
  in a session | another session:  → waiting 07:30:00
  in a session | session over: ring → announcing
  in a session | stop: stopped → over
  in a session | snooze: snoozed → put off 07:35:30
  in a session | skip next: other skipped → waiting 07:30:00
  in a session | off: withdrawn → over
  in a session | on:  → waiting 07:30:00
  in a session | asked for: coalesced, other due → over
  in a session | hold:  → waiting 07:30:00
  in a session | release:  → waiting 07:30:00
  in a session | call:  → waiting 07:30:00
  in a session | right moment:  → waiting 07:30:00
  in a session | files the same:  → waiting 07:30:00
  in a session | file gone: withdrawn → over
  in a hold | time:  → waiting 07:30:00
  in a hold | rang:  → waiting 07:30:00
  in a hold | its session: started → over
  in a hold | another session:  → waiting 07:30:00
  in a hold | session over:  → waiting 07:30:00
  in a hold | stop: stopped → over
  in a hold | snooze: snoozed → put off 07:35:30
  in a hold | skip next: other skipped → waiting 07:30:00
  in a hold | off: withdrawn → over
  in a hold | on:  → waiting 07:30:00
  in a hold | asked for: coalesced, other due, ring → over
  in a hold | hold:  → waiting 07:30:00
  in a hold | release:  → waiting 07:32:30
  in a hold | call:  → waiting 07:30:00
  in a hold | right moment:  → waiting 07:30:00
  in a hold | files the same:  → waiting 07:30:00
  in a hold | file gone: withdrawn → over
  in a call | time:  → waiting 07:30:00
  in a call | rang:  → waiting 07:30:00
  in a call | its session: started → over
  in a call | another session:  → waiting 07:30:00
  in a call | session over:  → waiting 07:30:00
  in a call | stop: stopped → over
  in a call | snooze: snoozed → put off 07:35:30
  in a call | skip next: other skipped → waiting 07:30:00
  in a call | off: withdrawn → over
  in a call | on:  → waiting 07:30:00
  in a call | asked for: coalesced, other due, ring → over
  in a call | hold:  → waiting 07:30:00
  in a call | release:  → waiting 07:30:00
  in a call | call:  → waiting 07:30:00
  in a call | right moment:  → waiting 07:32:30
  in a call | files the same:  → waiting 07:30:00
  in a call | file gone: withdrawn → over
  announcing | time:  → announcing
  announcing | rang: announced → announced 07:30:30
  announcing | its session: started, silence → over
  announcing | another session:  → announcing
  announcing | session over:  → announcing
  announcing | stop: stopped, silence → over
  announcing | snooze: snoozed, silence → put off 07:35:30
  announcing | skip next: other skipped → announcing
  announcing | off: withdrawn, silence → over
  announcing | on:  → announcing
  announcing | asked for: unanswered, silence, other due, ring → over
  announcing | hold:  → announcing
  announcing | release:  → announcing
  announcing | call:  → announcing
  announcing | right moment:  → announcing
  announcing | files the same:  → announcing
  announcing | file gone: withdrawn, silence → over
  announced | time:  → announced 07:30:00
  announced | rang:  → announced 07:30:00
  announced | its session: started, silence → over
  announced | another session:  → announced 07:30:00
  announced | session over:  → announced 07:30:00
  announced | stop: stopped, silence → over
  announced | snooze: snoozed, silence → put off 07:35:30
  announced | skip next: other skipped → announced 07:30:00
  announced | off: withdrawn, silence → over
  announced | on:  → announced 07:30:00
  announced | asked for: unanswered, silence, other due, ring → over
  announced | hold:  → announced 07:30:00
  announced | release:  → announced 07:30:00
  announced | call:  → announced 07:30:00
  announced | right moment:  → announced 07:30:00
  announced | files the same:  → announced 07:30:00
  announced | file gone: withdrawn, silence → over
  counting down | time:  → counting down 07:30:50
  counting down | rang:  → counting down 07:30:50
  counting down | its session: started, silence → over
  counting down | another session:  → announced 07:30:30 twice
  counting down | session over:  → counting down 07:30:50
  counting down | stop: stopped, silence → over
  counting down | snooze: snoozed, silence → put off 07:35:30
  counting down | skip next: other skipped → counting down 07:30:50
  counting down | off: withdrawn, silence → over
  counting down | on:  → counting down 07:30:50
  counting down | asked for: unanswered, silence, other due, ring → over
  counting down | hold:  → announced 07:30:30 twice
  counting down | release:  → counting down 07:30:50
  counting down | call:  → announced 07:30:30 twice
  counting down | right moment:  → counting down 07:30:50
  counting down | files the same:  → counting down 07:30:50
  counting down | file gone: withdrawn, silence → over
  put off | time:  → put off 07:40:00
  put off | rang:  → put off 07:40:00
  put off | its session: started → over
  put off | another session:  → put off 07:40:00
  put off | session over:  → put off 07:40:00
  put off | stop: stopped → over
  put off | snooze: snoozed → put off 07:35:30
  put off | skip next: other skipped → put off 07:40:00
  put off | off: withdrawn → over
  put off | on:  → put off 07:40:00
  put off | asked for: unanswered, other due, ring → over
  put off | hold:  → put off 07:40:00
  put off | release:  → put off 07:40:00
  put off | call:  → put off 07:40:00
  put off | right moment:  → put off 07:40:00
  put off | files the same:  → put off 07:40:00
  put off | file gone: withdrawn → over
  """
