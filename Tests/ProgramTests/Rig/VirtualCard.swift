// A sound card that runs in real time and needs no hardware: PulseAudio's null sink behind ALSA's
// pulse plugin, and a recorder on its monitor.

import Foundation
import Testing

final class VirtualCard {
  private let server: Child
  private let folder: String
  private let environment: [String: String]

  /// What its one sink is given.
  static let sink = ["sink_name=cue", "rate=48000", "channels=2", "format=s16le"]

  /// Starts a server of its own and makes it the home's default device.
  init(for home: Home) throws {
    folder = "\(home.path)/run"
    let socket = "\(folder)/native"
    home.environment["PULSE_SERVER"] = "unix:\(socket)"
    environment = home.environment
    server = Child(
      "/usr/bin/pulseaudio",
      [
        "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disallow-exit",
        "-L", "module-null-sink \(Self.sink.joined(separator: " "))",
        "-L", "module-native-protocol-unix socket=\(socket) auth-anonymous=1",
      ], environment: environment)
    try server.start()
    let device = "type pulse server \"unix:\(socket)\""
    try "pcm.!default { \(device) device \"cue\" }\nctl.!default { \(device) }\n"
      .write(toFile: "\(home.path)/.asoundrc", atomically: true, encoding: .utf8)
    try eventually("pulseaudio answers") {
      try home.run("/usr/bin/pactl", "info").status == 0
    }
  }

  /// Puts another server before it, whose one sink passes on what it plays, as late as one over a
  /// network or a radio does: the home's default device from then on. The recorder stays behind it.
  /// - Parameter milliseconds: of its own, beyond what lies in ALSA's ring.
  func moveAway(latency milliseconds: Int, of home: Home) throws -> Child {
    let socket = "\(folder)/near"
    home.environment["PULSE_SERVER"] = "unix:\(socket)"
    let near = Child(
      "/usr/bin/pulseaudio",
      [
        "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disallow-exit",
        "-L",
        "module-tunnel-sink server=unix:\(folder)/native sink=cue sink_name=far "
          + "latency_msec=\(milliseconds) rate=48000 channels=2 format=s16le",
        "-L", "module-native-protocol-unix socket=\(socket) auth-anonymous=1",
      ], environment: home.environment)
    try near.start()
    let device = "type pulse server \"unix:\(socket)\""
    try "pcm.!default { \(device) device \"far\" }\nctl.!default { \(device) }\n"
      .write(toFile: "\(home.path)/.asoundrc", atomically: true, encoding: .utf8)
    try eventually("the far sink is there") {
      try home.run("/usr/bin/pactl", "list", "short", "sinks").output.contains("far")
    }
    return near
  }

  func signal(_ number: Int32) { server.signal(number) }

  /// Another sink than `cue`.
  /// - Parameter properties: as `module-null-sink` takes them.
  func addSink(_ name: String, properties: String = "") throws {
    let given = properties.isEmpty ? [] : ["sink_properties=\(properties)"]
    try pactl(["load-module", "module-null-sink", "sink_name=\(name)"] + given)
  }

  /// A microphone in a silent room.
  func addMicrophone(_ name: String) throws {
    try pactl(["load-module", "module-null-source", "source_name=\(name)"])
  }

  @discardableResult
  func pactl(_ words: [String]) throws -> String {
    let child = Child("/usr/bin/pactl", words, environment: environment)
    try child.start()
    let status = try child.wait(seconds: 10)
    try #require(status == 0, "pactl \(words): \(child.errors)")
    return child.output
  }

  /// Somebody who records from a source, as a call does, until the process is ended.
  func recorder(of source: String) throws -> Child {
    let child = Child(
      "/usr/bin/parec", ["--raw", "-d", source, "/dev/null"], environment: environment)
    try child.start()
    try eventually("\(source) is recorded") {
      try pactl(["list", "short", "source-outputs"]).contains("\t")
    }
    return child
  }

  /// Records until the recording is stopped. The recorder has its first frames before this
  /// returns, so that what is played after it is never lost.
  func record() throws -> Recording {
    let file = "\(folder)/recording-\(UUID().uuidString).raw"
    let recorder = Child(
      "/bin/sh",
      [
        "-c",
        "exec parec --raw --rate=48000 --channels=2 --format=s16le --latency-msec=50 "
          + "-d cue.monitor > '\(file)'",
      ], environment: environment)
    try recorder.start()
    let recording = Recording(recorder: recorder, file: file)
    // Cues sent in a recorder's first seconds come back shifted; three seconds were enough.
    try eventually("three seconds are recorded") { recording.size >= 3 * 48_000 * 4 }
    return recording
  }
}

/// What the card played.
final class Recording {
  private let recorder: Child
  private let file: String

  init(recorder: Child, file: String) {
    self.recorder = recorder
    self.file = file
  }

  var size: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.size] as? Int) ?? 0
  }

  /// Ends it, once what was played last has come through.
  /// - Parameter seconds: recorded first, by the card's own clock.
  func stop(after seconds: Int = 1) throws -> Samples {
    let heard = size
    try eventually("more is recorded", within: Double(seconds) + 10) {
      size >= heard + seconds * 48_000 * 4
    }
    recorder.signal(SIGTERM)
    _ = try recorder.wait(seconds: 5)
    return Samples(try Data(contentsOf: URL(filePath: file)))
  }
}
