// The refusal of a name that does not exist: the same sentence in every command, with the nearest
// name or the command that lists them.

import ConfigFiles
import Control
import Routines

extension Configuration {
  /// Prints that there is no such routine, or what is wrong with its file.
  /// - Parameter otherwise: what to do, if no name is similar.
  /// - Returns: `badData`.
  package func refuse(routine name: String, otherwise: String = "'limber routine list' shows them")
    -> ExitStatus
  {
    refuse(.routine, name, among: routines.keys.sorted(), otherwise: otherwise)
  }

  /// The same for a reminder.
  package func refuse(reminder name: String) -> ExitStatus {
    refuse(
      .reminder, name, among: reminders.keys.sorted(),
      otherwise: "'limber remind list' shows them")
  }

  /// The same for an exercise.
  package func refuse(exercise name: String) -> ExitStatus {
    refuse(
      .exercise, name, among: catalogue.ids,
      otherwise: "'limber exercise list' shows them")
  }

  /// A name whose file has errors is not unknown: its errors are printed instead.
  private func refuse(
    _ kind: FileKind, _ name: String, among names: [String], otherwise: String
  ) -> ExitStatus {
    let faults = faults(in: kind, named: name)
    if !faults.isEmpty { return complain(faults) }
    let hint = Spelling.nearest(to: name, among: names).map { "did you mean “\($0)”?" }
    Console.complain("limber: there is no \(kind.rawValue) “\(name)”; \(hint ?? otherwise)")
    return ExitStatus.badData
  }

  /// Whether there is an exercise of this id: in the catalogue, or defined in place in a routine.
  package func knows(exercise id: String) -> Bool {
    catalogue[id] != nil || routines.values.contains { $0.routine.exerciseIDs.contains(id) }
  }
}

extension FileName {
  /// Prints why a text is not a name for a new file.
  /// - Returns: `usage`, or `done` if it is a name.
  package static func refuse(_ name: String, for what: String) -> ExitStatus {
    guard let fault = fault(name) else { return ExitStatus.done }
    Console.complain(
      "limber: “\(name)” is not a name for \(what): \(fault); use letters, digits and hyphens")
    return ExitStatus.usage
  }
}
