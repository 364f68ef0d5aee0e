// The errors that the control interfaces declare, as one type for both sides of the socket, so that
// the daemon and the commands can't disagree on their names and fields.

import Varlink

/// A refusal by the daemon; nothing has changed.
package enum ControlError: Error, Hashable, Sendable {
  case nothingRunning
  /// The daemon of the same home runs on another machine.
  case runsElsewhere(host: String)
  /// With the routine of the current session.
  case alreadyRunning(routine: String)
  /// With the nearest existing name, if one is similar.
  case routineNotFound(routine: String, nearest: String?)
  /// With diagnostics as `file:line:column: what is wrong`.
  case badRoutine(diagnostics: [String])
  case unknownZone(zone: String)
  case reminderNotFound(reminder: String, nearest: String?)
  case nothingDue(reminder: String?)
  /// Snoozed as often as the reminder allows; 0 if it can't be snoozed at all.
  case snoozeLimit(reminder: String, limit: Int)
  case noneUpcoming(reminder: String?)
  case nothingSkipped(reminder: String?)
  case noHold(owner: String)
  /// The text is not a time, or the time is in the past or more than 366 days ahead.
  case badMoment(text: String)
  /// There is nothing to lengthen, or the session would exceed four hours.
  case nothingToExtend
  /// With the current exercise; nil if there is none.
  case noEasierForm(exercise: String?)
  /// With the reason as a sentence, and a similar wish that can be met.
  case cannotCompose(reason: String, nearest: String?)
}

extension ControlError {
  private enum Name {
    static let nothingRunning = "org.limber.Session.NothingRunning"
    static let runsElsewhere = "org.limber.Session.RunsElsewhere"
    static let alreadyRunning = "org.limber.Session.AlreadyRunning"
    static let routineNotFound = "org.limber.Session.RoutineNotFound"
    static let nothingToExtend = "org.limber.Session.NothingToExtend"
    static let noEasierForm = "org.limber.Session.NoEasierForm"
    static let cannotCompose = "org.limber.Session.CannotCompose"
    static let badRoutine = "org.limber.Session.BadRoutine"
    static let reminderNotFound = "org.limber.Schedule.ReminderNotFound"
    static let nothingDue = "org.limber.Schedule.NothingDue"
    static let snoozeLimit = "org.limber.Schedule.SnoozeLimit"
    static let noneUpcoming = "org.limber.Schedule.NothingToCome"
    static let nothingSkipped = "org.limber.Schedule.NothingSkipped"
    static let noHold = "org.limber.Schedule.NoHold"
    static let badMoment = "org.limber.Schedule.BadMoment"
    static let unknownZone = "org.limber.Schedule.UnknownZone"
  }

  /// The error as it is sent.
  package var varlinkError: VarlinkError {
    switch self {
    case .nothingRunning: VarlinkError(Name.nothingRunning)
    case .runsElsewhere(let host): VarlinkError(Name.runsElsewhere, ["host": .string(host)])
    case .alreadyRunning(let routine):
      VarlinkError(Name.alreadyRunning, ["routine": .string(routine)])
    case .routineNotFound(let routine, let nearest):
      VarlinkError(
        Name.routineNotFound,
        ["routine": .string(routine), "nearest": optional(nearest)])
    case .reminderNotFound(let reminder, let nearest):
      VarlinkError(
        Name.reminderNotFound, ["reminder": .string(reminder), "nearest": optional(nearest)])
    case .nothingDue(let reminder):
      VarlinkError(Name.nothingDue, ["reminder": optional(reminder)])
    case .snoozeLimit(let reminder, let limit):
      VarlinkError(
        Name.snoozeLimit, ["reminder": .string(reminder), "limit": .int(Int64(limit))])
    case .noneUpcoming(let reminder):
      VarlinkError(Name.noneUpcoming, ["reminder": optional(reminder)])
    case .nothingSkipped(let reminder):
      VarlinkError(Name.nothingSkipped, ["reminder": optional(reminder)])
    case .noHold(let owner): VarlinkError(Name.noHold, ["owner": .string(owner)])
    case .badMoment(let text): VarlinkError(Name.badMoment, ["text": .string(text)])
    case .badRoutine(let diagnostics):
      VarlinkError(Name.badRoutine, ["diagnostics": .array(diagnostics.map(JSONValue.string))])
    case .nothingToExtend: VarlinkError(Name.nothingToExtend)
    case .noEasierForm(let exercise):
      VarlinkError(Name.noEasierForm, ["exercise": optional(exercise)])
    case .cannotCompose(let reason, let nearest):
      VarlinkError(
        Name.cannotCompose,
        ["reason": .string(reason), "nearest": optional(nearest)])
    case .unknownZone(let zone): VarlinkError(Name.unknownZone, ["zone": .string(zone)])
    }
  }

  private func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The error as received; nil if the control interfaces do not declare it.
  package init?(_ error: VarlinkError) {
    func text(_ name: String) -> String { error.parameters[name]?.stringValue ?? "" }
    func optional(_ name: String) -> String? { error.parameters[name]?.stringValue }
    switch error.name {
    case Name.nothingRunning: self = .nothingRunning
    case Name.runsElsewhere: self = .runsElsewhere(host: text("host"))
    case Name.alreadyRunning: self = .alreadyRunning(routine: text("routine"))
    case Name.routineNotFound:
      self = .routineNotFound(
        routine: text("routine"), nearest: optional("nearest"))
    case Name.reminderNotFound:
      self = .reminderNotFound(reminder: text("reminder"), nearest: optional("nearest"))
    case Name.nothingDue: self = .nothingDue(reminder: optional("reminder"))
    case Name.snoozeLimit:
      let limit = error.parameters["limit"]?.intValue ?? 0
      self = .snoozeLimit(reminder: text("reminder"), limit: Int(limit))
    case Name.noneUpcoming: self = .noneUpcoming(reminder: optional("reminder"))
    case Name.nothingSkipped: self = .nothingSkipped(reminder: optional("reminder"))
    case Name.noHold: self = .noHold(owner: text("owner"))
    case Name.badMoment: self = .badMoment(text: text("text"))
    case Name.badRoutine:
      let diagnostics = error.parameters["diagnostics"]?.arrayValue ?? []
      self = .badRoutine(diagnostics: diagnostics.compactMap(\.stringValue))
    case Name.nothingToExtend: self = .nothingToExtend
    case Name.noEasierForm:
      self = .noEasierForm(exercise: error.parameters["exercise"]?.stringValue)
    case Name.cannotCompose:
      self = .cannotCompose(
        reason: text("reason"), nearest: error.parameters["nearest"]?.stringValue)
    case Name.unknownZone: self = .unknownZone(zone: text("zone"))
    default: return nil
    }
  }
}
