// Which events lie between two states.

import Control
import Testing

private let idle = Status(audio: Status.Audio(device: "default", state: .known(.closed)))

private func due(_ reminder: String, snoozedUntil: String? = nil) -> Status {
  var status = idle
  status.due = Status.Due(
    reminder: reminder, routine: "desk", since: "2026-11-27T15:00:00Z",
    snoozedUntil: snoozedUntil)
  return status
}

private func session(
  _ state: Status.State = .running, step: Int = 1, last: Status.Last? = nil
) -> Status {
  var status = idle
  status.last = last
  status.session = Status.Session(
    routine: "desk", state: state, phase: .known(.hold), step: step, steps: 3, positionMs: 0,
    durationMs: 60_000, phaseRemainingMs: 1000)
  return status
}

private func ended(_ at: String) -> Status {
  var status = idle
  status.last = Status.Last(routine: "desk", outcome: .known(.completed), endedAt: at)
  return status
}

private func off(_ until: String?) -> Status {
  var status = idle
  status.offUntil = until
  return status
}

private func deferred(_ since: String) -> Status {
  var status = idle
  status.deferred = Status.Deferred(
    reminder: "a", routine: "desk", since: since, reason: .known(.call))
  return status
}

private func held(_ until: String?, others: [String] = []) -> Status {
  var status = idle
  status.held = Status.Held(until: until)
  status.holds = [Status.Held(until: until)] + others.map { Status.Held(owner: $0, until: nil) }
  return status
}

private func soon(_ reminder: String) -> Status {
  var status = due(reminder)
  status.due?.ringsAt = "r"
  return status
}

@Suite struct StatusEventTests {
  @Test(arguments: [
    (idle, idle, []),
    (idle, due("a"), [StatusEvent.due]),
    (due("a"), due("a"), []),
    (due("a"), due("b"), [.due]),
    (due("a"), due("a", snoozedUntil: "x"), [.snoozed]),
    (due("a", snoozedUntil: "x"), due("a", snoozedUntil: "y"), [.snoozed]),
    (due("a", snoozedUntil: "x"), due("a"), [.due]),
    (due("a"), session(), [.started]),
    (session(), session(.paused), [.paused]),
    (session(.paused), session(), [.resumed]),
    (session(), session(step: 2), [.step]),
    (session(.paused), session(step: 2), [.resumed, .step]),
    (session(), session(.waiting), []),
    (session(), ended("t"), [.ended]),
    (ended("t"), ended("t"), []),
    (session(), session(last: ended("t").last), [.ended, .started]),
    (idle, off("t"), [.off]), (off("t"), off("u"), [.off]), (off("t"), idle, [.on]),
    (idle, deferred("t"), [.deferred]), (deferred("t"), deferred("t"), []),
    (deferred("t"), deferred("u"), [.deferred]), (deferred("t"), due("a"), [.due]),
    (idle, held("t"), [.held]), (held("t"), held("u"), [.held]), (held("t"), idle, [.released]),
    (held("t"), held("t", others: ["zoom"]), [.held]),
    (held("t", others: ["zoom"]), held("t"), []),
    (held("t", others: ["zoom"]), idle, [.released]),
    (idle, soon("a"), []), (soon("a"), due("a"), [.due]), (deferred("t"), soon("a"), []),
  ])
  func whatHasHappened(_ old: Status, _ new: Status, _ events: [StatusEvent]) {
    #expect(StatusEvent.between(old, new) == events)
  }
}
