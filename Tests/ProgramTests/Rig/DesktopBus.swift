// Buses of the test's own, on which nothing starts by itself, and peers on them that nobody here
// wrote.

import Foundation
import TestSupport
import Testing

/// A bus for a home's daemon, in the place of the session's and of the system's.
final class DesktopBus {
  private let home: Home
  private var bus: Child?
  private var peers: [Child] = []

  var address: String { "unix:path=\(home.path)/run/test-bus" }

  init(for home: Home) throws {
    self.home = home
    let config = busConfiguration(listeningAt: address)
    try config.write(toFile: "\(home.path)/bus.conf", atomically: true, encoding: .utf8)
    home.environment["DBUS_SESSION_BUS_ADDRESS"] = address
    home.environment["DBUS_SYSTEM_BUS_ADDRESS"] = address
    try start()
  }

  deinit { stop() }

  func start() throws {
    let bus = Child(
      "/usr/bin/dbus-daemon", ["--config-file=\(home.path)/bus.conf", "--nofork"],
      environment: home.environment)
    try bus.start()
    self.bus = bus
    try eventually("the bus answers") { try names() != nil }
  }

  func stop() {
    for peer in peers + [bus].compactMap({ $0 }) where peer.isRunning {
      peer.signal(SIGKILL)
      _ = try? peer.wait(seconds: 5)
    }
    (peers, bus) = ([], nil)
    unlink("\(home.path)/run/test-bus")
  }

  /// The names on the bus; nil when it does not answer.
  func names() throws -> [String]? {
    let listed = try home.run("/usr/bin/busctl", "--address=\(address)", "--list", "list")
    guard listed.status == 0 else { return nil }
    return listed.output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  /// Calls a method, as `busctl call` does.
  @discardableResult
  func call(_ words: String...) throws -> String {
    let called = try home.run("/usr/bin/busctl", ["--address=\(address)", "call"] + words)
    try #require(called.status == 0, "\(words): \(called)")
    return called.output
  }

  /// A template of python-dbusmock; what it is asked is in the file that is returned.
  /// - Parameter parameters: the template's own, as JSON.
  func mock(
    _ template: String, name: String, _ parameters: String = "{}", isSystem: Bool = false
  ) throws -> Child {
    let log = "\(home.path)/\(template).log"
    let peer = Child(
      "/usr/bin/python3",
      ["-m", "dbusmock", "--logfile", log, "--template", template, "--parameters", parameters]
        + (isSystem ? ["--system"] : []),
      environment: home.environment)
    return try add(peer, name)
  }

  /// A player that says it plays, and what it is asked is in the log of its name.
  @discardableResult
  func player(_ name: String) throws -> Child {
    let (path, interface) = ("/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player")
    let peer = Child(
      "/usr/bin/python3",
      ["-m", "dbusmock", "--logfile", "\(home.path)/\(name).log", name, path, interface],
      environment: home.environment)
    _ = try add(peer, name)
    let mock = "org.freedesktop.DBus.Mock"
    try call(name, path, mock, "AddProperty", "ssv", interface, "PlaybackStatus", "s", "Playing")
    for method in ["Pause", "Play"] {
      try call(name, path, mock, "AddMethod", "sssss", interface, method, "", "", "")
    }
    return peer
  }

  /// A program that takes a name of its own.
  @discardableResult
  func peer(_ program: String, _ arguments: [String], name: String) throws -> Child {
    try add(Child(program, arguments, environment: home.environment), name)
  }

  private func add(_ peer: Child, _ name: String) throws -> Child {
    try peer.start()
    peers.append(peer)
    try eventually("\(name) is there") { try names()?.contains(name) == true }
    return peer
  }

  /// What a mock was asked, a line a call.
  func calls(to template: String) -> [String] {
    let text = try? String(contentsOfFile: "\(home.path)/\(template).log", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
