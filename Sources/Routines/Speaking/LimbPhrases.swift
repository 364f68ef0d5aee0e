// How a side or a direction is announced. Each phrase is written out as a whole, because other
// languages do not put them together as English does.

extension Phrases {
  /// What it is about to be done on; nil for the body as a whole.
  static func part(_ part: Part, _ limb: Limb?) -> Utterance? {
    if let direction = part.direction { return .phrase(phrase(direction, limb)) }
    return part.side.map { .phrase(phrase($0, limb)) }
  }

  private static func phrase(_ side: Side, _ limb: Limb?) -> String {
    let isLeft = side == .left
    return switch limb {
    case nil: isLeft ? "Left side." : "Right side."
    case .leg: isLeft ? "Left leg." : "Right leg."
    case .foot: isLeft ? "Left foot." : "Right foot."
    case .knee: isLeft ? "Left knee." : "Right knee."
    case .arm: isLeft ? "Left arm." : "Right arm."
    case .hand: isLeft ? "Left hand." : "Right hand."
    case .turn: isLeft ? "To the left." : "To the right."
    case .head: isLeft ? "Turn left." : "Turn right."
    }
  }

  private static func phrase(_ direction: Direction, _ limb: Limb?) -> String {
    let isHead = limb == .head
    return switch direction {
    case .left: isHead ? "Turn left." : "To the left."
    case .right: isHead ? "Turn right." : "To the right."
    case .up: isHead ? "Look up." : "Upwards."
    case .down: isHead ? "Look down." : "Downwards."
    case .forward: isHead ? "Tip forward." : "Forwards."
    case .back: isHead ? "Tip back." : "Backwards."
    }
  }

  /// For sides that alternate.
  static func alternating(from part: Part, _ limb: Limb?) -> Utterance {
    let both =
      switch limb {
      case nil: "Alternating sides"
      case .leg: "Alternating legs"
      case .foot: "Alternating feet"
      case .knee: "Alternating knees"
      case .arm: "Alternating arms"
      case .hand: "Alternating hands"
      case .turn, .head: "To each side in turn"
      }
    return .phrase("\(both)\(part.side.map { ", \($0.rawValue) first" } ?? "").")
  }
}
