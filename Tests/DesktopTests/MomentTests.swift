// What is not the right moment, by the words of each peer that tells of it.

import Glibc
import Scheduling
import Testing

@testable import Desktop

@Suite(.serialized) struct MomentTests {
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
    let watch = try PlasmaInhibitors(try bus(), whole.part())
    try turning.until("a film plays") { seen.all == [Hindrance(.inhibited, by: "vlc")] }
    films = []
    try agent.emit(
      path, name, "InhibitionsChanged", [.array(of: "(ss)", []), .strings(["vlc"])])
    try turning.until("it has ended") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func gnomesSessionManagerTellsWhoKeepsTheScreenOn() throws {
    let (name, path) = ("org.gnome.SessionManager", "/org/gnome/SessionManager")
    let manager = try peer(name, path) { call, _ in
      switch call.split(separator: ".").last {
      case "Get": [.variant(.uint32(8))]
      case "GetInhibitors":
        [.array(of: "o", [.objectPath("\(path)/Inhibitor1"), .objectPath("\(path)/Inhibitor2")])]
      case "GetFlags": [.uint32(call.contains("Inhibitor1") ? 4 : 12)]
      case "GetAppId": [.string(call.contains("Inhibitor1") ? "download" : "talk")]
      default: nil
      }
    }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try GnomeInhibitors(try bus(), whole.part())
    try turning.until("the talk is named") { seen.all == [Hindrance(.inhibited, by: "talk")] }
    try manager.changed(path, name, "InhibitedActions", .uint32(4))
    try turning.until("it has ended") { seen.all.isEmpty }
    withExtendedLifetime(watch) {}
  }

  @Test func makosModesAreReadByTheirNames() throws {
    let (name, path) = ("org.freedesktop.Notifications", "/fr/emersion/Mako")
    let mako = try peer(name, path) { _, _ in [.variant(.strings(["default"]))] }
    let seen = Seen()
    let whole = whole(seen)
    let watch = try QuietWatch(try bus(), whole.part())
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

  @Test(
    arguments: [
      (Recording(names: ["zoom"], source: 1), true),
      (Recording(names: ["zoom"], source: 1, isPaused: true), false),
      (Recording(names: ["pavucontrol"], source: 1, isMeter: true), false),
      (Recording(names: ["obs"], source: 2), false),
      // Not linked to a source yet.
      (Recording(names: ["zoom"], source: UInt32.max), false),
      (Recording(names: ["Easy Effects", "easyeffects"], source: 1), false),
    ])
  func whoRecordsFromAMicrophoneIsInACall(_ recording: Recording, isCall: Bool) {
    #expect(recording.isCall(monitors: [2], ignored: ["easyeffects"]) == isCall)
  }
}
