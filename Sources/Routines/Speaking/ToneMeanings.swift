// What the tones of a session mean, said once where each is heard first.

import Languages

extension Phrases {
  /// A tone that means something to whoever has learnt it.
  package enum ExplainedTone: Hashable, Sendable {
    case start, hold, change, breath
    /// Of a breath that is held.
    case heldBreath
  }

  /// What a tone means.
  package func meaning(of tone: ExplainedTone) -> Utterance {
    switch tone {
    case .start: say(Message("That sound starts every session."))
    case .hold:
      say(
        Message(
          "That tone means hold. Three short tones count down, then a low tone lets you go."))
    case .change: say(Message("That tone means change sides."))
    case .breath: say(Message("Breathe in as the tone rises, and out as it falls."))
    case .heldBreath: say(Self.heldBreath)
    }
  }

  private static let heldBreath = Message(
    "Breathe in as the tone rises, and out as it falls. While it stays level, hold your breath.")
}
