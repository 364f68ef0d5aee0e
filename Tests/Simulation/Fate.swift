// What befalls a world, by the dice of its seed: clocks that are set, sleep, crashes, journeys, full
// disks, files that change, and a person who answers, or does not.

import Control
import Daemon
import Planning
import Routines
import Scheduling
import Sessions
import TestSupport

extension SeededNumbers {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func long(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }
  /// Once in `count`.
  mutating func once(in count: Int) -> Bool { number(1...count) == 1 }
}

enum Routines {
  /// Short ones, so that sessions are cheap; one is long enough to rest from.
  static let all: [(id: String, yaml: String)] = [20, 45, 150].map { seconds in
    (
      "for-\(seconds)",
      "steps:\n  - {exercise: Reach, hold: \(seconds)s, sides: none, say: Reach.}\n"
    )
  }
}

final class Fate {
  let world: World
  private var dice: SeededNumbers
  private let zoneNames: [String]
  private(set) var befell: [String: Int] = [:]
  private(set) var sessions = 0
  private let count: Int

  init(_ world: World, seed: UInt64, zones: [String], reminders: Int) {
    self.world = world
    dice = SeededNumbers(seed: seed &* 31 &+ 7)
    zoneNames = zones
    count = reminders
  }

  private static let minute: Int64 = 60_000
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 86_400_000

  /// Lives through a number of days with faults, then some without.
  func run(days: Int) {
    world.travel(to: dice.pick(zoneNames))
    for number in 0..<count { world.put(reminder("r\(number)")) }
    world.start()
    let end = world.sinceBoot + Int64(days) * Self.day
    while world.sinceBoot < end, world.checker.faults.isEmpty {
      world.pass(
        dice.once(in: 4) ? dice.long(0...120_000) : dice.long(Self.minute...16 * Self.hour))
      befall()
    }
    quieten()
  }

  /// Once the faults stop, everything works again and everything ends.
  private func quieten() {
    guard world.checker.faults.isEmpty else { return }
    world.note("quiet")
    world.diskIsFull = false
    world.ringing = .heard
    if world.conductor == nil { world.start() }
    world.store.writesLeft = nil
    for name in world.files.keys.sorted() where world.files[name]! == nil {
      world.put(reminder(name))
    }
    world.reload()
    world.daemon { try? $0.obey(.on) }
    world.daemon { try? $0.obey(.release(owner: nil)) }
    world.daemon { $0.surround(with: []) }
    // A session that is paused ends by itself, and whatever was due before.
    world.pass(2 * Self.hour)
    let start = world.wall
    world.pass(2 * Self.day)
    world.checker.everythingRang(from: start, to: world.wall.adding(seconds: -3600))
    world.checker.nothingIsLost(at: world.wall)
    for name in world.files.keys.sorted() { world.remove(name) }
    world.reload()
    world.pass(2 * Self.hour)
    world.checker.everythingEnded(at: world.wall)
    if world.audio.isPlaying { world.checker.fail("a session does not end") }
    if let due = world.conductor?.agenda.due.first { world.checker.fail("\(due) does not end") }
  }

  private func befall() {
    if world.diskIsFull, dice.once(in: 3) { world.diskIsFull = false }
    if world.conductor == nil { return comeBack() }
    let (name, event) = dice.pick(events)
    befell[name, default: 0] += 1
    event()
  }

  private var events: [(String, () -> Void)] {
    [
      ("asleep", { self.world.sleep(self.dice.long(Self.minute...10 * Self.hour)) }),
      ("asleep for days", { self.sleepLong() }),
      ("clock set", { self.setClock(Self.hour) }), ("clock corrected", { self.setClock(Self.day) }),
      ("clock lost", { self.loseClock() }),
      ("killed", { self.world.stop(properly: false) }),
      ("died in a write", { self.dieInWrite() }), ("died in a write", { self.dieInWrite() }),
      ("stopped", { self.world.stop(properly: true) }),
      ("travelled", { self.travel() }), ("files changed", { self.changeFiles() }),
      ("disk full", { self.world.diskIsFull = true }),
      (
        "sound",
        { self.world.ringing = self.dice.pick([.heard, .heard, .heard, .unheard, .hangs]) }
      ),
      ("snoozed", { self.tell(.snooze(reminder: nil, by: nil)) }),
      ("snoozed", { self.tell(.snooze(reminder: nil, by: self.dice.long(60...7200))) }),
      ("skipped", { self.tell(.skipNext(reminder: self.dice.once(in: 2) ? nil : self.someone)) }),
      ("off", { self.turnOff() }), ("on", { self.tell(.on) }),
      ("asked for", { self.tell(.wanted(reminder: self.someone)) }),
      ("held", { self.hold() }), ("released", { self.release() }),
      ("skip undone", { self.tell(.unskip(reminder: self.dice.once(in: 2) ? nil : self.someone)) }),
      ("wrong moment", { self.hinder() }), ("wrong moment", { self.hinder() }),
      ("session", { self.play() }), ("session", { self.play() }),
      ("session command", { self.command() }), ("session command", { self.command() }),
    ]
  }

  private var someone: String { "r\(dice.number(0...(count - 1)))" }

  private func tell(_ event: Agenda.Event) {
    world.note("\(event)")
    world.daemon { try? $0.obey(event) }
  }

