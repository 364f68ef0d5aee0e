// The words that go with a cue where it is heard for the first time in an exercise.

import Languages

extension Phrases {
  /// A word that is said once in an exercise.
  package enum CueWord: Hashable, Sendable, CaseIterable {
    case breatheIn, holdTheBreath, breatheOut, stayEmpty
    /// Where a muscle is tensed, and let go.
    case tense, letGo
    /// While a set at the user's own pace is done.
    case goOn
  }

  package func say(_ word: CueWord) -> Utterance {
    switch word {
    case .breatheIn: say(Message("In.", context: "breath"))
    case .holdTheBreath: say(Message("Hold your breath."))
    case .breatheOut: say(Message("Out.", context: "breath"))
    case .stayEmpty: say(Message("Stay empty.", context: "breath"))
    case .tense: say(Message("Tense.", context: "muscle"))
    case .letGo: say(Message("Let go.", context: "muscle"))
    case .goOn: say(Message("Go on when you are done."))
    }
  }
}
