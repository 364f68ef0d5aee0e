// The right moment and the right place, as a real sound server, a real notification daemon and the
// desktop's services tell of them.

import Foundation
import Testing

@Suite(.serialized) struct MomentProgramTests {
  private let home: Home
  private let bus: DesktopBus

  init() throws {
    home = try Home()
    home.environment["TZ"] = "UTC"
    try home.write("", to: "settings.yaml")
    bus = try DesktopBus(for: home)
  }

  private func remind() throws {
    try home.write(
      "at: [\"\(localTime(in: 2))\"]\nroutine: quick-start\n", to: "reminders/desk.yaml")
  }

  private func deferred() throws -> [String: Any]? {
    try home.status()["deferred"] as? [String: Any]
  }

  private func session() throws -> [String: Any]? {
    try home.status()["session"] as? [String: Any]
  }

  /// Something hinders, and nothing any more.
  private func holdsBack(
    _ reason: String, _ detail: String?, begins: () throws -> Void, ends: () throws -> Void
  ) throws {
    try begins()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try remind()
    try eventually("it waits") { try deferred()?["reason"] as? String == reason }
    #expect(try deferred()?["detail"] as? String == detail)
    #expect(try home.status()["due"] is NSNull, "nobody was told")
    let why = try home.limber("why", "-n", "1").output
    #expect(why.contains("desk  became due"), "\(why)")
    try ends()
    try eventually("it is the right moment") { try home.status()["deferred"] is NSNull }
  }

  // MARK: Microphones

  @Test func aReminderWaitsForTheEndOfACall() throws {
    let card = try VirtualCard(for: home)
    try card.addMicrophone("mic")
    var call: Child?
    try holdsBack("call", "parec") {
      call = try card.recorder(of: "mic")
    } ends: {
      call?.signal(SIGTERM)
    }
  }

  @Test func whoRecordsWhatIsPlayedOrIsIgnoredIsNotInACall() throws {
    try home.write("ignore-microphone: [PaRec]\n", to: "settings.yaml")
    let card = try VirtualCard(for: home)
    try card.addMicrophone("mic")
    let ignored = try card.recorder(of: "mic")
    defer { ignored.signal(SIGTERM) }
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try remind()
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    try home.write("", to: "settings.yaml")
    try eventually("it is read") { try home.limber("reload").status == 0 }
    ignored.signal(SIGTERM)
    _ = try ignored.wait(seconds: 5)
    let monitor = try card.recorder(of: "cue.monitor")
    defer { monitor.signal(SIGTERM) }
    try remind()
    try eventually("it is announced again") {
      daemon.errors.components(separatedBy: ": announced").count == 3
    }
  }

