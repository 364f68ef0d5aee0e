// A bus of the test's own, that starts nothing by itself, on a fixed address: it can end and come
// back.

import CSystemd
import Foundation
import TestSupport
import Testing

@testable import Desktop
@testable import Service

final class PrivateBus {
  private let folder = TemporaryFolder()
  private var process: pid_t = 0

  init() throws {
    folder.write("bus.conf", busConfiguration(listeningAt: address))
    try start()
  }

  deinit { stop() }

  var address: String { "unix:path=\(folder("bus"))" }

  func start() throws {
    var arguments = [
      strdup("dbus-daemon"), strdup("--config-file=\(folder("bus.conf"))"), strdup("--nofork"), nil,
    ]
    defer { for argument in arguments { free(argument) } }
    let failure = posix_spawn(&process, "/usr/bin/dbus-daemon", nil, nil, &arguments, environ)
    try #require(failure == 0, "dbus-daemon: \(String(cString: strerror(failure)))")
    let deadline = ContinuousClock.now + .seconds(10)
    while access(folder("bus"), F_OK) != 0 {
      try #require(ContinuousClock.now < deadline, "dbus-daemon does not listen")
      usleep(5000)
    }
  }

  func stop() {
    guard process > 0 else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    process = 0
    folder.remove("bus")
  }
}

/// Turns the loop until something is so.
struct Turning {
  let loop: EventLoop

  init() throws { loop = try EventLoop() }

  func until(_ what: String, _ isSo: @escaping () -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while !isSo() {
      try #require(ContinuousClock.now < deadline, "waited in vain: \(what)")
      sd_event_run(loop.raw, 50_000)
    }
  }
}
