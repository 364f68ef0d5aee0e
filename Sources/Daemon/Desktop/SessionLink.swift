// The session bus and what uses it: notifications, the media player and the watch for the right
// moment. A lost bus is reconnected when there is something to show, and never by a timer, so that
// an idle daemon does not wake up.

import Control
import Desktop
import Logging
import Planning
import Scheduling
import Service
import Sessions

final class SessionLink {
  private let loop: EventLoop
  private let log: Logger
  private let conductor: Conductor
  private let hindrances: Hindrances
  private let environment: [String: String]
  private var bus: Bus?
  private var board: NoticeBoard?
  private var player: MediaPlayer?
  private var others: OtherPlayers?
  private var hindranceWatch: HindranceWatch?
  private var wishes: HindranceWishes?
  /// The missing bus has been logged, once rather than for every attempt.
  private var hasTold = false

  init(
    _ loop: EventLoop, _ conductor: Conductor, _ hindrances: Hindrances,
    environment: [String: String], log: Logger
  ) {
    self.loop = loop
    self.conductor = conductor
    self.hindrances = hindrances
    self.environment = environment
    self.log = log
    connect()
  }

  func show(_ notice: Notice?) {
    if board == nil, notice != nil { connect() }
    board?.show(notice)
  }

  /// - Parameter hasMoved: the position has jumped, so that clients must read it again.
  func show(_ state: PlayerState?, hasMoved: Bool) {
    if player == nil, state != nil { connect() }
    player?.show(state)
    if hasMoved { player?.seeked() }
  }

  /// Resumes only the players that were paused for a session.
  func letOthersPlay(_ areWanted: Bool) { others?.allow(areWanted) }

  func heed(_ wishes: HindranceWishes) {
    guard wishes != self.wishes else { return }
    self.wishes = wishes
    watchMoments()
  }

  /// Sends pending messages before the daemon ends.
  func flush() { bus?.flush() }

  /// Connects all parts or none: if one fails, the others are released.
  private func connect() {
    do throws(BusError) {
      let bus = try Bus(loop, .session)
      board = try NoticeBoard(bus) { [weak self] key in self?.chose(key) }
      player = try MediaPlayer(
        bus, position: { [conductor] in conductor.playerPosition },
        asked: { [weak self] command throws(BusError) in try self?.asked(command) })
      others = OtherPlayers(bus)
      self.bus = bus
      hasTold = false
      bus.lost = { [weak self] in self?.lost() }
      watchMoments()
    } catch {
      forget()
      guard !hasTold else { return }
      hasTold = true
      log.notice("no notifications and no media keys: \(error)")
    }
  }

  private func watchMoments() {
    hindranceWatch = nil
    guard let bus, let wishes else { return }
    let watch = HindranceWatch()
    do throws(BusError) {
      try watch.followSession(
        bus, loop, environment: environment, wishes, into: hindrances)
      hindranceWatch = watch
    } catch { log.notice("reminders can't wait for the right moment: \(error)") }
  }

  private func lost() {
    log.notice("the session bus was lost, and with it notifications and media keys")
    hasTold = true
    // Posted, because the bus must not be released from within its own callback.
    loop.post { [weak self] in self?.forget() }
  }

  private func forget() {
    (board, player, others, hindranceWatch, bus) = (nil, nil, nil, nil, nil)
  }

  // MARK: What the user chooses

  /// - Parameter key: of an action. A notification server may send any text, so unknown keys are
  ///   ignored.
  private func chose(_ key: String) {
    guard let action = NoticeAction(rawValue: key) else { return }
    do throws(ControlError) {
      switch action {
      case .start: try conductor.start(.whateverIsDue) { _ in }
      case .snooze: try conductor.obey(.snooze(reminder: nil, by: nil))
      case .skip, .stop: try conductor.obey(.stop(inPain: false)) {}
      case .pause: try conductor.obey(.pause) {}
      case .resume: try conductor.obey(.resume) {}
      case .noPain, .mildPain, .moderatePain, .severePain: conductor.tell(pain: action.pain ?? 0)
      }
    } catch {
      // The notification was answered elsewhere in the meantime.
      log.info("a notification's “\(key)” came too late: \(error)")
    }
  }

  /// A command from a media key or a widget.
  private func asked(_ command: PlayerCommand) throws(BusError) {
    do throws(ControlError) { try conductor.obey(command) } catch {
      // Stop without a session is not an error: there is silence already.
      if command == .stop, case .nothingRunning = error { return }
      throw .failed("\(error)")
    }
  }
}
