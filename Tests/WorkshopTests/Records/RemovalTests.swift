// What can't be brought back is removed only after a yes.

import Practice
import Scheduling
import Store
import Testing

@testable import Console
@testable import Records

@Suite struct RemovalTests {
  @Test(
    arguments: [
      (true, false, nil, .yes), (true, true, "no", .yes), (false, false, "yes", nil),
      (false, true, "yes", .yes), (false, true, "Y", .yes), (false, true, "no", .no),
      (false, true, "", .no), (false, true, nil, .no),
    ] as [(Bool, Bool, String?, Consent.Answer?)])
  func onlyAYesIsOne(
    isGiven: Bool, isTerminal: Bool, words: String?, answer: Consent.Answer?
  ) {
    let found = Consent.answer(to: "Remove?", isGiven: isGiven, isTerminal: isTerminal) {
      words
    }
    #expect(found == answer)
  }

  @Test func everythingBeforeADayIsRemovedAfterAYes() throws {
    let home = Home()
    let access = HistoryAccess(places: home.places)
    let pains = [1000, 90_000].map { second in
      HistoryChange.pain(
        PainRecord(
          uid: "p\(second)", at: WallInstant(seconds: Int64(second)), offset: 0, exercise: nil,
          level: 1))
    }
    #expect(access.write(pains))
    let correction = EntryCorrection(places: home.places)
    #expect(correction.remove(before: "1970-01-01", isConfirmed: false) == .done)
    #expect(correction.remove(before: "1970-01-02", isConfirmed: true) == .done)
    let left = access.read { store throws(StoreError) in try store?.painRecords() ?? [] }
    #expect(left?.map(\.uid) == ["p90000"])
  }
}
