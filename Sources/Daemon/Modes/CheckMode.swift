// `--check`: reads every file, as the daemon would, and says what is wrong.

import ConfigFiles
import Scheduling
import Service

package struct CheckMode {
  let places: Places

  package init(places: Places) { self.places = places }

  package func run() -> Int32 {
    let configuration = Configuration(
      reading: places.layers, zones: ZoneBook(places.zones).existing)
    let faults = configuration.diagnostics.map(\.description)
    for fault in faults { Console.complain(fault) }
    for diagnostic in configuration.passedOver { Console.complain("\(diagnostic)") }
    if faults.isEmpty {
      Console.say(
        "\(configuration.reminders.count) reminders, \(configuration.routines.count) routines: "
          + "no faults")
    }
    return faults.isEmpty ? ExitStatus.done : ExitStatus.badData
  }
}
