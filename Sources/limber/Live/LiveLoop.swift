// The loop of the full-screen view: states from the daemon, keys from the user, signals, and a tick
// for the clock. `LiveView` decides what is shown.

import Control
import Glibc

/// Owns the terminal and the connection; both are given back when it ends, whatever the reason.
struct LiveLoop: ~Copyable {
  private let terminal: Terminal
  private let signals: TerminalSignals
  private var stream: ReplyStream<SessionMethod.Monitor>
  private var view: LiveView?
  /// When the latest state came, in milliseconds of the monotonic clock.
  private var cameMs: Int64 = 0
  /// Whether it ends with the session, and not only when the user quits.
  private let endsWithSession: Bool
  private var hadSession = false

  /// Milliseconds between two drawings while a session is running; at a quarter of a second, no
  /// second is skipped. When nothing moves, there is no tick.
  private static let tickMs: CInt = 250

  /// Catches signals from here on.
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
      // -1 sets no limit: states, keys and signals end the wait.
      guard poll(&descriptors, 3, isMoving ? Self.tickMs : -1) >= 0 else { continue }
      if descriptors[2].revents != 0 { take(signal: signals.next()) }
      if descriptors[0].revents != 0, try takeStates() { return }
      if descriptors[1].revents != 0, !takeKey() { return }
    }
  }

  /// - Returns: whether the view is to end.
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

  /// Makes the call for a key; other keys do nothing.
  /// - Returns: false to quit.
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

  /// Makes a call on a connection of its own, since the connection of a stream takes no other call.
  private mutating func tell<Method: ControlMethod>(_ method: Method.Type)
  where Method.Parameters == NoParameters { tell(method, NoParameters()) }

  /// A refusal becomes the notice below the view, until the next key.
  private mutating func tell<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) {
    do throws(CommandFailure) {
      _ = try callDaemon(method, parameters)
    } catch {
      view?.notice = error.message
    }
  }

  /// A new size only needs a drawing. Other signals end or stop the program, so the terminal is
  /// given back before, and taken again if the program continues.
  private func take(signal number: CInt) {
    if number == SIGWINCH { return }
    terminal.giveBack()
    signals.obey(number)
    terminal.takeOver()
  }

  /// Before the first state has come, the screen is empty.
  private mutating func draw() {
    view?.elapsedMs = Self.nowMs() - cameMs
    let (width, height) = terminal.size()
    terminal.draw(view?.lines(width: width, height: height) ?? [])
  }

  /// Monotonic, so that setting the clock does not move the view.
  private static func nowMs() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
