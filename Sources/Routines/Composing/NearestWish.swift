// For a wish without an answer: the nearest wish that has one, found by trying small changes before
// large ones, and composing each.

struct NearestWish {
  let composer: Composer
  let wish: Wish
  let seed: UInt64

  /// - Parameter shortfall: nil: the length is out of range.
  func refusal(_ shortfall: Shortfall?) -> NoRoutine {
    let nearest = nearest(shortfall)
    let refusal = Refusal(
      catalogue: composer.catalogue, terms: composer.terms(of: wish), nearest: nearest,
      nearestTerms: nearest.map(composer.terms))
    return NoRoutine(message: refusal.sentence(shortfall), nearest: nearest)
  }

  private func nearest(_ shortfall: Shortfall?) -> Wish? {
    switch shortfall {
    case nil:
      let limits = Wish.lengths
      let within = changed {
        $0.length = max(limits.lowerBound, min(limits.upperBound, $0.length))
      }
      return composer.composes(within, seed: seed) ? within : search(from: within)
    case .tooLong: return otherLength(of: wish, by: -1) ?? search(from: wish)
    case .tooShort: return otherLength(of: wish, by: 1) ?? search(from: wish)
    case .nothing: return search(from: wish)
    }
  }

  /// The nearest full minute in one direction that has an answer.
  private func otherLength(of wish: Wish, by step: Int64) -> Wish? {
    let composition = composer.composition(of: wish, seed: seed)
    let minute = Int64(60_000)
    var minutes = (step < 0 ? wish.length.count + minute - 1 : wish.length.count) / minute + step
    while (2...60).contains(minutes) {
      let length = Milliseconds(minutes * minute)
      if (try? composition.steps(length: length)) != nil {
        var wish = wish
        wish.length = length
        return wish
      }
      minutes += step
    }
    return nil
  }

  /// The first change of the terms that can be composed; the requested areas are given up last, and
  /// the length just before them.
  private func search(from wish: Wish) -> Wish? {
    let terms = changes(of: wish)
    let fewer = terms.flatMap { start in
      fewerAreas(start.areas).map { areas in changed(start) { $0.areas = areas } }
    }
    let whole = terms.map { start in changed(start) { $0.areas = [] } }
    for changes in [terms, fewer, whole] {
      let found =
        changes.first { composer.composes($0, seed: seed) }
        ?? changes.lazy.compactMap { otherLength(of: $0, by: -1) }.first
        ?? changes.lazy.compactMap { otherLength(of: $0, by: 1) }.first
      if let found { return least(found, of: wish) }
    }
    return nil
  }

  /// Reverts every part of a change that is not needed.
  private func least(_ changed: Wish, of wish: Wish) -> Wish {
    var least = changed
    let kept = wish.positions.isEmpty ? composer.allowance.positions : wish.positions
    for position in Position.allCases where !kept.contains(position) {
      var less = least
      guard less.positions.remove(position) != nil, !less.positions.isEmpty else { continue }
      if composer.composes(less, seed: seed) { least = less }
    }
    for need in Need.allCases where wish.without.contains(need) {
      var less = least
      guard less.without.insert(need).inserted else { continue }
      if composer.composes(less, seed: seed) { least = less }
    }
    return least
  }

  /// The wish with small changes: a thing, a position, a level; then with all of them. A level
  /// above what the settings allow is never proposed.
  private func changes(of wish: Wish) -> [Wish] {
    let positions = wish.positions.isEmpty ? composer.allowance.positions : wish.positions
    let others = positions.isEmpty ? [] : Position.allCases.filter { !positions.contains($0) }
    let levels = [1, 2, 3].filter { $0 > wish.level ?? 1 && $0 <= composer.allowance.level }
    var changes = [wish]
    changes += Need.allCases.filter { wish.without.contains($0) }.map { need in
      changed(wish) { $0.without.remove(need) }
    }
    changes += others.map { other in changed(wish) { $0.positions = positions.union([other]) } }
    changes += levels.map { level in changed(wish) { $0.level = level } }
    changes += others.map { other in
      changed(wish) { ($0.without, $0.positions) = ([], positions.union([other])) }
    }
    let free = changed(wish) { ($0.without, $0.positions) = ([], Set(Position.allCases)) }
    return changes + [free] + levels.map { level in changed(free) { $0.level = level } }
  }

  /// Without the areas that have nothing, without each one in turn, and each alone.
  private func fewerAreas(_ areas: [Area]) -> [[Area]] {
    guard areas.count > 1 else { return [] }
    var fewer: [[Area]] = []
    let composition = composer.composition(of: wish, seed: seed)
    if case .nothing(let missing)? = composition.missing {
      fewer.append(areas.filter { !missing.contains($0) })
    }
    fewer += areas.map { area in areas.filter { $0 != area } }
    fewer += areas.map { [$0] }
    return fewer.filter { !$0.isEmpty }
  }

  private func changed(_ wish: Wish? = nil, _ change: (inout Wish) -> Void) -> Wish {
    var wish = wish ?? self.wish
    change(&wish)
    return wish
  }
}
