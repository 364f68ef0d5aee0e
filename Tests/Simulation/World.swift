// One world: files, clocks, a zone, a sound card and a disk, and a real daemon's heart in it. It is
// made from a seed, and the same seed makes the same world.

import ConfigFiles
import Control
import Daemon
import Glibc
import Logging
import Planning
import Routines
import Scheduling
import Service
import Sessions

final class World {
  let folder: String
  /// Milliseconds since the start of the world, asleep or awake.
  private(set) var sinceBoot: Int64 = 0
  private var asleep: Int64 = 0
  private var clockSetAt: Int64 = -1_000_000
  /// What the wall's clock shows at the start of the world, in milliseconds since 1970.
  private(set) var wallOffset: Int64
  private(set) var conductor: Conductor?
  private(set) var audio: VirtualAudio!
  private(set) var store: MortalStore!
  private(set) var checker: Checker!
  private(set) var lives = 0
  /// Whether what happens is checked.
  var isWatched = true
  /// What the files say; nil for one that does not parse.
  var files: [String: WrittenReminder?] = [:]
  private var zones: ZoneBook!
  private var rulesOfZones: [String: ZoneRules] = [:]
  private var agendaAlarm: WallInstant?
  private var sessionAlarm: StreamInstant?
  private var lastSeen: WallInstant
  var diskIsFull = false { didSet { store?.isFull = diskIsFull } }
  var ringing = VirtualAudio.Ringing.heard { didSet { audio?.ringing = ringing } }
  /// The newest of what happened, for a fault's report.
  private(set) var trail: [String] = []

  init(seed: UInt64, start: WallInstant) {
    let memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    folder = "\(memory)/limber-simulation-\(getpid())-\(seed)"
    wallOffset = start.milliseconds
    lastSeen = start
    for name in ["", "/reminders", "/routines", "/sounds", "/sounds/clear"] {
      mkdir(folder + name, 0o700)
    }
    write("sounds/clear/theme.yaml", "name: Clear\n")
    for routine in Routines.all { write("routines/\(routine.id).yaml", routine.yaml) }
    checker = Checker { [unowned self] in rules($0) }
  }

  /// Nothing of it is left.
  func close() {
    conductor = nil
    store = nil
    let files = FolderFiles.all(folder)
    for file in files { unlink(file) }
    for name in ["/sounds/clear", "/sounds", "/routines", "/reminders", ""] { rmdir(folder + name) }
  }

  /// What was decided about the occurrence that a fault begins with.
  func story(of fault: String) -> [String] {
    let decisions = (try? store?.decisions(of: nil, count: 100_000)) ?? []
    return decisions.reversed().filter { fault.hasPrefix($0.occurrence.key.text) }.map {
      "\($0.at.rfc3339(offset: 0)) \($0.outcome) \($0.reason) \($0.occurrence.at.rfc3339(offset: 0))"
    }
  }

  // MARK: Clocks

  var wall: WallInstant { WallInstant(milliseconds: wallOffset + sinceBoot) }
  var stream: StreamInstant { StreamInstant(nanoseconds: (sinceBoot - asleep) * 1_000_000) }
  private var reading: ClockReading {
    ClockReading(wall: wall, monotonic: sinceBoot - asleep, sinceBoot: sinceBoot)
  }

  func note(_ text: @autoclosure () -> String) {
    if trail.count > 60 { trail.removeFirst(20) }
    trail.append("\(wall.rfc3339(offset: 0)) \(text())")
  }

  /// Lets time pass, awake; whoever has asked is woken.
  func pass(_ milliseconds: Int64) {
    let end = sinceBoot + milliseconds
    var turns = 0
    while let next = nextInstant, next <= end, conductor != nil {
      sinceBoot = max(sinceBoot, next)
      wake()
      turns += 1
      if turns > 200_000 { return checker.fail("it wakes all the time") }
    }
    sinceBoot = end
  }

  /// In milliseconds since the start.
  private var nextInstant: Int64? {
    func awake(_ instant: StreamInstant) -> Int64 {
      (instant.nanoseconds + 999_999) / 1_000_000 + asleep
    }
    let alarms = [
      agendaAlarm.map { $0.milliseconds - wallOffset }, sessionAlarm.map(awake),
      audio.nextInstant.map(awake),
    ]
    return alarms.compactMap { $0 }.min()
  }

  private func wake() {
    if let alarm = agendaAlarm, alarm <= wall {
      agendaAlarm = nil
      daemon { $0.timeHasCome() }
    }
    if let alarm = sessionAlarm, alarm <= stream {
      sessionAlarm = nil
      daemon { $0.sessionTimeHasCome() }
    }
    while conductor != nil, let news = audio.hear() {
      if news == .rang, isWatched, let conductor {
        // What was ordered just before the clock was set back came by the clock of then.
        let isCalm = sinceBoot - clockSetAt > 10_000
        checker.rang(conductor.agenda.due, at: wall, mayBeEarly: !isCalm)
      }
      daemon { $0.audioHasNews() }
    }
  }

  func sleep(_ milliseconds: Int64) {
    note("asleep for \(milliseconds) ms")
    sinceBoot += milliseconds
    asleep += milliseconds
    isBack()
  }

