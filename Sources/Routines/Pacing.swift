// The speed of a repetition: by the breath, or by a tempo that is counted in whole steps.

/// One slow breath, in and out, which may be held at both ends. In files, each part is 1 to 20 s.
package struct Breath: Hashable, Sendable {
  package var `in`: Milliseconds
  /// Held with full lungs, after breathing in; zero: not at all.
  package var hold: Milliseconds
  package var out: Milliseconds
  /// Held with empty lungs, after breathing out; zero: not at all.
  package var empty: Milliseconds

  package init(
    in: Milliseconds, hold: Milliseconds = .zero, out: Milliseconds, empty: Milliseconds = .zero
  ) {
    self.in = `in`
    self.hold = hold
    self.out = out
    self.empty = empty
  }

  /// Six breaths a minute: what the literature calls slow breathing.
  package static let slow = Breath(in: .seconds(5), out: .seconds(5))
  /// Of the entire breath.
  package var length: Milliseconds { `in` + hold + out + empty }
  /// Whether there is a moment without breathing.
  package var isHeld: Bool { hold > .zero || empty > .zero }
}

/// A repetition in three or four parts, as strength programmes write it: `2-1-2`, `3-1-1-2`.
package struct Tempo: Hashable, Sendable {
  /// Into the movement.
  package var out: Milliseconds
  /// Still, at its end; may be zero.
  package var hold: Milliseconds
  /// Back again.
  package var back: Milliseconds
  /// Still, before the next repetition; may be zero.
  package var pause: Milliseconds

  package init(
    out: Milliseconds, hold: Milliseconds, back: Milliseconds, pause: Milliseconds = .zero
  ) {
    self.out = out
    self.hold = hold
    self.back = back
    self.pause = pause
  }

  package var length: Milliseconds { out + hold + back + pause }
}

extension Tempo: CustomStringConvertible {
  /// As it is written in files: in seconds, `2-1-2`, `1.5-0-2`.
  package var description: String {
    ([out, hold, back] + (pause == .zero ? [] : [pause])).map { part in
      let (seconds, rest) = part.count.quotientAndRemainder(dividingBy: 1000)
      if rest == 0 { return "\(seconds)" }
      let digits = "\(rest + 1000)".dropFirst()
      let cut = digits.reversed().drop { $0 == "0" }.reversed()
      return "\(seconds).\(String(cut))"
    }.joined(separator: "-")
  }
}

extension Tempo {
  /// A repetition that is held, as leaflets write it: “ten times, hold for five seconds”. Two
  /// seconds lead into it, and two back.
  package static func holding(_ length: Milliseconds) -> Tempo {
    Tempo(out: .seconds(2), hold: length, back: .seconds(2))
  }

  /// How long each repetition is held, if it is one of `holding`; a shorter hold is a tempo's.
  package var held: Milliseconds? {
    hold >= .seconds(2) && self == .holding(hold) ? hold : nil
  }
}

/// What paces a repetition.
package enum Pacing: Hashable, Sendable {
  /// One repetition a breath.
  case breath(Breath)
  case tempo(Tempo)
  /// The user, who goes on when the set is done: until then the timeline waits.
  case own

  /// What is laid out of a set at the user's own pace, before the wait.
  package static let start = Milliseconds.seconds(2)

  /// Of one repetition; zero at the user's own pace.
  package var length: Milliseconds {
    switch self {
    case .own: .zero
    case .breath(let breath): breath.length
    case .tempo(let tempo): tempo.length
    }
  }
}
