// A program that is a hindrance all day (a call left open, an inhibitor) makes every reminder miss.
// The status names that program and the setting that ignores it.

import Control
import Planning
import Scheduling

extension Agenda.Silencing {
  /// What silences reminders and what to do about it, in a sentence.
  var words: String {
    let cause = DecisionText.hindrance(
      hindrance.kind.reason.wire, hindrance.program, isOver: false)
    return "\(count) reminders in a row were missed because "
      + "\(cause ?? hindrance.kind.rawValue); \(remedy)"
  }

  private var remedy: String {
    let list: String
    switch (hindrance.kind, hindrance.program) {
    case (.inhibited, _?): list = "ignore-inhibitor"
    case (.call, _?): list = "ignore-microphone"
    default:
      return "without “\(hindrance.kind.rawValue)” in “wait-while”, reminders ring all the same"
    }
    return "“\(list)” in settings.yaml lists the programs to ignore"
  }
}