  func setClock(by milliseconds: Int64) {
    note("the clock is set by \(milliseconds) ms")
    wallOffset += milliseconds
    clockSetAt = sinceBoot
    isBack()
  }

  /// The timer's cancel-on-set, or its elapsing in sleep.
  private func isBack() {
    guard conductor != nil else { return }
    seeClock()
    daemon { $0.timeHasCome() }
    if conductor != nil, isWatched { checker.nothingIsLost(at: wall) }
  }

  private func seeClock() {
    if wall < lastSeen { checker.clockWentBack(to: wall) }
  }

  // MARK: Files

  func write(_ name: String, _ text: String) {
    let file = fopen("\(folder)/\(name)", "w")!
    fputs(text, file)
    fclose(file)
  }

  func put(_ reminder: WrittenReminder, text: String? = nil) {
    files[reminder.name] = text == nil ? .some(reminder) : .some(nil)
    write("reminders/\(reminder.name).yaml", text ?? reminder.yaml)
  }

  func remove(_ name: String) {
    files[name] = nil
    unlink("\(folder)/reminders/\(name).yaml")
  }

  /// The person travels.
  func travel(to zone: String) {
    note("in \(zone)")
    let link = "\(folder)/localtime"
    unlink(link)
    symlink("/usr/share/zoneinfo/\(zone)", link)
    rulesOfZones["system"] = nil
  }

  private func rules(_ zone: String?) -> ZoneRules {
    let name = zone ?? "system"
    if let rules = rulesOfZones[name] { return rules }
    let files = ZoneFiles(environment: [:], localtime: "\(folder)/localtime")
    let bytes = try! zone.map { try files.bytes(of: $0) } ?? files.systemZone().bytes
    let rules = try! ZoneRules(tzif: bytes)
    rulesOfZones[name] = rules
    return rules
  }

  // MARK: The daemon

  private var layers: Layers { Layers(folders: [folder], themes: ["\(folder)/sounds"]) }

  func start() {
    lives += 1
    note("starts")
    agendaAlarm = nil
    sessionAlarm = nil
    audio = VirtualAudio { [unowned self] in stream }
    audio.ringing = ringing
    let life = lives
    do {
      store = try MortalStore(
        path: "\(folder)/history.db",
        wanted: { [unowned self] in if isWatched { checker.wants($0, at: wall) } },
        written: { [unowned self] in if isWatched { checker.wrote($0, at: wall) } })
    } catch {
      return checker.fail("the store: \(error)")
    }
    store.isFull = diskIsFull
    checker.clockWentBack(to: wall, isRestart: true)
    checker.reload(files, isRestart: true, at: wall)
    zones = ZoneBook(ZoneFiles(environment: [:], localtime: "\(folder)/localtime"))
    let configuration = Configuration(reading: layers, zones: zones.existing)
    let lives = { [unowned self] in life == self.lives && !store.isDead }
    let new = Conductor(
      configuration: configuration, audio: audio, history: History { [store] in store! },
      zones: zones,
      outside: Conductor.Outside(
        clocks: { [unowned self] in reading }, streamNow: { [unowned self] in stream },
        armAgenda: { [unowned self] in if lives() { agendaAlarm = $0 } },
        armSession: { [unowned self] in if lives() { sessionAlarm = $0 } }, changed: {}),
      log: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
    conductor = new
    let seen = lastSeen
    settle()
    guard conductor != nil else { return }
    if wall.seconds - seen.seconds > 8 * 86_400 { checker.absenceIsRecorded(from: seen, to: wall) }
    if isWatched { checker.nothingIsLost(at: wall) }
  }

  /// Everything that was changed is seen.
  func reload() {
    guard let conductor else { return }
    note("reads its files")
    zones.forget()
    let configuration = Configuration(
      reading: layers, previous: conductor.configuration, zones: zones.existing)
    checker.reload(files, isRestart: false, at: wall)
    daemon { $0.reload(configuration) }
    if self.conductor != nil, isWatched { checker.nothingIsLost(at: wall) }
  }

  /// Does something with the daemon, and whatever follows.
  func daemon(_ body: (Conductor) -> Void) {
    guard let conductor else { return }
    body(conductor)
    settle()
  }

  private func settle() {
    while !store.isDead, audio.carryOut() { conductor?.audioHasNews() }
    if store.isDead {
      die()
    } else {
      lastSeen = wall
      checker.lived()
    }
    if !audio.faults.isEmpty { checker.fail(audio.faults.joined(separator: "; ")) }
  }

  /// With a last word to the disk, or as by kill -9.
  func stop(properly: Bool) {
    note(properly ? "stops" : "is killed")
    if properly { conductor?.close() }
    store.kill()
    die()
  }

  private func die() {
    guard conductor != nil else { return }
    note("has died")
    conductor = nil
    checker.died()
  }
}

enum FolderFiles {
  /// The files of a folder and of those in it.
  static func all(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      let path = "\(folder)/\(name)"
      found += entry.pointee.d_type == UInt8(DT_DIR) ? all(path) : [path]
    }
    return found
  }
}
