// The exit statuses that scripts rely on, of both programs (sysexits.h).

/// How a program ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Whatever has no status of its own.
  case failure = 1
  /// `EX_USAGE`: the command line is wrong.
  case usage = 64
  /// `EX_DATAERR`: a routine, a file or a value is bad.
  case badData = 65
  /// `EX_UNAVAILABLE`: the daemon, or its program, is not there.
  case unreachable = 69
  /// `EX_TEMPFAIL`: not now; nothing is running, or something is already.
  case notNow = 75
}

extension ControlClientError {
  /// How a command ends that meets this error.
  package var exitStatus: ExitStatus {
    switch self {
    case .notReachable, .disconnected, .refused(.runsElsewhere): .unreachable
    case .refused(.nothingRunning), .refused(.alreadyRunning), .refused(.nothingDue),
      .refused(.snoozeLimit), .refused(.noneUpcoming), .refused(.nothingSkipped),
      .refused(.noHold):
      .notNow
    case .refused, .invalidParameter: .badData
    case .varlink, .badReply: .failure
    }
  }
}
