// Assembles the daemon: one event loop, the audio thread beside it, and the order in which the
// parts start and stop.

import ConfigFiles
import Control
import Glibc
import Logging
import Planning
import Playback
import Scheduling
import Service
import Sessions
import Speech
import Store
import Varlink

package final class LimberDaemon {
  private let places: Places
  private let log: Logger
  private let loop: EventLoop
  private let thread: PlaybackThread
  private let history: History
  private let zones: ZoneBook
  private let speaker: Speaker
  private var conductor: Conductor!
  private var server: ControlServer!
  private var stream: StatusStream!
  private var leases: HoldLeases?
  private var desktop: DesktopLink!
  private var broadcast: StateBroadcast!
  private var agendaTimer: WallClockTimer!
  private var sessionTimer: MonotonicTimer!
  private var watch: FolderWatch!
  // Each of these is logged once.
  private var hasToldOfPriority = false
  private var hasToldOfRefusal = false
  /// Whether the device was open, or missing, when the thread last had news.
  private var wasAtWork = false
  /// Kept, because a source that is released stops watching.
  private var sources: [EventSource] = []

  /// - Throws: if the event loop, a timer or a watch can't be set up.
  private init(_ places: Places, log: Logger) throws(EventLoopError) {
    self.places = places
    self.log = log
    loop = try EventLoop()
    zones = ZoneBook(places.zones)
    speaker = Speaker(
      loop, shelf: VoiceShelf(folder: places.voices), environment: Places.environment
    ) { log.notice("\($0)") }
    let path = "\(places.data)/history.db"
    history = History(boot: BootIdentity.current) { () throws(StoreError) in
      try HistoryStore(path: path)
    }
    // The standard device for now; the conductor's first order names the one in the settings.
    thread = PlaybackThread(device: Settings().device)
    // The watch starts before any file is read, so that no change in between is missed.
    let standard = places.layers.watched(theme: Settings().theme) + zones.paths
    watch = try FolderWatch(loop, paths: standard) { [weak self] in _ = self?.reload() }
    let configuration = Configuration(
      reading: places.layers, zones: zones.existing, spreadSeed: places.spreadSeed)
    try assemble(configuration)
  }

  /// Runs until SIGTERM or SIGINT.
  /// - Returns: the exit status.
  package static func run(config: String?) -> ExitStatus {
    SignalSet.blockBeforeThreads()
    var log = Logger(label: "limberd") { _ in JournalLog() }
    log.logLevel = .info
    let places = Places(environment: Places.environment, config: config)
    do {
      let lock = try takeLock(places, log)
      return try run(places, on: try listeningSocket(), log, holding: lock)
    } catch let error as InstanceLockError {
      if case .alreadyRunning(_, let host?, _) = error { return standBy(host, places, log) }
      return fail("\(error)", ExitStatus.notNow, log)
    } catch {
      return fail("\(error)", ExitStatus.failure, log)
    }
  }

  private static func run(
    _ places: Places, on socket: consuming ListeningSocket, _ log: Logger,
    holding lock: consuming InstanceLock?
  ) throws -> ExitStatus {
    let daemon = try LimberDaemon(places, log: log)
    let status = try daemon.serve(socket)
    _ = consume lock
    return status
  }

  /// Waits until the daemon on another machine has ended, then takes its place.
  private static func standBy(_ host: String, _ places: Places, _ log: Logger) -> ExitStatus {
    do {
      let socket = try listeningSocket()
      let lock = try Standby(places.data, host: host, log: log).wait(on: socket.duplicate())
      guard let lock else { return ExitStatus.done }
      return try run(places, on: socket, log, holding: lock)
    } catch {
      return fail("\(error)", ExitStatus.failure, log)
    }
  }

  /// The socket passed by the service manager, or a newly bound one.
  private static func listeningSocket() throws -> ListeningSocket {
    if let inherited = try SocketActivation.takeListener() { return inherited }
    return try ListeningSocket.bind(path: SocketAddress().path)
  }

  private static func fail(_ sentence: String, _ status: ExitStatus, _ log: Logger) -> ExitStatus {
    log.critical("\(sentence)")
    Readiness.failed(sentence, code: status.rawValue)
    return status
  }

  /// Makes sure that a user has one daemon. If the data folder can't be written, logs an error and
  /// carries on without a lock: reminders still work.
  private static func takeLock(
    _ places: Places, _ log: Logger
  ) throws(InstanceLockError) -> InstanceLock? {
    do throws(InstanceLockError) {
      return try InstanceLock(folder: places.data)
    } catch {
      if case .alreadyRunning = error { throw error }
      log.error("\(error); nothing is remembered over a restart")
      return nil
    }
  }

  // MARK: Assembly

  /// The timers come first, because the conductor arms them while it is initialised.
  private func assemble(_ configuration: Configuration) throws(EventLoopError) {
    agendaTimer = try WallClockTimer(loop) { [weak self] _ in self?.conductor.timeHasCome() }
    sessionTimer = try loop.monotonicTimer { [weak self] in self?.conductor.sessionTimeHasCome() }
    conductor = Conductor(
      configuration: configuration, audio: AudioThreadPort(thread), speech: speaker,
      history: history, zones: zones, outside: outside, log: log)
    leases = HoldLeases(conductor)
    stream = StatusStream(
      status: { [conductor] in conductor!.status() },
      post: { [loop] action in loop.post(action) })
    for diagnostic in configuration.diagnostics { log.warning("\(diagnostic)") }
    if let problem = history.problem { log.error("\(problem)") }
    sources.append(
      try loop.watch(thread.newsDescriptor, events: .readable) { [weak self] _ in
        guard let self else { return }
        thread.answerNews()
        tellOfPriority()
        tellOfRefusal()
        conductor.audioHasNews()
        restAfterWork()
      })
    watchFolders()
    server = ControlServer(registry: Self.registry, routes: routes) { [log] in log.notice("\($0)") }
  }

  /// Logged once: the priority can't change while the daemon runs.
  private func tellOfPriority() {
    guard !hasToldOfPriority, !thread.status.isRealTime else { return }
    hasToldOfPriority = true
    log.notice("the audio thread has no real-time priority; the limit RLIMIT_RTPRIO grants it")
  }

  /// Returns the memory that a session used to the system once its device is closed.
  private func restAfterWork() {
    let isAtWork = thread.status.report.device != .closed
    if wasAtWork, !isAtWork { loop.post { Footprint.letGo() } }
    wasAtWork = isAtWork
  }

  /// Logged once, though every opening of the device may repeat it.
  private func tellOfRefusal() {
    guard !hasToldOfRefusal, let refusal = thread.status.refusal else { return }
    hasToldOfRefusal = true
    log.notice("ALSA converts what is played: the device refused it (\(refusal))")
  }

  private var outside: Conductor.Outside {
    Conductor.Outside(
      clocks: { Clocks.reading() },
      streamNow: { StreamInstant(nanoseconds: MonotonicInstant.now().nanoseconds) },
      armAgenda: { [agendaTimer] instant in
        if let instant {
          agendaTimer?.arm(atMilliseconds: instant.milliseconds)
        } else {
          agendaTimer?.disarm()
        }
      },
      armSession: { [sessionTimer] instant in
        guard let instant else {
          sessionTimer?.disarm()
          return
        }
        sessionTimer?.arm(at: MonotonicInstant(nanoseconds: instant.nanoseconds))
      },
      changed: { [weak self] in
        self?.stream?.changed()
        self?.leases?.changed()
        self?.broadcast?.changed()
      })
  }

  /// The interfaces of the control socket; a daemon on standby has the same, and refuses each call.
  static var registry: InterfaceRegistry {
    do throws(InterfaceSyntaxError) {
      return try InterfaceRegistry(
        vendor: "Limber", product: "limberd", version: LimberVersion.text,
        url: "man:limberd(1)", interfaces: ControlInterface.all)
    } catch {
      preconditionFailure("an embedded interface does not parse: \(error)")
    }
  }

  private var routes: Routes {
    var routes = Routes()
    let catchUp = { [weak self] in self?.catchUp() ?? () }
    SessionService(conductor: conductor, stream: stream, catchUp: catchUp).add(to: &routes)
    ScheduleService(conductor: conductor, zones: zones, catchUp: catchUp).add(to: &routes)
    HoldService(conductor: conductor, leases: leases!).add(to: &routes)
    LibraryService(
      conductor: conductor, catchUp: catchUp, reload: { [weak self] in self?.reload() ?? [] }
    ).add(to: &routes)
    HistoryService(conductor: conductor, post: { [loop] in loop.post($0) }).add(to: &routes)
    return routes
  }

  /// Watches everything that was read: the folders, the system's zone and the reminders' zones.
  private func watchFolders() {
    let configuration = conductor.configuration
    let named = Set(configuration.reminders.values.compactMap(\.reminder.zone)).sorted()
    watch.watch(
      places.layers.watched(theme: configuration.settings.theme) + zones.paths
        + named.compactMap { zones.path(of: $0) })
    conductor.watchesFiles(
      problem: watch.failure.map {
        "changes of files may go unseen (\($0)); 'limber reload' reads them"
      })
  }

  /// Reads what was written before a call, so that the answer reflects it. If changes may go
  /// unnoticed, reads every file.
  private func catchUp() {
    guard watch.failure == nil else { return _ = reload() }
    watch.catchUp()
  }

  /// Reads every file again and replaces the configuration.
  /// - Returns: what is wrong, in sentences.
  private func reload() -> [String] {
    // Zones may have been installed or removed, and reminders are checked against the current ones.
    zones.forget()
    let configuration = Configuration(
      reading: places.layers, previous: conductor.configuration, zones: zones.existing,
      spreadSeed: places.spreadSeed)
    conductor.reload(configuration)
    watchFolders()
    return configuration.diagnostics.map(\.description) + conductor.zoneProblems
  }

  // MARK: From start to stop

  /// Done last, once the daemon answers: the buses may be slow or missing.
  private func connectDesktop() {
    loop.post { [weak self] in
      guard let self else { return }
      desktop = DesktopLink(
        loop, conductor, environment: Places.environment, log: log)
      let hooks = Hooks(loop, environment: Places.environment, log: log)
      broadcast = StateBroadcast(conductor, on: desktop, hooks) { [loop] in loop.post($0) }
      broadcast.changed()
      loop.post { Footprint.letGo() }
    }
  }

  /// Accepts connections and runs the loop until a signal ends it.
  private func serve(_ socket: consuming ListeningSocket) throws(EventLoopError) -> ExitStatus {
    try server.listen(loop, on: socket)
    for signal in [SIGTERM, SIGINT] {
      sources.append(
        try loop.onSignal(signal) { [weak self] in
          // Before the loop exits, because its buses end with it.
          self?.desktop?.close()
          self?.loop.exit(0)
        })
    }
    sources.append(try loop.onSignal(SIGHUP) { [weak self] in _ = self?.reload() })
    _ = try loop.answerWatchdog()
    Readiness.ready("Reminders: \(conductor.configuration.reminders.count)")
    log.info("limberd \(LimberVersion.text) is ready")
    connectDesktop()
    let status = ExitStatus(rawValue: try loop.run()) ?? .failure
    Readiness.stopping()
    close()
    return status
  }

  /// Closes what calls the conductor first and the conductor last, so that closing one part can't
  /// call another that is already closed.
  private func close() {
    server.close()
    agendaTimer.cancel()
    sessionTimer.cancel()
    watch.cancel()
    for source in sources { source.cancel() }
    broadcast?.close()
    speaker.forget()
    thread.quit()
    conductor.close()
  }
}
