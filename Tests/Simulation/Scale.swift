// What ten thousand reminders take: to be read, to be looked through for the next ones, and to be
// kept for a year. Figures to report, no test: another machine has others.

import ConfigFiles
import Daemon
import Glibc
import Scheduling
import Service
import TestSupport

struct Scale {
  let reminders: Int
  private let world: World

  init(reminders: Int, zones: [String]) {
    self.reminders = reminders
    world = World(seed: 0, start: WallInstant(rfc3339: "2026-11-23T00:00:00Z")!)
    // The checker remembers everything, which is not what is measured.
    world.isWatched = false
    world.travel(to: "Europe/Berlin")
    var dice = SeededNumbers(seed: 1)
    for number in 0..<reminders {
      var reminder = WrittenReminder(
        name: "r\(number)",
        rule: .monthly(days: [dice.number(1...28)], second: dice.number(0...1439) * 60),
        routine: Routines.all[0].id)
      if dice.once(in: 2) { reminder.zone = dice.pick(zones) }
      world.put(reminder)
    }
  }

  func run() {
    defer { world.close() }
    let start = Self.milliseconds { world.start() }
    say("\(reminders) reminders: read and started in \(start) ms")
    let reloads = (0..<3).map { _ in Self.milliseconds { world.reload() } }
    say("reloaded in \(reloads.min()!) ms")
    let agenda = world.conductor!.agenda
    let lists = (0..<10).map { _ in
      Self.milliseconds { _ = agenda.upcoming(after: world.wall, count: 10) }
    }
    say("the next ten found in \(lists.sorted()[5]) ms")
    var memory: [Int] = []
    for _ in 0..<12 {
      world.pass(365 * 86_400_000 / 12)
      memory.append(Self.residentKiB)
    }
    let announced = ((try? world.store.decisions(of: nil, count: 1_000_000)) ?? [])
      .count { $0.outcome == .announced }
    say("a year, in which \(announced) were announced; resident KiB month by month: \(memory)")
    for fault in world.checker.faults { say(fault) }
  }

  /// At once, whoever reads.
  private func say(_ text: String) {
    print(text)
    fflush(nil)
  }

  /// Of CLOCK_MONOTONIC.
  private static func milliseconds(_ body: () -> Void) -> Double {
    let start = MonotonicInstant.now()
    body()
    let passed = MonotonicInstant.now().nanoseconds - start.nanoseconds
    return Double(passed / 10_000) / 100
  }

  private static var residentKiB: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize()) / 1024
  }
}
