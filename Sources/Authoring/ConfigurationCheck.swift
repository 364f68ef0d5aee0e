// `limberd --check`: reads every file as the daemon would and reports what is wrong, so that a site
// can check a folder before it is rolled out.

import ConfigFiles
import Console
import Control
import Planning
import Scheduling
import Service

/// Used by `limberd`; the check commands of `limber` check single files instead (`Findings`).
package struct ConfigurationCheck {
  let places: Places

  /// - Parameter places: where the files are; `--config` names another folder for the user's.
  package init(places: Places) { self.places = places }

  /// Prints warnings, then errors, then files that are ignored, on standard error.
  /// - Returns: `badData` if there is an error; warnings and ignored files alone are `done`.
  package func run() -> ExitStatus {
    let zones = ZoneBook(places.zones)
    let configuration = Configuration(
      reading: places.layers, zones: zones.existing, today: zones.today)
    for warning in configuration.warnings { Console.complain(warning.description) }
    let faults = configuration.diagnostics.map(\.description)
    for fault in faults { Console.complain(fault) }
    for diagnostic in configuration.ignored { Console.complain("\(diagnostic)") }
    if faults.isEmpty {
      Console.say(
        CountText.words(configuration.reminders.count, "reminder") + ", "
          + CountText.words(configuration.routines.count, "routine") + ": no faults")
    }
    return faults.isEmpty ? ExitStatus.done : ExitStatus.badData
  }
}
