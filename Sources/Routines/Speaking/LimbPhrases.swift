// How a side or a direction is announced. Each phrase is written out as a whole, because other
// languages do not put them together as English does.

import Languages

extension Phrases {
  /// What it is about to be done on; nil for the body as a whole.
  func part(_ part: Part, _ limb: Limb?) -> Utterance? {
    if let direction = part.direction { return say(phrase(direction, limb)) }
    return part.side.map { say($0 == .left ? left(limb) : right(limb)) }
  }

  private func left(_ limb: Limb?) -> Message {
    switch limb {
    case nil: Message("Left side.")
    case .leg: Message("Left leg.")
    case .foot: Message("Left foot.")
    case .knee: Message("Left knee.")
    case .arm: Message("Left arm.")
    case .hand: Message("Left hand.")
    case .turn: Message("To the left.")
    case .head: Message("Turn left.")
    }
  }

  private func right(_ limb: Limb?) -> Message {
    switch limb {
    case nil: Message("Right side.")
    case .leg: Message("Right leg.")
    case .foot: Message("Right foot.")
    case .knee: Message("Right knee.")
    case .arm: Message("Right arm.")
    case .hand: Message("Right hand.")
    case .turn: Message("To the right.")
    case .head: Message("Turn right.")
    }
  }

  private func phrase(_ direction: Direction, _ limb: Limb?) -> Message {
    let isHead = limb == .head
    return switch direction {
    case .left: isHead ? Message("Turn left.") : Message("To the left.")
    case .right: isHead ? Message("Turn right.") : Message("To the right.")
    case .up: isHead ? Message("Look up.") : Message("Upwards.")
    case .down: isHead ? Message("Look down.") : Message("Downwards.")
    case .forward: isHead ? Message("Tip forward.") : Message("Forwards.")
    case .back: isHead ? Message("Tip back.") : Message("Backwards.")
    }
  }

  /// For sides that alternate.
  func alternating(from part: Part, _ limb: Limb?) -> Utterance {
    switch part.side {
    case .left: say(alternatingFromLeft(limb))
    case .right: say(alternatingFromRight(limb))
    case nil: say(alternating(limb))
    }
  }

  private func alternatingFromLeft(_ limb: Limb?) -> Message {
    switch limb {
    case nil: Message("Alternating sides, left first.")
    case .leg: Message("Alternating legs, left first.")
    case .foot: Message("Alternating feet, left first.")
    case .knee: Message("Alternating knees, left first.")
    case .arm: Message("Alternating arms, left first.")
    case .hand: Message("Alternating hands, left first.")
    case .turn, .head: Message("To each side in turn, left first.")
    }
  }

  private func alternatingFromRight(_ limb: Limb?) -> Message {
    switch limb {
    case nil: Message("Alternating sides, right first.")
    case .leg: Message("Alternating legs, right first.")
    case .foot: Message("Alternating feet, right first.")
    case .knee: Message("Alternating knees, right first.")
    case .arm: Message("Alternating arms, right first.")
    case .hand: Message("Alternating hands, right first.")
    case .turn, .head: Message("To each side in turn, right first.")
    }
  }

  private func alternating(_ limb: Limb?) -> Message {
    switch limb {
    case nil: Message("Alternating sides.")
    case .leg: Message("Alternating legs.")
    case .foot: Message("Alternating feet.")
    case .knee: Message("Alternating knees.")
    case .arm: Message("Alternating arms.")
    case .hand: Message("Alternating hands.")
    case .turn, .head: Message("To each side in turn.")
    }
  }
}
