// Runs worlds until enough reminders have been watched for enough days, and tells of the first in
// which anything was wrong, by the seed that makes it again.

import ArgumentParser
import Glibc
import Scheduling
import TestSupport

@main
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Watch reminders for simulated years, in worlds in which everything goes wrong.")

  @Option(help: "The first world's seed.") var seed: UInt64 = 1
  @Option(help: "Go on until so many reminders times days were watched.")
  var reminderDays = 100_000
  @Option(help: "Of each world.") var days = 100
  @Option(help: "In each world.") var reminders = 100
  @Flag(help: "Tell what befell the world.") var verbose = false
  @Flag(help: "Measure what ten thousand reminders take instead.") var scale = false

  func run() throws {
    let zones = ZoneList.names()
    guard !zones.isEmpty else {
      throw ValidationError("no zones are found in /usr/share/zoneinfo; is tzdata installed?")
    }
    if scale { return Scale(reminders: 10_000, zones: zones).run() }
    var total = Total()
    var seed = seed
    let began = time(nil)
    while total.reminderDays < reminderDays {
      let world = World(seed: seed, start: Self.start(seed))
      let fate = Fate(world, seed: seed, zones: zones, reminders: reminders)
      fate.run(days: days)
      total.add(world, fate, reminders: reminders)
      let faults = world.checker.faults
      if verbose || !faults.isEmpty { for line in world.trail { print(line) } }
      for fault in faults.prefix(10) {
        print("seed \(seed): \(fault)")
        for line in world.story(of: fault) { print("    \(line)") }
      }
      world.close()
      guard faults.isEmpty else {
        print("make simulate SEED=\(seed) plays it again")
        throw ExitCode.failure
      }
      seed += 1
    }
    print(total.text(seconds: time(nil) - began, zones: zones.count))
  }

  /// Some time between 1996 and 2036.
  private static func start(_ seed: UInt64) -> WallInstant {
    var dice = SeededNumbers(seed: seed)
    return WallInstant(seconds: dice.long(820_454_400...2_082_758_400))
  }
}

struct Total {
  private(set) var reminderDays = 0
  private var worlds = 0
  private var lives = 0
  private var decisions = 0
  private var announced = 0
  private var sessions = 0
  private var exceptions = 0
  private var befell: [String: Int] = [:]

  mutating func add(_ world: World, _ fate: Fate, reminders: Int) {
    worlds += 1
    reminderDays += Int(world.sinceBoot / 86_400_000) * reminders
    lives += world.lives
    decisions += world.checker.decisions
    announced += world.checker.announced
    exceptions += world.checker.exceptions
    sessions += fate.sessions
    befell.merge(fate.befell) { $0 + $1 }
  }

  func text(seconds: Int, zones: Int) -> String {
    let faults = befell.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return """
      \(reminderDays) reminder-days in \(worlds) worlds and \(zones) zones, \(seconds) s: \
      \(announced) announced, \(decisions) decisions, \(sessions) sessions, \(lives) lives; \
      announced again after a death between sound and record: \(exceptions); nothing else twice, \
      nothing lost, nothing early, everything ended
      \(faults.joined(separator: ", "))
      """
  }
}

/// Every IANA zone of the system.
enum ZoneList {
  static func names() -> [String] {
    guard let file = fopen("/usr/share/zoneinfo/tzdata.zi", "r") else { return [] }
    defer { fclose(file) }
    var names: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    // `Z NAME …` begins a zone, `L TARGET NAME` is a link (zic(8)).
    while getline(&line, &size, file) > 0 {
      let words = String(cString: line!).split(whereSeparator: \.isWhitespace)
      if words.count > 1, words[0] == "Z" { names.append(String(words[1])) }
      if words.count > 2, words[0] == "L" { names.append(String(words[2])) }
    }
    return names.filter { access("/usr/share/zoneinfo/\($0)", R_OK) == 0 && $0 != "Factory" }
      .sorted()
  }
}
