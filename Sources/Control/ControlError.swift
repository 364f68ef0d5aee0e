// The errors that the control interfaces declare, typed on both sides of the socket.

import Varlink

/// A refusal of the daemon: nothing has changed.
package enum ControlError: Error, Hashable, Sendable {
  case nothingRunning
  /// The daemon of the same home runs on another machine.
  case runsElsewhere(host: String)
  /// The routine of the session that is on.
  case alreadyRunning(routine: String)
  /// The nearest name that exists, if one is near.
  case routineNotFound(routine: String, nearest: String?)
  /// `file:line:column: what is wrong`
  case badRoutine(diagnostics: [String])
  case unknownZone(zone: String)
  case reminderNotFound(reminder: String, nearest: String?)
  case nothingDue(reminder: String?)
  case snoozeLimit(reminder: String, limit: Int)
  case noneUpcoming(reminder: String?)
  case nothingSkipped(reminder: String?)
  case noHold(owner: String)
  /// No time, or one that is past or too far ahead.
  case badMoment(text: String)
  case nothingToExtend
  /// Of the exercise that is on; nil when none is.
  case noEasierForm(exercise: String?)
  /// Why in a sentence, and a wish that has an answer.
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

  /// As it is sent.
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

  /// As it was received; nil for an error that the control interfaces do not declare.
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
