// limber doctor: the first thing to run when something does not work. It needs neither a daemon nor
// sound nor D-Bus, because any of them may be what is broken.

import ArgumentParser

/// Carried out by `Examination` in `Doctor`. Exits with 1 when a check finds something that does
/// not work; notes alone leave the status at 0.
package struct DoctorCommand: OfflineCommand {
  package static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check everything, and show what does not work and what to do about it.",
    discussion: "It plays one short sound, so that you can tell whether it is heard.")

  @Flag(help: "Check the device with silence.")
  package var silent = false

  @Flag(help: "Print a JSON array of objects with area, check, level, message and remedy.")
  package var json = false

  package init() {}
}
