// limber start

import Commands
import Control
import Glibc

extension StartCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Start.self, try parameters())
    report(reply)
    if wait { try SessionEnd.wait() }
  }

  private func parameters() throws(CommandFailure) -> StartParameters {
    var parameters = StartParameters(compose: wish.parameters, inMs: delay?.milliseconds)
    guard let routine else { return parameters }
    if Self.isFile(routine) {
      parameters.text = try RoutineInput.read(routine)
      parameters.origin = Self.absolute(routine)
    } else {
      parameters.routine = routine
    }
    return parameters
  }

  /// The daemon has another folder, and recordings lie beside the routine.
  private static func absolute(_ path: String) -> String {
    guard path != "-", !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.contains("/") || argument.hasSuffix(".yaml")
      || argument.hasSuffix(".yml")
  }
}

/// Waits for the end of the session that is on.
enum SessionEnd {
  /// - Throws: a failure of code 1 for a session that was not completed.
  static func wait() throws(CommandFailure) {
    var stream = try monitorDaemon()
    while true {
      for state in try stream.next() where state.status.hasNoSession {
        return try judge(state.status.last)
      }
    }
  }

  private static func judge(_ last: Status.Last?) throws(CommandFailure) {
    guard let last else {
      throw CommandFailure("the daemon no longer knows the session; was it restarted?")
    }
    switch last.outcome.value {
    case .completed: return
    case .leftPaused: throw CommandFailure("the session was left paused, and was ended")
    case .pain: throw CommandFailure("the session was stopped because it hurt")
    case .stopped, .cutShort, nil: throw CommandFailure("the session was stopped before its end")
    }
  }
}

/// Prints what a call started, and on stderr what the user should know about it.
func report(_ reply: StartReply) {
  for notice in reply.notices { complain(notice) }
  say(StatusText.started(reply.status, needs: reply.needs))
}

extension WishOptions {
  /// - Returns: nil when no length is given.
  fileprivate var parameters: WishParameters? {
    length.map {
      WishParameters(
        lengthMs: $0.milliseconds, areas: Self.words(areas), positions: Self.words(positions),
        without: Self.words(without), level: level)
    }
  }

  private static func words(_ lists: [WordList]) -> [String]? {
    lists.isEmpty ? nil : lists.words
  }
}
