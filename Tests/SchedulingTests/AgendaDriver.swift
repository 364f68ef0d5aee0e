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
  private var orders: [Agenda.Event] = []

  init(at now: WallInstant) {
    agenda = Agenda()
    self.now = now
  }

  mutating func send(_ event: Agenda.Event) {
    orders.append(event)
    while !orders.isEmpty { handle(orders.removeFirst()) }
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

  /// The clock jumps, in either direction, or the machine was asleep.
  mutating func jump(to instant: WallInstant) {
    now = instant
    send(.time)
  }

  /// The daemon ends and comes back with what was recorded, at a later time perhaps.
  mutating func restart(at instant: WallInstant, with reminders: [ScheduledReminder]) {
    now = instant
    agenda = Agenda(
      decisions: decisions.values.sorted { $0.occurrence.at < $1.occurrence.at },
      rules: Array(rules.values))
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

  private mutating func perform(_ action: Agenda.Action, ringing: Set<OccurrenceKey>) {
    switch action {
    case .record(let decision):
      let key = decision.occurrence.key
      if outcomes[key] == nil, decision.occurrence.at > now { faults.append("\(clock) came early") }
      decisions[key] = decision
      outcomes[key, default: []].append(decision.outcome)
      let day = key.local.prefix(10) == storyDay ? key.local.dropFirst(11) : key.local[...]
      note("\(key.reminder) \(day.prefix(day.count - 3)) is \(decision.outcome.rawValue)")
    case .keep(let rule): rules[rule.reminder] = rule
    case .ring(let again):
      note(again ? "ring again" : "ring")
      guard !again else { return }
      for item in agenda.due where item.isAnnouncing {
        let key = item.occurrence.key
        if item.occurrence.at > now { faults.append("\(clock) rang early") }
        if outcomes[key]?.last != .due { faults.append("\(clock) rings without a record") }
        if !ringing.contains(key) { rings[key, default: 0] += 1 }
      }
      if let hears { orders.append(.rang(heard: hears)) }
    case .silence: note("silence")
    case .start(let routine):
      note("start \(routine)")
      let fits = decisions.values.contains {
        $0.outcome == .announced && $0.occurrence.routine == routine
      }
      if !fits { faults.append("\(clock) starts without a record") }
      if starts { orders.append(.sessionStarted(routine: routine)) }
    case .arm(let instant): alarm = instant
    case .changed: break
    }
  }

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
    case .record, .keep: true
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
