// Plays the daemon around an agenda: an alarm, a clock, a ring that sounds at once, sessions that
// start at once, and a store. What happens becomes lines of text.

@testable import Scheduling

/// The day of all the stories, a Tuesday.
let storyDay = "2026-11-24"

struct AgendaDriver {
  private(set) var agenda: Agenda
  private(set) var now: WallInstant
  private(set) var alarm: WallInstant?
  /// `07:30:00 ring`
  private(set) var lines: [String] = []
  /// What must never be, in words.
  private(set) var faults: [String] = []
  /// What the store would hold.
  private(set) var decisions: [OccurrenceKey: Decision] = [:]
  private(set) var rules: [String: RuleInForce] = [:]
  /// Every outcome recorded of an occurrence, in order.
  private(set) var outcomes: [OccurrenceKey: [Outcome]] = [:]
  /// How many first rings there were for an occurrence.
  private(set) var rings: [OccurrenceKey: Int] = [:]
  /// Whether rings sound; nil: they are never handed over.
  var hears: Bool? = true
  /// Whether a session that is asked for starts.
  var starts = true
  private var off: OffSpell?
  private var holds: [HoldSpell] = []
  private var orders: [Agenda.Event] = []

  init(at now: WallInstant) {
    agenda = Agenda()
    self.now = now
  }

  mutating func send(_ event: Agenda.Event) {
    orders.append(event)
    while !orders.isEmpty {
      if let start = agenda.mustRecall(at: now) {
        agenda.recall(decisions.values.filter { $0.occurrence.at >= start }, since: start)
      }
      handle(orders.removeFirst())
    }
  }

  /// Lets time pass, awake.
  mutating func wait(until end: WallInstant) {
    var wakes = 0
    while let at = alarm, at <= end {
      now = max(now, at)
      send(.time)
      wakes += 1
      if wakes > 10_000 { return faults.append("it wakes all the time at \(clock)") }
    }
    now = max(now, end)
  }

  /// The machine was asleep, or the clock is set back.
  mutating func jump(to instant: WallInstant) {
    let passed = instant.milliseconds - now.milliseconds
    now = instant
    send(.passed(passed < 0 ? ClockPassage(step: passed) : ClockPassage(slept: passed)))
  }

  /// The clock is set, in either direction.
  mutating func set(to instant: WallInstant) {
    let step = instant.milliseconds - now.milliseconds
    now = instant
    send(.passed(ClockPassage(step: step)))
  }

  mutating func endSession(_ routine: String, isCompleted: Bool, lasted: Int64 = 600) {
    send(
      .sessionEnded(
        PlayedSession(
          agenda.session ?? SessionOrigin(routine: routine), ended: now, isCompleted: isCompleted,
          lasted: lasted)))
  }

  /// The daemon ends and comes back with what was recorded, at a later time perhaps.
  /// - Parameter isAfterBoot: the machine was started anew.
  mutating func restart(
    at instant: WallInstant, with reminders: [ScheduledReminder], isAfterBoot: Bool = false
  ) {
    now = instant
    agenda = Agenda(
      AgendaMemory(
        decisions: decisions.values.sorted { $0.occurrence.at < $1.occurrence.at },
        rules: Array(rules.values), off: off, holds: holds,
        lastSeen: decisions.values.map(\.at).max(), isOfEarlierBoot: isAfterBoot))
    send(.reload(reminders))
  }

  private mutating func handle(_ event: Agenda.Event) {
    let before = Set(agenda.due.filter { $0.isAnnouncing }.map(\.occurrence.key))
    let actions = agenda.handle(event, at: now)
    var hasActed = false
    for action in actions {
      if hasActed, action.isRecord { faults.append("\(clock) recorded after it was done") }
      perform(action, ringing: before)
      hasActed = hasActed || action.isDeed
    }
    if case .arm = actions.last {} else { faults.append("\(clock) nothing was armed") }
    if let alarm, alarm <= now, orders.isEmpty { faults.append("\(clock) armed in the past") }
  }

  private func words(for key: OccurrenceKey) -> String {
    let day = key.local.prefix(10) == storyDay ? key.local.dropFirst(11) : key.local[...]
    return "\(key.reminder) \(day.hasSuffix(":00") ? day.dropLast(3) : day)"
  }

  private mutating func perform(_ action: Agenda.Action, ringing: Set<OccurrenceKey>) {
    switch action {
    case .record(let decision):
      let key = decision.occurrence.key
      if outcomes[key] == nil, decision.outcome != .skipped, decision.occurrence.at > now {
        faults.append("\(clock) came early")
      }
      decisions[key] = decision
      outcomes[key, default: []].append(decision.outcome)
      note("\(words(for: key)) is \(decision.outcome.rawValue)")
    case .disregard(let key):
      (decisions[key], outcomes[key]) = (nil, nil)
      note("\(words(for: key)) is open again")
    case .keep(let rule): rules[rule.reminder] = rule
    case .keepOff(let spell):
      off = spell
      note(spell == nil ? "on" : "off")
    case .keepHolds(let spells):
      holds = [HoldSpell](text: spells.text ?? "")
      if holds != spells { faults.append("\(clock) a hold is not kept as it is") }
      let owners = spells.map(\.owner).joined(separator: " and ")
      note(spells.isEmpty ? "released" : "held by \(owners)")
    case .ring(let again):
      note(again ? "ring again" : "ring")
      guard !again else { return }
      for item in agenda.due where item.isAnnouncing {
        let key = item.occurrence.key
        // One that was put off rings when its length has passed, whatever clocks show.
        if item.occurrence.at > now, !isAgain(item) { faults.append("\(clock) rang early") }
        if let last = outcomes[key]?.last, last != .due, last != .snoozed, !item.ringsAnew {
          faults.append("\(clock) rings without a record")
        }
        // One that a person has put off rings again.
        if !ringing.contains(key), !isAgain(item) { rings[key, default: 0] += 1 }
      }
      if let hears { orders.append(.rang(heard: hears)) }
    case .silence: note("silence")
    case .start(let reminder, let routine):
      note("start \(routine)")
      let fits = decisions.values.contains {
        $0.outcome == .announced && $0.occurrence.routine == routine
      }
      if !fits { faults.append("\(clock) starts without a record") }
      if starts {
        // Composed for the reminder's wish, if it has one.
        let wish = agenda.reminder(reminder)?.wish
        orders.append(
          .sessionStarted(
            SessionOrigin(routine: routine, wish: wish, reminder: reminder, isByItself: true)))
      }
    case .arm(let instant): alarm = instant
    case .changed: break
    }
  }

  /// People have been told of it: it was put off, or its countdown was slept through.
  private func isAgain(_ item: Due) -> Bool { item.snoozes > 0 || item.ringsAnew }

  private mutating func note(_ line: String) { lines.append("\(clock) \(line)") }

  /// The time of day, in UTC; on other days than the story's with the date.
  private var clock: String {
    let text = now.rfc3339(offset: 0).dropLast()
    return String(text.prefix(10) == storyDay ? text.dropFirst(11) : text)
  }
}

extension Agenda.Action {
  var isRecord: Bool {
    switch self {
    case .record, .keep, .disregard, .keepOff, .keepHolds: true
    default: false
    }
  }

  /// What the world notices.
  var isDeed: Bool {
    switch self {
    case .ring, .start: true
    default: false
    }
  }
}
