// The full-screen view at work: states from the daemon, keys from the user, a tick for the clock.

import Control
import Glibc

struct LiveLoop: ~Copyable {
  private let terminal: Terminal
  private let signals: TerminalSignals
  private var stream: ReplyStream<SessionMethod.Monitor>
  private var view: LiveView?
  private var cameMs: Int64 = 0
  /// Until a session has ended, not until the user quits.
  private let endsWithSession: Bool
  private var hadSession = false

  /// How often a running clock is drawn anew: a quarter of a second looks exact.
  private static let tickMs: CInt = 250

  init(
    terminal: consuming Terminal, stream: consuming ReplyStream<SessionMethod.Monitor>,
    endsWithSession: Bool
  ) throws(CommandFailure) {
    signals = try TerminalSignals()
    self.terminal = terminal
    self.stream = stream
    self.endsWithSession = endsWithSession
  }

  /// Returns when the user quits.
  mutating func run() throws(CommandFailure) {
    while true {
      draw()
      var descriptors = [
        pollfd(fd: stream.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let isMoving = view?.status.session?.state == .running
      // -1 is for ever: states, keys and signals wake it.
      guard poll(&descriptors, 3, isMoving ? Self.tickMs : -1) >= 0 else { continue }
      if descriptors[2].revents != 0 { take(signal: signals.next()) }
      if descriptors[0].revents != 0, try takeStates() { return }
      if descriptors[1].revents != 0, !takeKey() { return }
    }
  }

  /// Returns whether the end has come.
  private mutating func takeStates() throws(CommandFailure) -> Bool {
    for state in try stream.next() {
      view = LiveView(status: state.status, elapsedMs: 0, notice: view?.notice)
      cameMs = Self.nowMs()
      if state.status.hasNoSession {
        if endsWithSession, hadSession { return true }
      } else {
        hadSession = true
      }
    }
    return false
  }

  /// Returns false to quit.
  private mutating func takeKey() -> Bool {
    guard let key = terminal.key() else { return false }
    view?.notice = nil
    switch key {
    case UInt8(ascii: "q"): return false
    case UInt8(ascii: " "): tell(SessionMethod.Toggle.self)
    case UInt8(ascii: "n"): tell(SessionMethod.Skip.self, PainParameters())
    case UInt8(ascii: "b"): tell(SessionMethod.Back.self)
    case UInt8(ascii: "+"): tell(SessionMethod.Extend.self, ExtendParameters(byMs: 10_000))
    case UInt8(ascii: "e"): tell(SessionMethod.Easier.self)
    case UInt8(ascii: "s"): tell(SessionMethod.Stop.self, PainParameters())
    default: break
    }
    return true
  }

  /// A connection of its own: the stream's takes no other call.
  private mutating func tell<Method: ControlMethod>(_ method: Method.Type)
  where Method.Parameters == NoParameters { tell(method, NoParameters()) }

  private mutating func tell<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) {
    do throws(CommandFailure) {
      _ = try callDaemon(method, parameters)
    } catch {
      view?.notice = error.message
    }
  }

  private func take(signal number: CInt) {
    if number == SIGWINCH { return }
    terminal.giveBack()
    signals.obey(number)
    terminal.takeOver()
  }

  private mutating func draw() {
    view?.elapsedMs = Self.nowMs() - cameMs
    let (width, height) = terminal.size()
    terminal.draw(view?.lines(width: width, height: height) ?? [])
  }

  private static func nowMs() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
