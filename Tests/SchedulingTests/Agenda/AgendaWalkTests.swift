// The agenda on random walks: whatever happens in whatever order, nothing is announced twice,
// nothing is lost without a record, and everything due ends.

import TestSupport
import Testing

@testable import Scheduling

/// One walk, from a seed.
private struct Walk {
  private var random: SeededNumbers
  private var driver = AgendaDriver(at: instant("2026-10-23T06:00:00Z"))
  private var items: [ScheduledReminder]
  /// Since when each reminder is on; nil: it is off.
  private var since: [String: WallInstant] = [:]
  private(set) var faults: [String] = []
  private(set) var announced = 0
  private var trail: [String] = []

  init(seed: UInt64, berlin: ZoneRules) {
    random = SeededNumbers(seed: seed)
    items = [
      ScheduledReminder(
        Reminder(name: "desk", times: times("02:30", "09:00", "09:20", "15:00"), routine: "quick"),
        rules: berlin),
      ScheduledReminder(
        Reminder(
          name: "arms", times: times("09:00", "21:45"), routine: "arms", start: .auto,
          missed: .skip), rules: .utc),
      ScheduledReminder(
        Reminder(
          name: "neck", times: times("07:00", "12:00"), days: [.saturday, .monday, .tuesday],
          routine: "quick", start: .auto, missed: .within(seconds: 7200)), rules: berlin),
    ]
    for item in items { since[item.reminder.name] = driver.now }
    driver.send(.reload(items))
  }

  mutating func run(steps: Int) {
    for _ in 0..<steps where faults.isEmpty {
      step()
      check()
    }
    finish()
    announced = driver.rings.count
    if !faults.isEmpty { faults += trail.suffix(6) + driver.lines.suffix(12) }
  }

  private mutating func seconds(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &random)
  }

  private mutating func step() {
    let now = driver.now
    switch Int.random(in: 0..<16, using: &random) {
    case 0...2: wait(until: now.adding(seconds: seconds(0...90)))
    case 3...5: wait(until: now.adding(seconds: seconds(60...7200)))
    case 6: wait(until: now.adding(seconds: seconds(7200...100_000)))
    case 7: jump(to: now.adding(seconds: seconds(1...7200)))
    case 8: jump(to: now.adding(seconds: seconds(3600...260_000)))
    case 9: jump(to: now.adding(seconds: -seconds(1...7200)))
    case 10: jump(to: now.adding(seconds: -seconds(1...100_000)))
    case 11, 12: session()
    case 13: send(.stopped)
    case 14: restart(at: now.adding(seconds: seconds(-600...5000)))
    default: reload()
    }
    if Bool.random(using: &random) { driver.hears = Bool.random(using: &random) }
    driver.starts = Int.random(in: 0..<4, using: &random) > 0
  }

  private mutating func send(_ event: Agenda.Event) {
    trail.append("\(driver.now.rfc3339(offset: 0)) send \(event)".prefix(90).description)
    driver.send(event)
  }

  private mutating func wait(until end: WallInstant) {
    trail.append("wait until \(end.rfc3339(offset: 0))")
    driver.wait(until: end)
  }

  private mutating func jump(to end: WallInstant) {
    trail.append("jump to \(end.rfc3339(offset: 0))")
    driver.jump(to: end)
  }

  private mutating func session() {
    let routine = Bool.random(using: &random) ? "quick" : "arms"
    if let running = driver.agenda.sessionRoutine {
      driver.endSession(running, isCompleted: true)
    } else {
      send(.sessionStarted(SessionOrigin(routine: routine)))
    }
  }

  private mutating func restart(at end: WallInstant) {
    trail.append("restart at \(end.rfc3339(offset: 0))")
    driver.restart(at: end, with: items)
  }

  /// Turns one of them on or off.
  private mutating func reload() {
    let index = Int.random(in: items.indices, using: &random)
    items[index].reminder.isEnabled.toggle()
    let reminder = items[index].reminder
    since[reminder.name] = reminder.isEnabled ? driver.now : nil
    send(.reload(items))
  }

  private mutating func check() {
    faults += driver.faults
    for (key, outcomes) in driver.outcomes where !Self.isStory(outcomes) {
      faults.append("\(key.reminder) \(key.local): \(outcomes)")
    }
    for (key, count) in driver.rings where count > 1 {
      faults.append("\(key.reminder) \(key.local) rang \(count) times")
    }
    everythingThatCameIsDecided()
    for item in driver.agenda.due {
      if let expiry = item.expiry, expiry > driver.now.adding(seconds: Agenda.answerTime) {
        faults.append("\(item) ends too late")
      }
    }
  }

  /// Perhaps due, then perhaps announced, then perhaps one end; or an end at once. What ended without
  /// anybody being told comes again when the clock is set back.
  private static func isStory(_ outcomes: [Outcome]) -> Bool {
    func comesAgain(_ outcome: Outcome) -> Bool {
      let instant = WallInstant(seconds: 0)
      return Decided(at: instant, decidedAt: instant, outcome: outcome).isOpenAgain
    }
    let told = outcomes.firstIndex(of: .announced) ?? outcomes.endIndex
    let last = outcomes.dropLast().prefix(upTo: min(told, max(0, outcomes.count - 1)))
      .lastIndex(where: comesAgain)
    var rest = outcomes[(last.map { $0 + 1 } ?? 0)...]
    if rest.first == .due {
      rest.removeFirst()
      if rest.first == .announced { rest.removeFirst() }
    }
    return rest.count <= 1 && rest.allSatisfy { !$0.isOpen }
  }

  /// The occurrences of the last six days, found without the agenda.
  private mutating func everythingThatCameIsDecided() {
    let now = driver.now
    for item in items {
      guard let start = since[item.reminder.name] else { continue }
      since[item.reminder.name] = min(start, now)
      let today = item.rules.civil(at: now).date
      for occurrence in (-5...1).flatMap({ item.occurrences(on: today.adding(days: $0)) })
      where occurrence.at > start && occurrence.at <= now {
        if driver.outcomes[occurrence.key] == nil {
          faults.append("\(occurrence.key.reminder) \(occurrence.key.local) was lost")
        }
      }
    }
  }

  /// With the world quiet, all that is due ends.
  private mutating func finish() {
    if let running = driver.agenda.sessionRoutine {
      driver.endSession(running, isCompleted: true)
    }
    driver.starts = false
    // One that the clock was set back before waits for its own instant.
    let open = driver.agenda.due.filter { $0.occurrence.at <= driver.now }.map(\.occurrence.key)
    wait(until: driver.now.adding(seconds: Agenda.answerTime + Agenda.returnDelay + 1))
    for key in open where driver.decisions[key]?.outcome.isOpen != false {
      faults.append("\(key.reminder) \(key.local) does not end")
    }
    faults += driver.faults
  }
}

@Suite struct AgendaWalkTests {
  @Test func onRandomWalksNothingIsDoubledLostOrLeftOpen() throws {
    let berlin = try TestZones.rules("Europe/Berlin")
    var announced = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var walk = Walk(seed: seed, berlin: berlin)
      walk.run(steps: 120)
      #expect(walk.faults.isEmpty, "seed \(seed)")
      announced += walk.announced
    }
    // They were walks on which something came.
    #expect(announced > 500)
  }
}
