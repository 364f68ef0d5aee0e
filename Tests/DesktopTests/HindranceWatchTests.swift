// What hinders reminders, as each peer reports it.

import Glibc
import Scheduling
import Testing

@testable import Desktop

@Suite(.serialized) struct HindranceWatchTests {
  private let daemon: PrivateBus
  private let turning: Turning

  init() throws {
    daemon = try PrivateBus()
    turning = try Turning()
  }

  private final class Seen {
    var all: Set<Hindrance> = []
  }

  private func bus() throws -> Bus { try Bus(turning.loop, .at(address: daemon.address)) }

  private func peer(
    _ name: String, _ path: String, answers: @escaping (String, [BusValue]) -> [BusValue]?
  ) throws -> FakePeer {
    try FakePeer(turning, daemon.address, name: name, path: path, answers: answers)
  }

  private func whole(_ seen: Seen) -> Hindrances { Hindrances { seen.all = $0 } }

  @Test func whatTheSourcesSayIsOneSetAndWhatHasGoneSaysNothing() {
    var told: [Set<Hindrance>] = []
    let whole = Hindrances { told.append($0) }
    let first = whole.part()
    var second: Hindrances.Part? = whole.part()
    first.found = [Hindrance(.call, by: "zoom")]
    second?.found = [Hindrance(.locked)]
    first.found = [Hindrance(.call, by: "zoom")]
    second = nil
    #expect(
      told == [
        [Hindrance(.call, by: "zoom")], [Hindrance(.call, by: "zoom"), Hindrance(.locked)],
        [Hindrance(.call, by: "zoom")],
      ])
  }

  @Test func aScreenSaverTellsWhetherItIsInFront() throws {
    let (name, path) = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
    let saver = try peer(name, path) { call, _ in
      call == "\(path) \(name).GetActive" ? [.bool(true)] : nil
    }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try LockWatch(try bus(), whole.part())
    try turning.until("it is locked already") { seen.all == [Hindrance(.locked)] }
    try saver.emit(path, name, "ActiveChanged", [.bool(false)])
    try turning.until("it is unlocked") { seen.all.isEmpty }
    try saver.emit(path, name, "ActiveChanged", [.bool(true)])
    try turning.until("it is locked") { !seen.all.isEmpty }
    saver.close()
    try turning.until("it has gone") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func gnomesCompositorTellsOfIdleness() throws {
    let (name, path) = ("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core")
    let seen = Seen()
    let whole = whole(seen)
    let watch = try IdleWatch(try bus(), whole.part())
    var asked: [String] = []
    // It comes later than we do.
    let mutter = try peer(name, path) { call, values in
      asked.append("\(call.split(separator: ".").last!) \(values)")
      return [.uint32(call.hasSuffix("AddIdleWatch") ? 7 : 8)]
    }
    try turning.until("it is asked") { asked.count == 1 }
    #expect(asked == ["AddIdleWatch [Desktop.BusValue.uint64(180000)]"])
    try mutter.emit(path, name, "WatchFired", [.uint32(7)])
    try turning.until("nobody is there") { seen.all == [Hindrance(.away)] }
    try turning.until("the return is asked for") { asked.count == 2 }
    try mutter.emit(path, name, "WatchFired", [.uint32(99)])
    try mutter.emit(path, name, "WatchFired", [.uint32(8)])
    try turning.until("somebody is back") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func kdesPowerManagementTellsOfFilms() throws {
    let name = "org.kde.Solid.PowerManagement.PolicyAgent"
    let path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    var films: [BusValue] = [.structure([.string("vlc"), .string("plays a film")])]
    let agent = try peer(name, path) { call, values in
      call.hasSuffix("HasInhibition")
        ? [.bool(values == [.uint32(4)] && !films.isEmpty)] : [.array(of: "(ss)", films)]
    }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try PlasmaInhibitors(
      try bus(), ignoring: IgnoredInhibitors(["elisa"]), whole.part())
    try turning.until("a film plays") { seen.all == [Hindrance(.inhibited, by: "vlc")] }
    films = [
      .structure([.string("Elisa"), .string("Music")]),
      .structure([.string("mpv"), .string("a film")]),
    ]
    try agent.emit(
      path, name, "InhibitionsChanged", [.array(of: "(ss)", films), .strings(["vlc"])])
    try turning.until("music is no film") { seen.all == [Hindrance(.inhibited, by: "mpv")] }
    films.removeLast()
    try agent.emit(
      path, name, "InhibitionsChanged", [.array(of: "(ss)", []), .strings(["mpv"])])
    try turning.until("only music plays") { seen.all.isEmpty }
    films = []
    try agent.emit(
      path, name, "InhibitionsChanged", [.array(of: "(ss)", []), .strings(["vlc"])])
    try turning.until("it has ended") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func gnomesSessionManagerTellsWhoKeepsTheScreenOn() throws {
    let (name, path) = ("org.gnome.SessionManager", "/org/gnome/SessionManager")
    /// Flags, program and reason of each.
    let known: [(UInt32, String, String)] = [
      (4, "download", "Downloading"), (12, "talk", "Presenting"), (8, "/usr/bin/spotify", "Music"),
      (8, "snap.firefox", "Playing audio"),
    ]
    var present = [0, 1]
    let manager = try peer(name, path) { call, _ in
      let which = known.indices.first { call.contains("Inhibitor\($0) ") }.map { known[$0] }
      return switch call.split(separator: ".").last {
      case "Get": [.variant(.uint32(8))]
      case "GetInhibitors":
        [.array(of: "o", present.map { .objectPath("\(path)/Inhibitor\($0)") })]
      case "GetFlags": which.map { [.uint32($0.0)] }
      case "GetAppId": which.map { [.string($0.1)] }
      case "GetReason": which.map { [.string($0.2)] }
      default: nil
      }
    }
    let seen = Seen()
    var everSeen: Set<Hindrance> = []
    let whole = Hindrances {
      seen.all = $0
      everSeen.formUnion($0)
    }
    let watch = try GnomeInhibitors(
      try bus(), ignoring: IgnoredInhibitors(["Spotify", "playing audio"]), whole.part())
    try turning.until("the talk is named") { seen.all == [Hindrance(.inhibited, by: "talk")] }
    // What is inhibited stays the same all the while.
    present = [0, 2, 3]
    try manager.emit(path, name, "InhibitorRemoved", [.objectPath("\(path)/Inhibitor1")])
    try turning.until("music is no talk") { seen.all.isEmpty }
    present = [2, 1]
    try manager.emit(path, name, "InhibitorAdded", [.objectPath("\(path)/Inhibitor1")])
    try turning.until("a talk is, beside it") { seen.all == [Hindrance(.inhibited, by: "talk")] }
    #expect(everSeen == [Hindrance(.inhibited, by: "talk")], "what is ignored is never seen")
    try manager.changed(path, name, "InhibitedActions", .uint32(4))
    try turning.until("it has ended") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func makosModesAreReadByTheirNames() throws {
    let (name, path) = ("org.freedesktop.Notifications", "/fr/emersion/Mako")
    let mako = try peer(name, path) { _, _ in [.variant(.strings(["default"]))] }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try DoNotDisturbWatch(try bus(), whole.part())
    try turning.until("it is asked") { mako.asked.contains("Get Modes") }
    try mako.changed(path, "fr.emersion.Mako", "Modes", .strings(["default", "do-not-disturb"]))
    try turning.until("it is quiet") { seen.all == [Hindrance(.doNotDisturb, by: "mako")] }
    try mako.changed(path, "fr.emersion.Mako", "Modes", .strings(["default"]))
    try turning.until("it is over") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func anotherUsersSessionInFrontIsSeenAndAUserWithoutASeatIsNot() throws {
    let (name, path) = ("org.freedesktop.login1", "/org/freedesktop/login1")
    let session = BusValue.structure([.string("1"), .objectPath("\(path)/session/_31")])
    let others = BusValue.structure([.string("2"), .objectPath("\(path)/session/_32")])
    let seat = BusValue.structure([.string("seat0"), .objectPath("\(path)/seat/seat0")])
    var display = BusValue.structure([.string(""), .objectPath("/")])
    let logind = try peer(name, path) { call, values in
      switch (call.split(separator: ".").last, values.last?.text) {
      case ("GetUser", _): [.objectPath("\(path)/user/_1000")]
      case ("Get", "Display"): [.variant(display)]
      case ("Get", "Seat"): [.variant(seat)]
      case ("Get", "ActiveSession"): [.variant(session)]
      case ("Get", "User"):
        [.variant(.structure([.uint32(getuid() + 1), .objectPath("\(path)/user/_1001")]))]
      case ("Get", "IdleHint"), ("Get", "LockedHint"): [.variant(.bool(false))]
      default: nil
      }
    }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try SeatWatch(try bus(), Set(Hindrance.Kind.allCases), whole.part())
    try turning.until("nobody is logged in") { logind.asked.contains("Get Display") }
    // The user logs in.
    display = session
    try logind.changed("\(path)/user/_1000", "\(name).User", "Display", session)
    try turning.until("the session is asked") { logind.asked.contains("Get ActiveSession") }
    try logind.changed("\(path)/session/_31", "\(name).Session", "LockedHint", .bool(true))
    try turning.until("the screen is locked") { seen.all == [Hindrance(.locked)] }
    try logind.changed("\(path)/session/_31", "\(name).Session", "LockedHint", .bool(false))
    try turning.until("it is not") { seen.all.isEmpty }
    try logind.changed("\(path)/seat/seat0", "\(name).Seat", "ActiveSession", others)
    try turning.until("somebody else is in front") { seen.all == [Hindrance(.otherUser)] }
    try logind.changed("\(path)/seat/seat0", "\(name).Seat", "ActiveSession", session)
    try turning.until("the user is back") { seen.all.isEmpty }
    try logind.changed("\(path)/session/_31", "\(name).Session", "IdleHint", .bool(true))
    try turning.until("nobody touches anything") { seen.all == [Hindrance(.away)] }
    withExtendedLifetime(watch) {}
  }

  @Test func aLockOfLogindsIsSeenBesideOneThatIsIgnored() throws {
    let (name, path) = ("org.freedesktop.login1", "/org/freedesktop/login1")
    func lock(_ who: String, _ why: String) -> BusValue {
      .structure([
        .string("sleep:idle"), .string(who), .string(why), .string("block"), .uint32(1), .uint32(1),
      ])
    }
    var locks = [lock("Spotify", "plays"), lock("firefox", "audio-playing")]
    let logind = try peer(name, path) { call, _ in
      call.hasSuffix("ListInhibitors")
        ? [.array(of: "(ssssuu)", locks)] : [.variant(.string("sleep:idle"))]
    }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try LogindInhibitors(
      try bus(), ignoring: IgnoredInhibitors(["spotify", "audio-playing"]), whole.part())
    try turning.until("it is asked who") {
      logind.asked.contains { $0.hasPrefix("ListInhibitors") }
    }
    #expect(seen.all.isEmpty)
    // The same things are blocked as before.
    locks.append(lock("mpv", "a film"))
    try logind.changed(path, "\(name).Manager", "BlockInhibited", .string("sleep:idle"))
    try turning.until("a film is seen") { seen.all == [Hindrance(.inhibited, by: "mpv")] }
    locks.removeLast()
    try logind.changed(path, "\(name).Manager", "BlockInhibited", .string("sleep:idle"))
    try turning.until("it has ended") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test(
    arguments: [
      ("Spotify", nil, true), ("/usr/lib/spotify/spotify", nil, true), ("spotifyd", nil, false),
      ("org.kde.Elisa.desktop", nil, true), ("org.kde.elisa", "x", true),
      ("firefox", "Audio-Playing", true), ("firefox", "video-playing", false),
      (nil, "audio-playing", true), (nil, nil, false),
    ] as [(String?, String?, Bool)])
  func anInhibitorIsIgnoredByAnyOfItsNamesOrByItsReason(
    program: String?, reason: String?, isIgnored: Bool
  ) {
    let ignored = IgnoredInhibitors(["Spotify", "elisa", "audio-playing"])
    #expect(ignored.contains(program, reason: reason) == isIgnored)
  }

  @Test(
    arguments: [
      (RecordingStream(names: ["zoom"], source: 1), true),
      (RecordingStream(names: ["zoom"], source: 1, isPaused: true), false),
      (RecordingStream(names: ["pavucontrol"], source: 1, isMeter: true), false),
      (RecordingStream(names: ["obs"], source: 2), false),
      // Not linked to a source yet.
      (RecordingStream(names: ["zoom"], source: UInt32.max), false),
      (RecordingStream(names: ["Easy Effects", "easyeffects"], source: 1), false),
    ])
  func whoRecordsFromAMicrophoneIsInACall(_ recording: RecordingStream, isCall: Bool) {
    #expect(recording.isCall(monitors: [2], ignored: ["easyeffects"]) == isCall)
  }
}
