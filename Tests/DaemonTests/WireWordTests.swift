// The words of the core against those of the interface: each has all of the other.

import Control
import Planning
import Routines
import Scheduling
import Sessions
import Testing

@testable import Daemon

@Suite struct WireWordTests {
  private func compare<Core: CaseIterable, Known: CaseIterable>(
    _ wire: (Core) -> WireWord<Known>
  ) {
    let words = Core.allCases.map(wire)
    #expect(words.allSatisfy { $0.value != nil })
    #expect(Set(words.map(\.text)) == Set(Known.allCases.map(\.rawValue)))
  }

  @Test func theInterfaceHasEveryWordOfTheCoreAndNoOther() {
    compare { (kind: PhaseKind) in kind.wire }
    compare { (side: Side) in side.wire }
    compare { (direction: Direction) in direction.wire }
    compare { (outcome: SessionOutcome) in outcome.wire }
    compare { (outcome: Outcome) in outcome.wire }
    compare { (reason: Reason) in reason.wire }
  }
}
