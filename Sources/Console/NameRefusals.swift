// What a person is told of a name that nothing has: the same sentence, whichever command took it.

import ConfigFiles
import Control
import Routines

extension Configuration {
  /// Tells that there is no such routine, or what is wrong with its file.
  /// - Parameter otherwise: what to do, where no name is near.
  /// - Returns: an exit status.
  package func refuse(routine name: String, otherwise: String = "'limber routine list' shows them")
    -> ExitStatus
  {
    refuse(.routine, name, among: routines.keys.sorted(), otherwise: otherwise)
  }

  package func refuse(reminder name: String) -> ExitStatus {
    refuse(
      .reminder, name, among: reminders.keys.sorted(),
      otherwise: "'limber remind list' shows them")
  }

  package func refuse(exercise name: String) -> ExitStatus {
    refuse(
      .exercise, name, among: catalogue.ids,
      otherwise: "'limber exercise list' shows them")
  }

  private func refuse(
    _ kind: FileKind, _ name: String, among names: [String], otherwise: String
  ) -> ExitStatus {
    let faults = faults(in: kind, named: name)
    if !faults.isEmpty { return complain(faults) }
    let hint = Spelling.nearest(to: name, among: names).map { "did you mean “\($0)”?" }
    Console.complain("limber: there is no \(kind.rawValue) “\(name)”; \(hint ?? otherwise)")
    return ExitStatus.badData
  }

  /// Whether anything that could be done is called so: one of the catalogue, or one that a routine
  /// defines in place.
  package func knows(exercise id: String) -> Bool {
    catalogue[id] != nil || routines.values.contains { $0.routine.exerciseIDs.contains(id) }
  }
}

extension FileName {
  /// Tells why a text is not a name for a new file.
  /// - Returns: an exit status; done when it is one.
  package static func refuse(_ name: String, for what: String) -> ExitStatus {
    guard let fault = fault(name) else { return ExitStatus.done }
    Console.complain(
      "limber: “\(name)” is not a name for \(what): \(fault); use letters, digits and hyphens")
    return ExitStatus.usage
  }
}
