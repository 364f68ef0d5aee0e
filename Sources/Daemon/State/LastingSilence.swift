// A program that hinders reminders all day silences them in good faith: a person who wonders why
// nothing rings is told which it is, and what to do about it.

import Control
import Planning
import Scheduling

extension Agenda.Silencing {
  /// In a sentence: what silences reminders, and the remedy.
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
