// The one notification with a server that is slow, missing or begun anew, and a person who closes
// it.

import Testing

@testable import Desktop

private func notice(_ topic: String, _ summary: String = "desk") -> Notice {
  Notice(topic: topic, summary: summary)
}

private let known: Set<String> = ["body", "actions"]

@Suite struct NoticeMachineTests {
  /// One whose server is known.
  private var ready: NoticeMachine {
    var machine = NoticeMachine()
    _ = machine.handle(.wanted(notice("first")))
    _ = machine.handle(.capabilities(known))
    _ = machine.handle(.shown(id: 7))
    return machine
  }

  @Test func theServerIsAskedFirstWhatItCanShow() {
    var machine = NoticeMachine()
    #expect(machine.handle(.wanted(notice("due"))) == [.askCapabilities])
    #expect(machine.handle(.capabilities(known)) == [.notify(notice("due"), replacing: 0)])
    #expect(machine.handle(.shown(id: 3)) == [])
  }

  @Test func whatChangesTakesThePlaceOfWhatIsShown() {
    var machine = ready
    #expect(machine.handle(.wanted(notice("first"))) == [], "nothing is different")
    #expect(
      machine.handle(.wanted(notice("second"))) == [.notify(notice("second"), replacing: 7)])
  }

  @Test func whileItIsOnItsWayOnlyTheNewestWaits() {
    var machine = ready
    _ = machine.handle(.wanted(notice("second")))
    #expect(machine.handle(.wanted(notice("third"))) == [])
    #expect(machine.handle(.wanted(notice("fourth"))) == [])
    #expect(machine.handle(.shown(id: 7)) == [.notify(notice("fourth"), replacing: 7)])
  }

  @Test func whatIsAnsweredElsewhereIsClosed() {
    var machine = ready
    #expect(machine.handle(.wanted(nil)) == [.close(id: 7)])
    #expect(machine.handle(.closed(id: 7, byPerson: false)) == [])
    #expect(machine.handle(.wanted(notice("next"))) == [.notify(notice("next"), replacing: 0)])
  }

  @Test func answeredOnItsWayItIsClosedWhenItIsShown() {
    var machine = NoticeMachine()
    _ = machine.handle(.wanted(notice("due")))
    _ = machine.handle(.capabilities(known))
    #expect(machine.handle(.wanted(nil)) == [])
    #expect(machine.handle(.shown(id: 5)) == [.close(id: 5)])
  }

  @Test func whatAPersonClosesDoesNotComeAgainUntilItIsAboutSomethingElse() {
    var machine = ready
    #expect(machine.handle(.closed(id: 7, byPerson: true)) == [])
    #expect(machine.handle(.wanted(notice("first", "later"))) == [])
    #expect(machine.handle(.wanted(notice("second"))) == [.notify(notice("second"), replacing: 0)])
  }

  @Test func anActionCountsForWhatIsShownOnly() {
    var machine = ready
    #expect(machine.handle(.invoked(id: 7, key: "start")) == [.chosen(key: "start")])
    #expect(machine.handle(.invoked(id: 8, key: "start")) == [])
    _ = machine.handle(.wanted(nil))
    #expect(machine.handle(.invoked(id: 7, key: "start")) == [])
  }

  @Test func aServerThatFailsIsLeftAloneUntilSomethingChanges() {
    var machine = NoticeMachine()
    _ = machine.handle(.wanted(notice("due")))
    #expect(machine.handle(.failed) == [])
    #expect(machine.handle(.wanted(notice("due", "again"))) == [])
    #expect(machine.handle(.wanted(notice("other"))) == [.askCapabilities])
  }

  @Test func aServerThatBeginsAnewIsAskedAndToldAnew() {
    var machine = ready
    #expect(machine.handle(.server(isThere: false)) == [])
    #expect(machine.handle(.invoked(id: 7, key: "start")) == [])
    #expect(machine.handle(.server(isThere: true)) == [.askCapabilities])
    #expect(machine.handle(.capabilities([])) == [.notify(notice("first"), replacing: 0)])
  }
}

@Suite struct NoticeTests {
  private let due = Notice(
    topic: "due", summary: "a <b> & c", body: "1 < 2 & 3",
    actions: [Notice.Action("start", "Start")], expiry: .never)

  @Test func aServerWithoutActionsGetsNone() {
    #expect(due.arguments(replacing: 4, on: ["body"])[5] == .strings([]))
    #expect(due.arguments(replacing: 4, on: ["actions"])[5] == .strings(["start", "Start"]))
    #expect(due.arguments(replacing: 4, on: ["actions"])[1] == .uint32(4))
  }

  @Test func onlyABodyThatMayHoldMarkupIsEscaped() {
    #expect(due.arguments(replacing: 0, on: ["body"])[4] == .string("1 < 2 & 3"))
    #expect(
      due.arguments(replacing: 0, on: ["body", "body-markup"])[4]
        == .string("1 &lt; 2 &amp; 3"))
    #expect(due.arguments(replacing: 0, on: [])[4] == .string(""))
    #expect(due.arguments(replacing: 0, on: ["body-markup"])[3] == .string("a <b> & c"))
  }

  @Test func theSignatureIsThatOfNotify() {
    let arguments = due.arguments(replacing: 0, on: ["body"])
    #expect(arguments.map(\.signature).joined() == "susssasa{sv}i")
    #expect(arguments[7] == .int32(0), "it does not expire")
    #expect(arguments[6].dictionary?["urgency"] == .byte(1))
    #expect(arguments[6].dictionary?["suppress-sound"] == .bool(true))
  }
}
