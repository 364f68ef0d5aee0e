// Calendar expressions by the hundred against the program whose language they are: its canonical form
// and its next times must be ours. They differ on purpose where clocks go forward: there it leaves a
// time out that no clock shows, and we take it with the offset from before.

import Glibc
import TestSupport
import Testing

@testable import Scheduling

@Suite struct CalendarAgainstSystemdTests {
  private struct Answer {
    var normalised = ""
    var elapses: [WallInstant] = []
  }

  @Test func hundredsOfExpressionsAgree() throws {
    guard access("/usr/bin/systemd-analyze", X_OK) == 0 else {
      return print("SKIPPED: systemd-analyze is not installed")
    }
    var random = SeededNumbers(seed: 20_261_124)
    var (compared, elapses) = (0, 0)
    for round in 0..<20 {
      let base = WallInstant(
        seconds: Int64.random(in: 1_700_000_000...2_000_000_000, using: &random))
      let near = round % 2 == 0 ? base : Self.changes.randomElement(using: &random)!
      let texts = (0..<30).map { _ in Self.expression(using: &random) }
      let answers = try ask(texts, from: near)
      try #require(answers.count == texts.count)
      for (text, answer) in zip(texts, answers) {
        guard let spec = try? CalendarSpec(parsing: text) else {
          // What can never come is refused here, and told as “never” there.
          if !answer.elapses.isEmpty { Issue.record("“\(text)” is refused") }
          continue
        }
        #expect(spec.description == answer.normalised, "\(text)")
        #expect(try difference(spec, answer, from: near) == nil, "\(text) from \(near.seconds)")
        compared += 1
        elapses += answer.elapses.count
      }
    }
    #expect(compared > 400)
    #expect(elapses > 2000)
    print("\(compared) expressions and \(elapses) times agree with systemd-analyze")
  }

  /// A few hours before clocks change.
  private static let changes = [
    "2026-10-24T18:00:00Z", "2027-03-27T18:00:00Z", "2026-10-31T20:00:00Z", "2027-03-13T20:00:00Z",
    "2026-10-03T06:00:00Z", "2027-04-03T06:00:00Z",
  ].map(instant)

  private func difference(_ spec: CalendarSpec, _ answer: Answer, from base: WallInstant) throws
    -> String?
  {
    let rules = try spec.zone.map(TestZones.rules) ?? .utc
    var last = base
    for wanted in answer.elapses {
      while true {
        guard let found = spec.nextElapse(after: last, in: rules) else {
          return "none for \(wanted)"
        }
        last = found.at
        if found.at == wanted { break }
        // Left out there: no clock shows it.
        if rules.civil(at: found.at) != found.local { continue }
        return "\(found.at.rfc3339(offset: 0)) is not \(wanted.rfc3339(offset: 0))"
      }
    }
    if answer.elapses.count < Self.iterations, spec.nextElapse(after: last, in: rules) != nil {
      return "there is one more"
    }
    return nil
  }

  private static let iterations = 6

  private func ask(_ texts: [String], from base: WallInstant) throws -> [Answer] {
    let words = texts.map { "'\($0)'" }.joined(separator: " ")
    let time = "\(ZoneRules.utc.civil(at: base))".split(separator: "T").joined(separator: " ")
    let command =
      "TZ=UTC LC_ALL=C systemd-analyze calendar --iterations=\(Self.iterations) "
      + "--base-time='\(time) UTC' \(words)"
    let child = try #require(popen(command, "r"))
    let output = String(decoding: TestZones.readAll(child), as: UTF8.self)
    try #require(pclose(child) == 0, "\(command)")
    var answers: [Answer] = []
    for line in output.split(separator: "\n") {
      guard let colon = line.firstRange(of: ": ") else { continue }
      let (name, value) = (line[..<colon.lowerBound], line[colon.upperBound...])
      switch name.drop(while: { $0 == " " }) {
      case "Original form": break
      case "Normalized form": answers.append(Answer(normalised: String(value)))
      // `Iter. #2`, and `Iteration #2` since systemd 257.
      case let name where name == "Next elapse" || name.hasPrefix("Iter"):
        // `Sat 2026-10-24 20:20:00 UTC`
        let parts = value.split(separator: " ")
        guard parts.count == 4 else { continue }
        answers[answers.count - 1].elapses.append(instant("\(parts[1])T\(parts[2])Z"))
      default: break
      }
    }
    return answers
  }

  // MARK: Expressions

  private static func expression(using random: inout SeededNumbers) -> String {
    var parts: [String] = []
    if Int.random(in: 0..<3, using: &random) == 0 { parts.append(weekdays(using: &random)) }
    if Int.random(in: 0..<3, using: &random) > 0 { parts.append(date(using: &random)) }
    if parts.isEmpty || Int.random(in: 0..<5, using: &random) > 0 {
      parts.append(time(using: &random))
    }
    let zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
    if Bool.random(using: &random) { parts.append(zones.randomElement(using: &random)!) }
    return parts.joined(separator: " ")
  }

  private static func weekdays(using random: inout SeededNumbers) -> String {
    let names = ["Mon", "tue", "Wednesday", "THU", "Fri", "sat", "Sun"]
    let first = Int.random(in: 0..<7, using: &random)
    let last = Int.random(in: first..<7, using: &random)
    return switch Int.random(in: 0..<3, using: &random) {
    case 0: names[first]
    case 1: "\(names[first])..\(names[last])"
    default: "\(names[last]),\(names[first])"
    }
  }

  private static func date(using random: inout SeededNumbers) -> String {
    let years = ["*-", "", "2025..2040-", "2024/3-", "26-", "2026,2030,2028-"]
    let year = years.randomElement(using: &random)!
    let month = field(1...12, using: &random)
    let isFromEnd = Int.random(in: 0..<4, using: &random) == 0
    let day = field(isFromEnd ? 1...28 : 1...31, steps: !isFromEnd, using: &random)
    return "\(year)\(month)\(isFromEnd ? "~" : "-")\(day)"
  }

  private static func time(using random: inout SeededNumbers) -> String {
    let (hour, minute) = (field(0...23, using: &random), field(0...59, using: &random))
    let seconds = ["", ":00", ":30", ":0/20", ":*"].randomElement(using: &random)!
    return "\(hour):\(minute)\(seconds)"
  }

  private static func field(
    _ range: ClosedRange<Int>, steps: Bool = true, using random: inout SeededNumbers
  ) -> String {
    let first = Int.random(in: range, using: &random)
    let last = Int.random(in: first...range.upperBound, using: &random)
    let step = Int.random(in: 1...7, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return "*"
    case 2, 3: return "\(first)"
    case 4: return first < last ? "\(first)..\(last)" : "\(first)"
    case 5: return steps && first + step <= last ? "\(first)..\(last)/\(step)" : "\(first)"
    case 6: return steps && first + step <= range.upperBound ? "\(first)/\(step)" : "\(last)"
    default: return "\(last),\(first)"
    }
  }
}
