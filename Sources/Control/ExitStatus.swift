// The exit statuses of both programs, which scripts rely on. The numbers are those of sysexits.h.

/// How a program ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Any failure without a status of its own.
  case failure = 1
  /// `EX_USAGE`: the command line is wrong.
  case usage = 64
  /// `EX_DATAERR`: a routine, a file or a value is invalid.
  case badData = 65
  /// `EX_UNAVAILABLE`: the daemon does not run, or its program is missing.
  case unreachable = 69
  /// `EX_TEMPFAIL`: not possible now, for example because nothing is running, or a session already
  /// is.
  case notNow = 75
}

extension ControlClientError {
  /// The exit status of a command that fails with this error.
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
