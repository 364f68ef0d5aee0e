// The session's bus, and what lives on it: notifications, the media player, and word of the right
// moment. A bus that is lost is looked for again whenever there is something to show, and never by
// a timer: an idle daemon does not wake up.

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
  /// The missing bus has been logged; not every attempt is.
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

  /// - Parameter hasMoved: its position is not the one that others reckon with.
  func show(_ state: PlayerState?, hasMoved: Bool) {
    if player == nil, state != nil { connect() }
    player?.show(state)
    if hasMoved { player?.seeked() }
  }

  /// Only those that were paused for a session go on after it.
  func letOthersPlay(_ areWanted: Bool) { others?.allow(areWanted) }

  func heed(_ wishes: HindranceWishes) {
    guard wishes != self.wishes else { return }
    self.wishes = wishes
    watchMoments()
  }

  /// Has on its way what was said last, before the daemon ends.
  func flush() { bus?.flush() }

  /// All of the bus or nothing: a part that cannot be had leaves none of the others behind.
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
    } catch { log.notice("the right moment is not known: \(error)") }
  }

  private func lost() {
    log.notice("the session bus has gone; notifications and media keys with it")
    hasTold = true
    // Not from inside the bus that is let go.
    loop.post { [weak self] in self?.forget() }
  }

  private func forget() {
    (board, player, others, hindranceWatch, bus) = (nil, nil, nil, nil, nil)
  }

  // MARK: What a person chooses

  /// - Parameter key: of an action; a server may send any.
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
      // It was answered elsewhere in the meantime.
      log.info("a notification's “\(key)” came too late: \(error)")
    }
  }

  /// A media key or a widget.
  private func asked(_ command: PlayerCommand) throws(BusError) {
    do throws(ControlError) { try conductor.obey(command) } catch {
      // Stop makes silence; where there is silence already, that is no failure.
      if command == .stop, case .nothingRunning = error { return }
      throw .failed("\(error)")
    }
  }
}
