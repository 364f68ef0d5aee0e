// The buses, and what lives on them: notifications, the media player, sleep. Each is missing where
// its bus is, which is normal on a bare console. A bus that is lost is looked for again whenever
// there is something to show, and never by a timer: an idle daemon does not wake up.

import Control
import Desktop
import Logging
import Scheduling
import Service
import Sessions

final class DesktopLink: DesktopPort {
  private let loop: EventLoop
  private let log: Logger
  private unowned let conductor: Conductor
  private var session: Bus?
  private var board: NoticeBoard?
  private var player: MediaPlayer?
  private var others: OtherPlayers?
  private var system: Bus?
  private var sleep: SleepWatch?
  private var hasToldOfSession = false
  private var hasToldOfSystem = false
  private var shownPlayer: PlayerState?

  init(_ loop: EventLoop, _ conductor: Conductor, log: Logger) {
    self.loop = loop
    self.conductor = conductor
    self.log = log
    connectSession()
    connectSystem()
  }

  // MARK: The port

  func show(_ notice: Notice?) {
    if board == nil, notice != nil { connectSession() }
    board?.show(notice)
  }

  func show(_ player: PlayerState?) {
    if self.player == nil, player != nil { connectSession() }
    self.player?.show(player)
    if player?.track != shownPlayer?.track || player?.status != shownPlayer?.status {
      self.player?.seeked()
    }
    shownPlayer = player
  }

  func keepAwake(_ isWanted: Bool) {
    if sleep == nil, isWanted { connectSystem() }
    sleep?.keepAwake(isWanted)
  }

  func letOthersPlay(_ areWanted: Bool) { others?.allow(areWanted) }

  /// Nothing is left on the desktop that nobody would answer.
  func close() {
    show(nil as Notice?)
    show(nil as PlayerState?)
    letOthersPlay(true)
    session?.flush()
  }

  // MARK: The session's bus

  private func connectSession() {
    do throws(BusError) {
      let bus = try Bus(loop, .session)
      board = try NoticeBoard(bus) { [unowned self] key in chose(key) }
      player = try MediaPlayer(
        bus, position: { [unowned self] in conductor.playerPosition },
        asked: { [unowned self] command throws(BusError) in try asked(command) })
      others = OtherPlayers(bus)
      session = bus
      hasToldOfSession = false
      bus.lost = { [unowned self] in lostSession() }
    } catch {
      forgetSession()
      guard !hasToldOfSession else { return }
      hasToldOfSession = true
      log.notice("no notifications and no media keys: \(error)")
    }
  }

  private func lostSession() {
    log.notice("the session bus has gone; notifications and media keys with it")
    hasToldOfSession = true
    // Not from inside the bus that is let go.
    loop.post { [unowned self] in forgetSession() }
  }

  private func forgetSession() { (board, player, others, session) = (nil, nil, nil, nil) }

  private func chose(_ key: String) {
    guard let action = NoticeAction(rawValue: key) else { return }
    do throws(ControlError) {
      switch action {
      case .start: try conductor.start(.whateverIsDue) { _ in }
      case .snooze: try conductor.obey(.snooze(reminder: nil, by: nil))
      case .skip, .stop: try conductor.obey(.stop(inPain: false)) {}
      case .pause: try conductor.obey(.pause) {}
      case .resume: try conductor.obey(.resume) {}
      }
    } catch {
      // It was answered elsewhere in the meantime.
      log.info("a notification's “\(key)” came too late: \(error)")
    }
  }

  private func asked(_ command: PlayerCommand) throws(BusError) {
    do throws(ControlError) { try conductor.obey(command) } catch {
      // Stop makes silence; where there is silence already, that is no failure.
      if command == .stop, case .nothingRunning = error { return }
      throw .failed("\(error)")
    }
  }

  // MARK: The system's bus

  private func connectSystem() {
    do throws(BusError) {
      let bus = try Bus(loop, .system)
      sleep = try SleepWatch(
        bus, sleeps: { [unowned self] ready in conductor.goesToSleep(then: ready) },
        wakes: { [unowned self] in conductor.isBack() })
      system = bus
      hasToldOfSystem = false
      bus.lost = { [unowned self] in
        log.notice("the system bus has gone; a sleep is only seen when it is over")
        hasToldOfSystem = true
        loop.post { [unowned self] in (sleep, system) = (nil, nil) }
      }
    } catch {
      (sleep, system) = (nil, nil)
      guard !hasToldOfSystem else { return }
      hasToldOfSystem = true
      log.notice("no word of the machine's sleep: \(error); it is seen by the clocks")
    }
  }
}
