// How a story of the agenda is told: its reminders, its steps, and the lines it must leave behind.

import Testing

@testable import Scheduling

func at(_ clock: String) -> WallInstant {
  instant(clock.utf8.count > 8 ? clock : "\(storyDay)T\(clock)Z")
}

func desk(
  _ clock: String..., start: StartPolicy = .ask, name: String = "desk", routine: String = "quick",
  isEnabled: Bool = true, isSilent: Bool = false, missed: MissedPolicy = .standard
) -> ScheduledReminder {
  ScheduledReminder(
    Reminder(
      name: name, times: clock.map { CivilTime(parsing: $0)! }, routine: routine, start: start,
      isEnabled: isEnabled, isSilent: isSilent, missed: missed), rules: .utc)
}

func every(
  _ minutes: Int64, _ from: String = "09:00", _ to: String = "17:30", routine: String = "quick"
) -> ScheduledReminder {
  let window = DayWindow(
    from: CivilTime(parsing: from)!, to: CivilTime(parsing: to)!.secondOfDay)!
  let rule = EveryRule(
    interval: minutes * 60, window: window, days: Set(Weekday.allCases))!
  return ScheduledReminder(
    Reminder(name: "every", rule: .every(rule), routine: routine), rules: .utc)
}

func told(_ clock: String, _ elapsed: String) -> [String] {
  ["due", "announced"].flatMap { outcome in
    ["\(clock) every 09:00:00+\(elapsed) is \(outcome)"]
      + (outcome == "due" ? ["\(clock) ring"] : [])
  }
}

/// A step of a story.
enum Step: Sendable {
  case reload([ScheduledReminder])
  case wait(String)
  case jump(String)
  case restart(String, [ScheduledReminder])
  /// The machine is started anew, by a clock that may be wrong.
  case boot(String, [ScheduledReminder])
  case begin(String)
  case end(String)
  /// It is stopped before its end.
  case abandon(String)
  case stop
  /// No sound can be heard.
  case mute
  /// Rings are ordered, and never sound.
  case stall
  case rang
  /// Sessions that are asked for do not start.
  case noStart
  /// It is stopped after half a minute.
  case cut(String)
  case send(Agenda.Event)
  /// The clock is set; a jump is a sleep, if it is forward.
  case set(String)
}

struct Story: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var steps: [Step]
  var expected: [String]

  init(_ what: String, _ steps: [Step], _ expected: [String]) {
    (testDescription, self.steps, self.expected) = (what, steps, expected)
  }

  /// Plays it, and compares what happened.
  func check() {
    let driver = play()
    #expect(driver.lines == expected)
    #expect(driver.faults == [])
  }

  private func play() -> AgendaDriver {
    var driver = AgendaDriver(at: at("06:00:00"))
    for step in steps {
      switch step {
      case .reload(let items): driver.send(.reload(items))
      case .wait(let clock): driver.wait(until: at(clock))
      case .jump(let clock): driver.jump(to: at(clock))
      case .restart(let clock, let items): driver.restart(at: at(clock), with: items)
      case .boot(let clock, let items):
        driver.restart(at: at(clock), with: items, isAfterBoot: true)
      case .begin(let routine): driver.send(.sessionStarted(SessionOrigin(routine: routine)))
      case .end(let routine): driver.endSession(routine, isCompleted: true)
      case .abandon(let routine): driver.endSession(routine, isCompleted: false)
      case .cut(let routine): driver.endSession(routine, isCompleted: false, lasted: 30)
      case .send(let event): driver.send(event)
      case .set(let clock): driver.set(to: at(clock))
      case .stop: driver.send(.stopped)
      case .mute: driver.hears = false
      case .stall: driver.hears = nil
      case .rang: driver.send(.rang(heard: true))
      case .noStart: driver.starts = false
      }
    }
    return driver
  }
}

let announced = [
  "07:30:00 desk 07:30 is due", "07:30:00 ring", "07:30:00 desk 07:30 is announced",
]
let announcedTwice = announced + ["07:31:00 ring again"]
let morning = desk("07:30")
let auto = desk("07:30", start: .auto)
