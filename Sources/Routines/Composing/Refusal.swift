// Why a wish has no answer, as a sentence that the user can act on: the reason, then what to
// request instead.

struct Refusal {
  let catalogue: Catalogue
  let terms: Terms
  /// The wish that has an answer.
  let nearest: Wish?
  let nearestTerms: Terms?

  private var wish: Wish { terms.wish }

  /// - Parameter shortfall: nil: the length is out of range.
  func sentence(_ shortfall: Shortfall?) -> String {
    let reason =
      switch shortfall {
      case nil: "A composed routine is 2 to 60 minutes long"
      case .nothing(let areas): nothing(for: areas)
      case .tooLong: tooLong
      case .tooShort: tooShort
      }
    guard let nearest else { return "\(reason)." }
    return "\(reason); \(ComposedName.list(advice(nearest), joined: "and"))."
  }

  /// `exercises for the neck, seated`.
  private var subject: String {
    let areas = terms.isWholeBody ? "the whole body" : ComposedName.list(terms.targets)
    let positions = Position.allCases.filter { wish.positions.contains($0) }.map(\.phrase)
    let place =
      positions.isEmpty || positions.count > 3
      ? "" : ", \(ComposedName.list(positions, joined: "or")),"
    return "exercises for \(areas)\(place)"
  }

  /// The other length, if that is all that would have to change.
  private var onlyLength: Milliseconds? {
    guard var same = nearest else { return nil }
    let length = same.length
    same.length = wish.length
    return same == wish ? length : nil
  }

  private var tooLong: String {
    onlyLength.map { "\(subject.capitalised) fill at most \(Self.length($0))" }
      ?? "There are not enough \(subject) to fill \(Self.length(wish.length))"
  }

  private var tooShort: String {
    onlyLength.map { "\(subject.capitalised) need at least \(Self.length($0))" }
      ?? "\(subject.capitalised) need more than \(Self.length(wish.length))"
  }

  private static func length(_ length: Milliseconds) -> String {
    length.count % 60_000 == 0 ? "\(length.count / 60_000) minutes" : length.description
  }

  /// Names the exercise with the fewest obstacles, among those that the nearest wish admits.
  private func nothing(for areas: [Area]) -> String {
    let areas = areas.isEmpty ? terms.targets : areas
    let wanted = terms.isWholeBody ? "the whole body" : ComposedName.list(areas)
    let start = "Nothing for \(wanted) can be composed"
    let barred = catalogue.all.filter { exercise in
      exercise.kind != .ballistic && terms.serves(exercise)
        && exercise.areas.contains { areas.contains($0) }
    }.map { (exercise: $0, bars: terms.bars($0)) }
    let letIn = barred.filter { nearestTerms?.bars($0.exercise).isEmpty ?? false }
    let closest = (letIn.isEmpty ? barred : letIn).min { $0.bars.count < $1.bars.count }
    guard let closest, !closest.bars.isEmpty
    else { return "\(start): the catalogue has nothing for it" }
    let bars = ComposedName.list(closest.bars.map(\.phrase), joined: "and")
    return "\(start): the nearest, \(closest.exercise.name), \(bars)"
  }

  /// What to change, in as few words as possible.
  private func advice(_ nearest: Wish) -> [String] {
    var advice: [String] = []
    if nearest.areas != wish.areas {
      let left = wish.areas.filter { !nearest.areas.contains($0) }
      advice.append(
        nearest.areas.isEmpty
          ? "ask for the whole body instead" : "leave out \(ComposedName.list(left))")
    }
    if nearest.positions != wish.positions {
      let more = Position.allCases.filter {
        nearest.positions.contains($0) && !wish.positions.contains($0)
      }
      advice.append(
        more.count > 3
          ? "allow every position"
          : "allow exercises done \(ComposedName.list(more.map(\.phrase), joined: "or"))")
    }
    if nearest.without != wish.without {
      let things = Need.allCases.filter {
        wish.without.contains($0) && !nearest.without.contains($0)
      }
      advice.append("have \(ComposedName.list(things.map(\.phrase), joined: "and")) at hand")
    }
    if nearest.level != wish.level, let level = nearest.level {
      advice.append("allow level \(level)")
    }
    if nearest.length != wish.length { advice.append("ask for \(nearest.length)") }
    return advice
  }
}

extension String {
  /// With a capital first letter.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension Need {
  /// As it is written after "needs": `a wall`.
  package var phrase: String {
    switch self {
    case .wall: "a wall"
    case .chair: "a chair"
    case .strap: "a strap or a towel"
    case .eyesOpen: "open eyes"
    }
  }
}

extension Bar {
  /// The predicate for an exercise that it excludes.
  fileprivate var phrase: String {
    switch self {
    case .position(let position): "is done \(position.phrase)"
    case .needs(let need): "needs \(need.phrase)"
    case .level(let level): "is at level \(level)"
    case .sight: "needs open eyes"
    case .hurts: "hurt and has not been cleared"
    case .risk: "is only done if a routine names it"
    }
  }
}
