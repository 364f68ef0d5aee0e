// The conductor with real files, an audio thread and a store that do what the test says, and
// clocks that it sets: Tuesday, 24 November 2026, in UTC.

import ConfigFiles
import Control
import Desktop
import Logging
import Planning
import Routines
import Scheduling
import Service
import Sessions
import TestSupport

@testable import Daemon

final class House {
  private let files = TemporaryFolder()
  var audio = FakeAudio()
  let store: MemoryStore
  private let speech: FakeSpeech?
  private(set) var conductor: Conductor!
  private(set) var wall = WallInstant(rfc3339: "2026-11-24T07:00:00Z")!
  private(set) var stream = StreamInstant(nanoseconds: 0)
  private var armed: WallInstant?
  /// How often something that is shown was different.
  private(set) var changes = 0
  /// Which start of the machine this is; nil where nothing tells.
  private let boot: String?

  /// - Parameter files: by path, `reminders/desk.yaml`.
  init(
    _ files: [String: String] = [:], store: MemoryStore = MemoryStore(),
    speech: FakeSpeech? = nil, boot: String? = nil
  ) {
    self.speech = speech
    self.boot = boot
    self.store = store
    write("sounds/clear/theme.yaml", "name: Clear")
    for (name, text) in files { write(name, text) }
    restart()
  }

  var folder: String { files.path }
  func write(_ name: String, _ text: String) { files.write(name, text) }
  func remove(_ name: String) { files.remove(name) }

  /// For the modes, which read the same files.
  var places: Places {
    Places(
      environment: ["HOME": folder, "XDG_DATA_HOME": "\(folder)/data", "XDG_CONFIG_DIRS": ""],
      config: folder)
  }

  private var layers: Layers { Layers(folders: [folder], themes: ["\(folder)/sounds"]) }

  /// Another daemon on the same files and the same store.
  func restart() {
    audio = FakeAudio()
    armed = nil
    let zones = ZoneBook(ZoneFiles(environment: ["TZ": ""]))
    conductor = Conductor(
      configuration: Configuration(reading: layers, zones: zones.existing), audio: audio,
      speech: speech, history: History(boot: boot) { [store] in store },
      zones: zones,
      outside: Conductor.Outside(
        clocks: { [unowned self] in reading }, streamNow: { [unowned self] in stream },
        armAgenda: { [unowned self] in armed = $0 }, armSession: { _ in },
        changed: { [unowned self] in changes += 1 }),
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// The stream's clock does not sleep.
  private var reading: ClockReading {
    let milliseconds = stream.nanoseconds / 1_000_000
    return ClockReading(wall: wall, monotonic: milliseconds, sinceBoot: milliseconds)
  }

  func reload() {
    conductor.reload(
      Configuration(
        reading: layers, previous: conductor.configuration, zones: conductor.zones.existing))
  }

  /// Lets time pass; the agenda is woken when it has asked for it.
  func wait(until clock: String) {
    let end = WallInstant(rfc3339: "2026-11-24T\(clock)Z")!
    while let next = armed, next <= end {
      move(to: next)
      armed = nil
      conductor.timeHasCome()
    }
    move(to: end)
  }

  private func move(to instant: WallInstant) {
    stream.nanoseconds += (instant.milliseconds - wall.milliseconds) * 1_000_000
    wall = instant
  }

  /// The audio thread carries out what it was ordered; of a ring it says whether it was heard.
  func sound(ringHeard: Bool? = nil) {
    let plays = audio.orders.contains { if case .play = $0 { true } else { false } }
    audio.apply(anchor: plays ? Anchor(frame: .zero, at: stream, moves: true) : nil)
    audio.report.ringHeard = ringHeard
    conductor.audioHasNews()
  }

  func end() {
    audio.report.sessionEnded = true
    conductor.audioHasNews()
    audio.report.sessionEnded = false
  }

  /// The routines that were ordered to be played.
  var played: [String] {
    audio.orders.compactMap {
      if case .play(let spoken) = $0 { spoken.timeline.routine } else { nil }
    }
  }

  var rings: [Ring] {
    audio.orders.compactMap { if case .ring(let ring) = $0 { ring } else { nil } }
  }
}

/// What a call is refused with; nil when it is not.
func refusal(_ call: () throws(ControlError) -> Void) -> ControlError? {
  do throws(ControlError) {
    try call()
    return nil
  } catch {
    return error
  }
}

extension Conductor {
  var notice: Notice? { Notice(state) }
  var player: PlayerState? { PlayerState(state) }
  var problems: [String] { state.problems }
  func set(percent: Int) { set(Volume(percent: percent, isMuted: volume.isMuted)) }
  func set(isMuted: Bool) { set(Volume(percent: volume.percent, isMuted: isMuted)) }
}

/// Every command that a running session knows.
let everyCommand: [SessionCommand] = [
  .pause, .resume, .toggle, .skip, .back, .restart, .extend(.seconds(10)),
  .stop(inPain: false),
]
