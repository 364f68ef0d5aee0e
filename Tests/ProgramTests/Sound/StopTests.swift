// The daemon's end, with everything in force that it may be told of while it is taken apart: it is
// always an orderly one.

import Foundation
import Testing

@Suite(.serialized) struct StopTests {
  private let home: Home
  private let bus: DesktopBus

  private static let mock = "org.freedesktop.DBus.Mock"

  init() throws {
    home = try Home()
    home.environment["TZ"] = "UTC"
    try home.write("device: \"null\"\n", to: "settings.yaml")
    bus = try DesktopBus(for: home)
  }

  private func remind() throws {
    try home.write(
      "at: [\"\(localTime(in: 2))\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
  }

  /// It ends by itself when it is told to, and says nothing of it.
  private func endsWell(_ daemon: Child, _ signal: Int32 = SIGTERM) throws {
    let announced = daemon.errors.components(separatedBy: ": announced").count
    daemon.signal(signal)
    let status = try daemon.wait(seconds: 10)
    #expect(status == 0, "\(daemon.errors)")
    let after = daemon.errors.components(separatedBy: ": announced").count
    #expect(after == announced, "what hindered has not ended: \(daemon.errors)")
  }

  /// A reminder waits for something, and the daemon ends.
  private func endsWell(whileWaitingFor reason: String) throws {
    let daemon = try home.daemon()
    // One that comes so often waits for each of them.
    try home.write(
      "every: 1h\nbetween: \"\(localTime(in: 2))-23:59:59\"\nat-start: true\n",
      to: "reminders/desk.yaml")
    try eventually("it waits") {
      (try home.status()["deferred"] as? [String: Any])?["reason"] as? String == reason
    }
    try endsWell(daemon)
  }

  private func property(_ name: String, _ path: String, _ interface: String, _ words: String...)
    throws
  {
    for start in stride(from: 0, to: words.count, by: 3) {
      let rest = Array(words[start..<start + 3])
      try bus.call(
        name, path, Self.mock, "AddProperty", "ssv", interface, rest[0], rest[1], rest[2])
    }
  }

  // MARK: What hinders

  @Test func whileDunstIsPaused() throws {
    let screen = try VirtualScreen(for: home)
    try bus.peer("/usr/bin/dunst", [], name: "org.freedesktop.Notifications")
    #expect(try home.run("/usr/bin/dunstctl", "set-paused", "true").status == 0)
    try endsWell(whileWaitingFor: "do-not-disturb")
    withExtendedLifetime(screen) {}
  }

  @Test func whileAFilmsLockIsHeld() throws {
    let (name, path) = ("org.freedesktop.login1", "/org/freedesktop/login1")
    let manager = "org.freedesktop.login1.Manager"
    _ = try bus.mock("logind", name: name)
    try bus.call(
      name, path, Self.mock, "AddMethod", "sssss", manager, "ListInhibitors", "", "a(ssssuu)",
      "ret = [('idle', 'mpv', 'a film', 'block', 0, 1)]")
    try property(name, path, manager, "BlockInhibited", "s", "idle")
    try endsWell(whileWaitingFor: "inhibited")
  }

  @Test func whileTheScreenIsLocked() throws {
    let (name, path) = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
    try bus.peer("/usr/bin/python3", ["-m", "dbusmock", name, path, name], name: name)
    try bus.call(
      name, path, Self.mock, "AddMethod", "sssss", name, "GetActive", "", "b", "ret = True")
    try endsWell(whileWaitingFor: "locked")
  }

  @Test func whileNobodyIsThere() throws {
    let (name, path) = ("org.freedesktop.login1", "/org/freedesktop/login1")
    _ = try bus.mock("logind", name: name)
    let (user, session) = ("\(path)/user/me", "\(path)/session/s1")
    try bus.call(
      name, path, Self.mock, "AddMethod", "sssss", "org.freedesktop.login1.Manager", "GetUser",
      "u", "o", "ret = dbus.ObjectPath('\(user)')")
    let add = """
      self.AddObject('\(user)', 'org.freedesktop.login1.User', \
      {'Display': dbus.Struct(('s1', dbus.ObjectPath('\(session)')), signature='so')}, []); \
      self.AddObject('\(session)', 'org.freedesktop.login1.Session', \
      {'IdleHint': True, 'LockedHint': False, \
      'Seat': dbus.Struct(('', dbus.ObjectPath('/')), signature='so')}, [])
      """
    try bus.call(name, path, Self.mock, "AddMethod", "sssss", Self.mock, "AddSeat", "", "", add)
    try bus.call(name, path, Self.mock, "AddSeat")
    try endsWell(whileWaitingFor: "away")
  }

  @Test func whileAMicrophoneIsInUse() throws {
    let card = try VirtualCard(for: home)
    try card.addMicrophone("mic")
    let call = try card.recorder(of: "mic")
    defer { call.signal(SIGTERM) }
    try endsWell(whileWaitingFor: "call")
  }

  // MARK: What is going on

  @Test func whileAReminderIsDue() throws {
    _ = try bus.mock("notification_daemon", name: "org.freedesktop.Notifications")
    let daemon = try home.daemon()
    try remind()
    try eventually("it is due") { try home.status()["due"] is [String: Any] }
    try endsWell(daemon)
    let other = try home.daemon()
    try endsWell(other, SIGINT)
  }

  @Test(arguments: ["playing", "paused"])
  func whileASessionIs(_ state: String) throws {
    let daemon = try home.daemon()
    #expect(try home.limber("start", "lower-back").status == 0)
    if state == "paused" { #expect(try home.limber("pause").status == 0) }
    try endsWell(daemon)
    let again = try home.daemon()
    let history = try #require(home.json("history") as? [[String: Any]])
    #expect(history.first?["outcome"] as? String == "stopped", "it was kept: \(history)")
    try endsWell(again)
  }

  @Test func whileSomebodyWatchesAndAnotherHolds() throws {
    let daemon = try home.daemon()
    let watcher = Child(
      Programs.limber, ["watch", "--json"], environment: home.environment)
    try watcher.start()
    try eventually("it follows") { !watcher.output.isEmpty }
    #expect(try home.limber("hold", "--for", "10m").status == 0)
    try remind()
    try eventually("it waits") { try home.status()["deferred"] is [String: Any] }
    try endsWell(daemon)
    watcher.signal(SIGTERM)
    _ = try watcher.wait(seconds: 5)
  }

  @Test func whileWordsAreSpoken() throws {
    let pids = "\(home.path)/speakers"
    let script = "#!/bin/sh\nsleep 100 &\necho $! >> \(pids)\nsleep 100\n"
    try script.write(toFile: "\(home.path)/speak", atomically: true, encoding: .utf8)
    chmod("\(home.path)/speak", 0o755)
    try home.write(
      "device: \"null\"\nspeech: {command: [\(home.path)/speak]}\n", to: "settings.yaml")
    let daemon = try home.daemon()
    let start = Child(Programs.limber, ["start", "lower-back"], environment: home.environment)
    try start.start()
    try eventually("it speaks") { !Self.numbers(in: pids).isEmpty }
    try endsWell(daemon)
    _ = try start.wait(seconds: 5)
    try eventually("nobody speaks any more") { Self.numbers(in: pids).allSatisfy(Self.hasEnded) }
  }

  // MARK: Hooks

  private static func numbers(in file: String) -> [pid_t] {
    ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: "\n")
      .compactMap { pid_t($0) }
  }

  /// A child of nobody's may wait to be reaped.
  private static func hasEnded(_ pid: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return true
    }
    return stat.split(separator: ")").last?.hasPrefix(" Z") ?? true
  }

