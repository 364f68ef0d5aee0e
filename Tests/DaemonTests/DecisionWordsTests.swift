// The scheduler decides in enums, and the interface passes on their raw values: every value has
// words for people, and stands in the comments of the interface. Here, since only the daemon knows
// both sides.

import Control
import Planning
import Scheduling
import Sessions
import Testing

/// A decision as `why` gets it.
private func decision(_ outcome: Outcome, _ reason: Reason) -> ListedDecision {
  ListedDecision(
    reminder: "desk", routine: "quick", occurrence: "2026-11-24T09:50:00",
    at: "2026-11-24T09:50:00+01:00", outcome: outcome.wire, reason: reason.wire,
    detail: nil, decided: "2026-11-24T09:50:00+01:00")
}

/// The values that an interface's comment lists for a field, such as `one, two or three`.
private func listed(for field: String, of type: String, in interface: String) throws -> [String] {
  let lines = interface.split(separator: "\n", omittingEmptySubsequences: false)
  let start = try #require(lines.firstIndex { $0 == "type \(type) (" }, "no type \(type)")
  let end = try #require(
    lines[start...].firstIndex { $0.hasPrefix("  \(field):") }, "\(type) has no \(field)")
  let comment = lines[start..<end].reversed().prefix { $0.hasPrefix("  # ") }.reversed()
  return comment.joined(separator: " ")
    .split { !($0.isLetter || $0 == "-") }.map(String.init).filter { $0 != "or" }
}

@Suite struct DecisionWordsTests {
  @Test(arguments: Outcome.allCases)
  func everyOutcomeHasWords(outcome: Outcome) {
    #expect(!DecisionText.line(decision(outcome, .time)).contains("  \(outcome.rawValue) "))
  }

  /// That it became due at its time needs no reason.
  @Test(arguments: Reason.allCases)
  func everyReasonButItsTimeHasWords(reason: Reason) {
    let line = DecisionText.line(decision(.missed, reason))
    #expect(!line.contains(": \(reason.rawValue) ("))
    #expect(line.contains("was missed: ") == (reason != .time))
  }

  @Test(arguments: Hindrance.Kind.allCases)
  func everyHindranceHasWordsWhileItLasts(kind: Hindrance.Kind) {
    #expect(DecisionText.hindrance(kind.reason.wire, nil, isOver: false) != nil)
    #expect(kind.reason.rawValue == kind.rawValue)
  }

  @Test func theInterfaceListsEveryOutcomeAndReason() throws {
    let text = ControlInterface.schedule
    #expect(
      try listed(for: "outcome", of: "Decision", in: text).sorted()
        == Outcome.allCases.map(\.rawValue).sorted())
    #expect(
      try listed(for: "reason", of: "Decision", in: text).sorted()
        == Reason.allCases.map(\.rawValue).sorted())
  }

  @Test func theInterfaceListsEveryPhase() throws {
    #expect(
      try listed(for: "phase", of: "Session", in: ControlInterface.session).sorted()
        == PhaseKind.allCases.map(\.rawValue).sorted())
  }
}
