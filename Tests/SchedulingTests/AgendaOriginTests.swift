// Which sessions answer a reminder for which a routine is composed: all of those have one name.

import Testing

@testable import Scheduling

private let back = WishKey("back")
private let neck = WishKey("neck")

private func composed(
  _ clock: String, _ wish: WishKey = back, name: String = "desk", start: StartPolicy = .ask
) -> ScheduledReminder {
  var reminder = desk(clock, start: start, name: name, routine: "composed")
  reminder.reminder.wish = wish
  return reminder
}

private func begin(
  _ wish: WishKey?, for reminder: String? = nil, routine: String = "composed"
) -> Step {
  .send(.sessionStarted(SessionOrigin(routine: routine, wish: wish, reminder: reminder)))
}

private let started = announced + ["07:30:20 desk 07:30 is started", "07:30:20 silence"]
private let notStarted = announced + ["07:40:00 ring again"]

private let whenDue: [Story] = [
  ("composed for the same wish", begin(back), started),
  ("composed for another wish", begin(neck), notStarted),
  ("started for it", begin(back, for: "desk"), started),
  ("started for it before its file said another wish", begin(neck, for: "desk"), started),
  ("started for another reminder with another wish", begin(neck, for: "neck"), notStarted),
  ("started for another reminder with the same wish", begin(back, for: "neck"), started),
  ("a routine that a person has called so", begin(nil), notStarted),
  ("another routine", begin(nil, routine: "arms"), notStarted),
].map { what, begin, lines in
  Story(
    "due, a session: \(what)",
    [.reload([composed("07:30")]), .wait("07:30:20"), begin, .wait("07:40:00"), .end("composed")],
    lines)
}

private let early = ["07:30:00 desk 07:30 is answered-early"]

private let beforeIt: [Story] = [
  ("composed for the same wish", begin(back), early),
  ("composed for another wish", begin(neck), announced),
  ("started for it", begin(nil, for: "desk"), early),
  ("started for another reminder", begin(nil, for: "neck"), announced),
].map { what, begin, lines in
  Story(
    "a session shortly before: \(what)",
    [
      .reload([composed("07:30")]), .wait("07:15:00"), begin, .wait("07:20:00"), .end("composed"),
      .wait("07:30:30"),
    ], lines)
}

@Suite struct AgendaOriginTests {
  @Test(arguments: whenDue + beforeIt)
  func aSessionAnswersWhatItWasMeantFor(story: Story) { story.check() }

  @Test func oneThatStartsByItselfIsAnsweredByItsSession() {
    Story(
      "auto", [.reload([composed("07:30", start: .auto)]), .wait("07:31:00")],
      announced + [
        "07:30:20 start composed", "07:30:20 desk 07:30 is started", "07:30:20 silence",
      ]
    ).check()
  }

  /// A named routine answers every reminder for it, as it always did.
  @Test func ofTwoThatAreDueOnlyThatOfTheWishIsAnswered() {
    var driver = AgendaDriver(at: at("07:00:00"))
    let reminders = [
      composed("07:30", back, name: "back"), composed("07:30", neck, name: "neck"),
      desk("07:30", name: "one"), desk("07:30", name: "two"),
    ]
    driver.send(.reload(reminders))
    driver.wait(until: at("07:30:20"))
    let origin = SessionOrigin(routine: "composed", wish: neck)
    #expect(driver.agenda.reminder(answeredBy: origin) == "neck")
    driver.send(.sessionStarted(origin))
    #expect(Set(driver.agenda.due.map(\.occurrence.key.reminder)) == ["back", "one", "two"])
    driver.endSession("composed", isCompleted: true)
    let named = SessionOrigin(routine: "quick", reminder: "one")
    #expect(driver.agenda.reminder(answeredBy: named) == "one")
    driver.send(.sessionStarted(named))
    #expect(driver.agenda.due.map(\.occurrence.key.reminder) == ["back"])
    #expect(driver.faults == [])
  }

  /// Of a session from before a restart the wish is not known, and the reminder is.
  @Test(
    arguments: [("desk", .answeredEarly), ("neck", .due), (nil, .due)] as [(String?, Outcome)])
  func afterARestartTheReminderTellsWhatItWasFor(reminder: String?, outcome: Outcome) {
    let origin = SessionOrigin(routine: "composed", reminder: reminder)
    let session = PlayedSession(origin, ended: at("07:20:00"), isCompleted: true, lasted: 300)
    var agenda = Agenda(AgendaMemory(sessions: [session]))
    _ = agenda.handle(.reload([composed("07:30")]), at: at("07:25:00"))
    let outcomes = agenda.handle(.time, at: at("07:30:00")).compactMap { action in
      if case .record(let decision) = action { decision.outcome } else { nil }
    }
    #expect(outcomes == [outcome])
  }
}