  @Test func aSessionIsPausedWhenACallBeginsIfWished() throws {
    try home.write("pause-on-call: true\nwait-while: []\n", to: "settings.yaml")
    let card = try VirtualCard(for: home)
    try card.addMicrophone("mic")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("start", "lower-back").status == 0)
    let call = try card.recorder(of: "mic")
    defer { call.signal(SIGTERM) }
    try eventually("it is paused") { try session()?["state"] as? String == "paused" }
    #expect(try session()?["message"] as? String == "a call began (parec)")
    #expect(try home.limber("status").output.hasPrefix("Paused: a call began (parec)."))
    #expect(try home.limber("resume").status == 0, "a command wins")
    #expect(try session()?["state"] as? String == "running")
    #expect(try session()?["message"] is NSNull)
    #expect(try home.limber("stop").status == 0)
  }

  @Test func aSoundServerThatComesLateOrDiesIsSeen() throws {
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("status").status == 0)
    home.environment["PULSE_SERVER"] = nil
    // Where a user's own server listens.
    try FileManager.default.createDirectory(
      atPath: "\(home.path)/run/pulse", withIntermediateDirectories: true)
    let late = Child(
      "/usr/bin/pulseaudio",
      [
        "-n", "--daemonize=no", "--exit-idle-time=-1",
        "-L", "module-null-source source_name=mic",
        "-L", "module-native-protocol-unix socket=\(home.path)/run/pulse/native auth-anonymous=1",
      ], environment: home.environment)
    try late.start()
    try eventually("it answers") { try home.run("/usr/bin/pactl", "info").status == 0 }
    let call = Child(
      "/usr/bin/parec", ["--raw", "-d", "mic", "/dev/null"], environment: home.environment)
    try call.start()
    defer { call.signal(SIGTERM) }
    try remind()
    try eventually("it waits") { try deferred()?["reason"] as? String == "call" }
    late.signal(SIGKILL)
    _ = try late.wait(seconds: 5)
    try eventually("nobody records any more") { try home.status()["deferred"] is NSNull }
    #expect(try home.limber("status").status == 0)
  }

  // MARK: Where sound comes out

  @Test func aSessionIsPausedWhenItsSoundMoves() throws {
    let card = try VirtualCard(for: home)
    try card.addSink("speakers", properties: "device.description=Speakers")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    #expect(try home.limber("start", "lower-back").status == 0)
    func stream() throws -> String? {
      try card.pactl(["list", "short", "sink-inputs"]).split(separator: "\t").first.map(String.init)
    }
    try eventually("it plays") { try stream() != nil }
    try eventually("its place is known") {
      try card.pactl(["list", "clients"]).contains("Limber")
    }
    // What the daemon has asked before this is answered.
    #expect(try home.limber("status").status == 0)
    try card.pactl(["move-sink-input", try #require(try stream()), "speakers"])
    try eventually("it is paused") { try session()?["state"] as? String == "paused" }
    #expect(try session()?["message"] as? String == "the sound moved to Speakers")
    #expect(try home.limber("resume").status == 0)
    #expect(try session()?["state"] as? String == "running")
    #expect(try home.limber("stop").status == 0)
  }

  @Test func onlyHeadphonesAreHeardIfWished() throws {
    try home.write("outputs: headphones\n", to: "settings.yaml")
    let card = try VirtualCard(for: home)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let audio = { try home.status()["audio"] as? [String: Any] }
    try eventually("it is silent") { try audio()?["state"] as? String == "muted" }
    try remind()
    try eventually("it is announced") { daemon.errors.contains(": announced") }
    let why = try home.limber("why", "-n", "1").output
    #expect(why.contains("no sound could be heard"), "\(why)")
    let recording = try card.record()
    let start = try home.limber("start")
    #expect(start.errors.contains("allows only headphones"), "\(start)")
    #expect(try recording.stop(after: 3).firstSound == nil)
    #expect(try home.limber("stop").status == 0)
    try card.addSink("ears", properties: "device.form_factor=headphone")
    try card.pactl(["set-default-sink", "ears"])
    try eventually("it may be heard") { try audio()?["state"] as? String == "closed" }
  }

  // MARK: Do not disturb, films, locks

  @Test func plasmasDoNotDisturbHoldsRemindersBack() throws {
    let name = "org.freedesktop.Notifications"
    let path = "/org/freedesktop/Notifications"
    let mock = "org.freedesktop.DBus.Mock"
    _ = try bus.mock("notification_daemon", name: name)
    try bus.call(name, path, mock, "AddProperty", "ssv", name, "Inhibited", "b", "true")
    try holdsBack("do-not-disturb", "Plasma") {
    } ends: {
      try bus.call(
        name, path, mock, "UpdateProperties", "sa{sv}", name, "1", "Inhibited", "b", "false")
    }
  }

  @Test func gnomesDoNotDisturbHoldsRemindersBack() throws {
    func set(_ showsBanners: String) throws {
      let done = try home.run(
        "/usr/bin/gsettings", "set", "org.gnome.desktop.notifications", "show-banners",
        showsBanners)
      #expect(done.status == 0, "\(done)")
    }
    try bus.peer("/usr/libexec/dconf-service", [], name: "ca.desrt.dconf")
    try bus.peer(
      "/usr/bin/python3",
      ["-m", "dbusmock", "org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell"],
      name: "org.gnome.Shell")
    try holdsBack("do-not-disturb", "GNOME") {
      try set("false")
    } ends: {
      try set("true")
    }
  }

  @Test func aLockOfLogindsHoldsRemindersBack() throws {
    let name = "org.freedesktop.login1"
    let path = "/org/freedesktop/login1"
    let mock = "org.freedesktop.DBus.Mock"
    let manager = "org.freedesktop.login1.Manager"
    _ = try bus.mock("logind", name: name)
    try bus.call(
      name, path, mock, "AddMethod", "sssss", manager, "ListInhibitors", "", "a(ssssuu)",
      "ret = [('sleep:idle', 'mpv', 'a film', 'block', 0, 1)]")
    try bus.call(
      name, path, mock, "AddProperty", "ssv", manager, "BlockInhibited", "s", "sleep:idle")
    try holdsBack("inhibited", "mpv") {
    } ends: {
      try bus.call(
        name, path, mock, "UpdateProperties", "sa{sv}", manager, "1", "BlockInhibited", "s", "")
    }
  }

  @Test func aWishSwitchesASourceOff() throws {
    try home.write("wait-while: [call]\n", to: "settings.yaml")
    let name = "org.freedesktop.Notifications"
    _ = try bus.mock("notification_daemon", name: name)
    try bus.call(
      name, "/org/freedesktop/Notifications", "org.freedesktop.DBus.Mock", "AddProperty", "ssv",
      name, "Inhibited", "b", "true")
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    try remind()
    try eventually("it is announced") { daemon.errors.contains(": announced") }
  }
}
