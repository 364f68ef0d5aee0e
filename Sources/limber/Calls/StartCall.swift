// limber start: sends a name, the text of a file, or a wish; with --wait it then waits for the end
// of the session.

import Commands
import Control
import Glibc

extension StartCommand: DaemonCall {
  /// Replies when the session is running.
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Start.self, try parameters())
    report(reply)
    if wait { try SessionEnd.wait() }
  }

  /// The argument as a name or as a text, and the wish, if there is one.
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

  /// The file's absolute path: the daemon has another working folder, and looks for recordings
  /// beside the routine.
  private static func absolute(_ path: String) -> String {
    guard path != "-", !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  /// Whether an argument is a file: with a slash, with the ending of a routine file, or `-`.
  /// Offline commands use the same rule.
  static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.contains("/") || argument.hasSuffix(".yaml")
      || argument.hasSuffix(".yml")
  }
}

/// Waits for the end of the session that is running.
enum SessionEnd {
  /// Follows the status until there is no session.
  /// - Throws: a failure with status 1 for a session that was not completed.
  static func wait() throws(CommandFailure) {
    var stream = try monitorDaemon()
    while true {
      for state in try stream.next() where state.status.hasNoSession {
        return try judge(state.status.last)
      }
    }
  }

  /// - Parameter last: the session that ended; nil when the daemon has started since.
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

/// Prints what a call has started, and on standard error what the user should know about it.
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

  /// Nil where the option was not given: the daemon then uses the settings.
  private static func words(_ lists: [WordList]) -> [String]? {
    lists.isEmpty ? nil : lists.words
  }
}