  private func hook(_ script: String) throws {
    try "#!/bin/sh\n\(script)\n"
      .write(toFile: "\(home.path)/hook", atomically: true, encoding: .utf8)
    chmod("\(home.path)/hook", 0o755)
    try home.write(
      "device: \"null\"\nhooks: {due: [\(home.path)/hook]}\n", to: "settings.yaml")
  }

  @Test func aHookAndWhatItHasStartedEndWithTheDaemon() throws {
    let (pids, asked) = ("\(home.path)/pids", "\(home.path)/asked")
    try hook(
      """
      trap 'echo asked > \(asked); exit 0' TERM
      (trap '' TERM; while :; do sleep 1; done) &
      echo $! >> \(pids)
      echo $$ >> \(pids)
      while :; do sleep 0.05; done
      """)
    let daemon = try home.daemon()
    try home.write("at: [\"03:00\"]\n", to: "reminders/desk.yaml")
    try eventually("it is there") { try home.limber("remind", "now", "desk").status == 0 }
    try eventually("it runs") { Self.numbers(in: pids).count == 2 }
    try endsWell(daemon)
    try eventually("both have ended") { Self.numbers(in: pids).allSatisfy(Self.hasEnded) }
    #expect(FileManager.default.fileExists(atPath: asked), "it was asked first")
  }

  @Test func whatAHookLeavesBehindEndsWithIt() throws {
    let pids = "\(home.path)/pids"
    try hook("(trap '' TERM; while :; do sleep 1; done) &\necho $! >> \(pids)")
    let daemon = try home.daemon()
    try home.write("at: [\"03:00\"]\n", to: "reminders/desk.yaml")
    try eventually("it is there") { try home.limber("remind", "now", "desk").status == 0 }
    try eventually("it has run") { Self.numbers(in: pids).count == 1 }
    try eventually("it has ended") { Self.numbers(in: pids).allSatisfy(Self.hasEnded) }
    try endsWell(daemon)
  }
}
