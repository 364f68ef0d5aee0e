// What can go wrong between a command and the daemon, each with a sentence for the user that names
// the likely cause or a remedy.

import Varlink

/// Why a call brought no reply.
package enum ControlClientError: Error, Hashable, Sendable {
  /// No daemon listens there, or the user may not connect.
  case notReachable(path: String, reason: String)
  /// An error of the control interfaces: nothing has changed.
  case refused(ControlError)
  /// The daemon does not accept the value of this field: it is out of range or malformed.
  case invalidParameter(String)
  /// Another error of org.varlink.service, or of an interface that this client does not know.
  case varlink(VarlinkError)
  /// The reply does not match the interface: the two programs have different versions.
  case badReply(reason: String)
  /// The connection ended before the reply.
  case disconnected(reason: String)
}

extension ControlClientError: CustomStringConvertible {
  /// One sentence, with the likely cause.
  package var description: String {
    switch self {
    case .notReachable(let path, let reason):
      "the daemon is not reachable at \(path) (\(reason)); "
        + "start it with: systemctl --user start limberd, or: limberd &"
    case .refused(let error): "\(error)"
    case .invalidParameter(let field): "the daemon does not accept this value of '\(field)'"
    case .varlink(let error): Self.sentence(error)
    case .badReply(let reason):
      "the daemon's reply does not fit this program, so their versions differ; "
        + "restart the daemon (\(reason))"
    case .disconnected(let reason): "the connection to the daemon ended: \(reason)"
    }
  }

  /// The error for a Varlink error as received.
  init(_ error: VarlinkError) {
    if let refusal = ControlError(error) {
      self = .refused(refusal)
    } else if error.name == "org.varlink.service.InvalidParameter" {
      self = .invalidParameter(error.parameters["parameter"]?.stringValue ?? "?")
    } else {
      self = .varlink(error)
    }
  }

  private static func sentence(_ error: VarlinkError) -> String {
    switch error.name {
    case "org.varlink.service.InterfaceNotFound", "org.varlink.service.MethodNotFound",
      "org.varlink.service.MethodNotImplemented":
      "the daemon has another version and does not know this command; restart it"
    default: "the daemon answered \(error.name) \(JSONValue.object(error.parameters).text)"
    }
  }
}

extension ControlError: CustomStringConvertible {
  /// One sentence; a routine that does not parse has a line for each diagnostic.
  package var description: String {
    switch self {
    case .nothingRunning: "nothing is running; 'limber start' starts a session"
    case .runsElsewhere(let host):
      "Limber runs on \(host), with the same home, and reminds there; "
        + "it starts here when it ends there"
    case .alreadyRunning(let routine):
      "a session of '\(routine)' is running already; 'limber stop' ends it"
    case .routineNotFound(let routine, let nearest):
      "there is no routine '\(routine)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'limber routine list' shows them")
    case .badRoutine(let diagnostics):
      diagnostics.isEmpty ? "the routine does not parse" : diagnostics.joined(separator: "\n")
    case .nothingToExtend:
      "there is nothing to lengthen now, or the session would exceed four hours"
    case .noEasierForm(let exercise):
      exercise.map { "there is no easier form of '\($0)'; 'limber skip' skips it" }
        ?? "there is no current exercise"
    case .cannotCompose(let reason, let nearest):
      reason + (nearest.map { (reason.hasSuffix(".") ? " Try: " : "; try: ") + $0 } ?? "")
    case .reminderNotFound(let reminder, let nearest):
      "there is no reminder '\(reminder)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'limber remind list' shows them")
    case .nothingDue(let reminder):
      reminder.map { "'\($0)' is not due; 'limber next' shows when it will be" }
        ?? "nothing is due; 'limber next' shows what is next"
    case .snoozeLimit(let reminder, let limit):
      limit == 0
        ? "'\(reminder)' can't be snoozed; 'limber stop' dismisses it"
        : "'\(reminder)' was snoozed \(limit) times, as often as allowed; "
          + "'limber stop' dismisses it"
    case .noneUpcoming(let reminder):
      reminder.map { "'\($0)' has no upcoming occurrence" }
        ?? "there are no upcoming reminders; 'limber remind add' writes one"
    case .nothingSkipped(let reminder):
      reminder.map { "no upcoming occurrence of '\($0)' was skipped" }
        ?? "no upcoming reminder was skipped"
    case .noHold(let owner):
      "there is no hold by '\(owner)'; 'limber status' shows the holds"
    case .badMoment(let text):
      "'\(text)' is not a time in the coming year; write 14:00, tomorrow, monday, 2027-01-02 or "
        + "'2027-01-02 14:00'"
    case .unknownZone(let zone):
      "there is no time zone '\(zone)' on this system; a name looks like Europe/Berlin"
    }
  }
}
