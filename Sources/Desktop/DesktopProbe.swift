// Checks once which services of the desktop are available, for `limber doctor`.

import Glibc
import Service

/// What was found. Everything in it may be missing: none of these services is required.
package struct DesktopReport: Hashable, Sendable {
  /// The program that shows notifications.
  package struct NotificationServer: Hashable, Sendable {
    package var name: String
    package var version: String
    /// Whether notifications can have buttons.
    package var hasActions: Bool

    package init(name: String, version: String, hasActions: Bool) {
      self.name = name
      self.version = version
      self.hasActions = hasActions
    }
  }

  /// Why there is no session bus; nil if there is one.
  package var sessionProblem: String?
  /// Nil: nothing shows notifications.
  package var notifications: NotificationServer?
  /// The names of programs that receive media keys; empty if nothing has played.
  package var players: [String] = []
  /// Why there is no system bus; nil if there is one.
  package var systemProblem: String?
  /// Whether logind is on the system bus; it announces sleep and locks.
  package var hasLogind = false
  /// The names that are taken on the session bus.
  package var names: Set<String> = []
  package var sound = SoundState.absent

  /// What a sound server could be asked.
  package enum SoundState: Hashable, Sendable {
    /// There is no sound server.
    case absent
    /// PipeWire is running, but nothing that speaks PulseAudio's protocol.
    case onlyPipeWire
    case unusable(String)
    /// The sink that a new stream would play on; nil: there is none.
    case there(Sink?)
  }

  package init() {}
}

/// Runs a loop of its own until every question has been answered or has timed out: `doctor` has no
/// daemon whose loop it could use.
package final class DesktopProbe {
  private let loop: EventLoop
  private var report = DesktopReport()
  /// The number of open questions; at zero, the loop ends.
  private var open = 0
  private var buses: [Bus] = []
  private var sound: SoundServer?
  private var sink: SinkWatch?
  private var limit: MonotonicTimer?

  private init() throws(EventLoopError) { loop = try EventLoop() }

  /// Takes as long as the slowest peer, but at most two seconds.
  package static func run(
    environment: [String: String]
  ) throws(EventLoopError) -> DesktopReport {
    let probe = try DesktopProbe()
    probe.askSession()
    probe.askSystem()
    try probe.askSound(environment)
    if probe.open > 0 { _ = try probe.loop.run() }
    return probe.report
  }

  /// Everything on the session bus: notifications, players and the names of services.
  private func askSession() {
    do throws(BusError) {
      let bus = try Bus(loop, .session)
      buses.append(bus)
      try askNotifications(bus)
      try ask(bus, Self.names) { [weak self] values in
        guard let self else { return }
        let prefix = "org.mpris.MediaPlayer2."
        report.names = Set(values.first?.texts ?? [])
        report.players = (values.first?.texts ?? []).filter { $0.hasPrefix(prefix) }
          .map { String($0.dropFirst(prefix.count)) }.sorted()
      }
    } catch { report.sessionProblem = "\(error)" }
  }

  /// May start the server, as a real notification would, so that an activatable one is found.
  private func askNotifications(_ bus: Bus) throws(BusError) {
    let name = "org.freedesktop.Notifications"
    let path = "/org/freedesktop/Notifications"
    // The capabilities are only asked for if a server answers at all.
    try ask(bus, BusCall(to: name, path, name, "GetServerInformation")) { [weak self] values in
      guard let self else { return }
      guard values.count >= 3 else { return }
      report.notifications = DesktopReport.NotificationServer(
        name: values[0].text ?? "", version: values[2].text ?? "",
        hasActions: report.notifications?.hasActions ?? false)
      try? ask(bus, BusCall(to: name, path, name, "GetCapabilities")) { [weak self] values in
        guard let self else { return }
        report.notifications?.hasActions = values.first?.texts?.contains("actions") ?? false
      }
    }
  }

  /// Whether logind is on the system bus.
  private func askSystem() {
    do throws(BusError) {
      let bus = try Bus(loop, .system)
      buses.append(bus)
      try ask(bus, Self.names) { [weak self] values in
        guard let self else { return }
        report.hasLogind = values.first?.texts?.contains("org.freedesktop.login1") ?? false
      }
    } catch { report.systemProblem = "\(error)" }
  }

  private func askSound(_ environment: [String: String]) throws(EventLoopError) {
    guard let server = SoundServer(loop, environment: environment), server.isExpected else {
      if Self.hasPipeWire(environment) { report.sound = .onlyPipeWire }
      return
    }
    open += 1
    limit = try loop.monotonicTimer { [weak self] in self?.heard(.unusable("it does not answer")) }
    limit?.arm(after: .seconds(2))
    // The server reports once when it is connected, or when it cannot be used.
    server.changed = { [weak self] in
      guard let self else { return }
      if let problem = server.problem { return heard(.unusable(problem)) }
      sink = SinkWatch(server) { [weak self] place in self?.heard(.there(place?.sink)) }
      sink?.look()
    }
    sound = server
  }

  /// As libpipewire searches for it (pipewire.conf(5)).
  private static func hasPipeWire(_ environment: [String: String]) -> Bool {
    let folder = environment["PIPEWIRE_RUNTIME_DIR"] ?? environment["XDG_RUNTIME_DIR"]
    let name = environment["PIPEWIRE_REMOTE"] ?? "pipewire-0"
    return folder.map { access("\($0)/\(name)", F_OK) == 0 } ?? false
  }

  // The answer and the time limit race; the first one counts, and the other is ignored.
  private func heard(_ state: DesktopReport.SoundState) {
    guard let limit else { return }
    limit.cancel()
    self.limit = nil
    report.sound = state
    sound?.changed = nil
    close()
  }

  /// One question less; the last one ends the loop.
  private func close() {
    open -= 1
    if open == 0 { loop.exit() }
  }

  private static let names = BusCall(
    to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")

  /// Asks a question that counts as open until it is answered.
  private func ask(
    _ bus: Bus, _ call: BusCall, then: @escaping ([BusValue]) -> Void
  ) throws(BusError) {
    open += 1
    do throws(BusError) {
      try bus.call(call, within: 2) { [weak self] reply in
        guard let self else { return }
        if case .success(let values) = reply { then(values) }
        close()
      }
    } catch {
      open -= 1
      throw error
    }
  }
}
