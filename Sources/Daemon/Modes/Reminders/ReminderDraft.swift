// A reminder in the plain words of a command line, and the file that says the same.

import ConfigFiles

package struct ReminderDraft: Hashable, Sendable {
  package var name: String
  package var times: [String]
  package var days: String?
  package var routine: String?
  package var start: String?
  package var zone: String?
  package var isSilent: Bool

  package init(
    name: String, times: [String], days: String? = nil, routine: String? = nil,
    start: String? = nil, zone: String? = nil, isSilent: Bool = false
  ) {
    self.name = name
    self.times = times
    self.days = days
    self.routine = routine
    self.start = start
    self.zone = zone
    self.isSilent = isSilent
  }

  var yaml: String {
    var lines = ["at: [\(times.map(RoutineText.quoted).joined(separator: ", "))]"]
    if let days {
      let words = days.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      lines.append(
        words.count == 1
          ? "days: \(RoutineText.quoted(words[0]))"
          : "days: [\(words.map(RoutineText.quoted).joined(separator: ", "))]")
    }
    if let routine { lines.append("routine: \(RoutineText.quoted(routine))") }
    if let start, start != "ask" { lines.append("start: \(RoutineText.quoted(start))") }
    if isSilent { lines.append("silent: true") }
    if let zone { lines.append("zone: \(RoutineText.quoted(zone))") }
    return lines.map { $0 + "\n" }.joined()
  }
}