  /// While nobody is there, other things happen too.
  private func comeBack() {
    if dice.once(in: 4) { setClock(Self.hour) }
    if dice.once(in: 6) { world.travel(to: dice.pick(zoneNames)) }
    if dice.once(in: 6) { changeFile() }
    if dice.once(in: 12) { world.pass(dice.long(Self.day...20 * Self.day)) }
    world.start()
  }

  private func sleepLong() {
    guard dice.once(in: 4) else { return }
    world.sleep(dice.long(Self.day...12 * Self.day))
  }

  private func setClock(_ most: Int64) {
    let step = dice.long(1000...3 * most)
    world.setClock(by: dice.once(in: 2) ? step : -step)
  }

  /// To 1970 or 2106, and back.
  private func loseClock() {
    guard dice.once(in: 5) else { return }
    let year2106: Int64 = 4_291_747_200_000
    let step = (dice.once(in: 2) ? 0 : year2106) - world.wall.milliseconds
    world.setClock(by: step)
    world.pass(dice.long(1000...3 * Self.hour))
    if dice.once(in: 3), world.conductor != nil {
      world.stop(properly: dice.once(in: 2))
      world.start()
    }
    world.setClock(by: -step)
  }

  private func dieInWrite() {
    world.store.writesLeft = dice.number(0...4)
    world.store.diesAfterWrite = dice.once(in: 2)
  }

  private func travel() {
    world.travel(to: dice.pick(zoneNames))
    world.reload()
  }

  private func changeFiles() {
    for _ in 0..<dice.number(1...3) { changeFile() }
    world.reload()
  }

  private func changeFile() {
    let name = someone
    switch dice.number(1...6) {
    case 1: world.remove(name)
    case 2: world.put(reminder(name), text: "at: 25:00\nroutin: none\n")
    case 3:
      guard case var old?? = world.files[name] else { return world.put(reminder(name)) }
      old.isEnabled.toggle()
      world.put(old)
    default: world.put(reminder(name))
    }
  }

  private func turnOff() {
    let isElapsed = dice.once(in: 2)
    let end = world.wall.adding(seconds: dice.long(60...200_000))
    tell(.off(OffSpell(since: world.wall, until: end, isElapsed: isElapsed)))
  }

  private func hold() {
    // One that lasts for as long as its owner is there may end by nothing but a release.
    let end = dice.once(in: 4) ? nil : world.wall.adding(seconds: dice.long(60...100_000))
    tell(.hold(HoldSpell(owner: dice.pick(Self.owners), until: end)))
  }

  private func release() {
    tell(.release(owner: dice.once(in: 3) ? nil : dice.pick(Self.owners)))
  }

  private static let owners = ["you", "zoom", "backup"]

  /// Calls, films and absences begin and end.
  private func hinder() {
    let kinds = Hindrance.Kind.allCases.filter { _ in dice.once(in: 6) }
    world.note("hindered by \(kinds)")
    world.daemon { $0.surround(with: Set(kinds.map { Hindrance($0) })) }
  }

  private func play() {
    sessions += 1
    let wish: StartWish =
      dice.once(in: 2) ? .whateverIsDue : .named(dice.pick(Routines.all.map(\.id)))
    world.note("starts \(wish)")
    world.daemon { try? $0.start(wish) { _ in } }
  }

  private func command() {
    let command = dice.pick([
      SessionCommand.toggle, .pause, .skip, .back, .restart, .stop(inPain: false),
    ])
    world.note("\(command)")
    world.daemon { try? $0.obey(command) {} }
  }

  // MARK: Reminders

  private func reminder(_ name: String) -> WrittenReminder {
    var reminder = WrittenReminder(
      name: name, rule: rule(), routine: dice.pick(Routines.all.map(\.id)))
    if dice.once(in: 2) { reminder.zone = dice.pick(zoneNames) }
    reminder.isAuto = dice.once(in: 5)
    if dice.once(in: 3) { reminder.missedMinutes = dice.number(5...1440) }
    if dice.once(in: 8) {
      let today = Int(world.wall.seconds / 86_400)
      reminder.from = today + dice.number(-5...10)
      reminder.until = reminder.from! + dice.number(5...60)
      reminder.except = [reminder.from! + 2, reminder.from! + 3]
    }
    return reminder
  }

  private func rule() -> WrittenReminder.Rule {
    let days = Set((0..<dice.number(1...7)).map { _ in dice.number(1...7) })
    switch dice.number(1...10) {
    case 1...7: return .at(Set((0..<dice.number(1...2)).map { _ in second() }).sorted(), days: days)
    case 8: return .monthly(days: [dice.number(1...15), dice.number(16...31)], second: second())
    default:
      let from = dice.number(0...95) * 900
      var to = dice.number(0...95) * 900
      if to == from { to = (to + 7200) % 86_400 }
      let length = (to - from + 86_400) % 86_400
      let minutes = dice.pick([50, 90, 120, 240])
      return .every(
        minutes: minutes, from: from, to: to, days: days, atStart: minutes * 60 >= length)
    }
  }

  /// Often in the hours in which zones change, and on a round minute.
  private func second() -> Int {
    let hour = dice.once(in: 3) ? dice.number(0...3) : dice.number(0...23)
    return hour * 3600 + dice.pick([0, 30, 15, dice.number(0...59)]) * 60
      + (dice.once(in: 10) ? dice.number(0...59) : 0)
  }
}
