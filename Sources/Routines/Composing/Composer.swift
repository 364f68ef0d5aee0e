// The composer's interface: a routine for a wish, from the catalogue, for this user today. It is a
// pure function, so that a seed gives the same routine again, and its properties hold for every
// wish.

/// Composes routines.
///
/// **What it optimises.** It takes the fewest exercises whose doses, as close as possible to
/// today's (`Progression`), fill the requested length. Of those available, it takes the ones that
/// add the most to the requested areas a minute (the benefit for an area levels off at about 4
/// minutes), that were not done in the last days, that need few changes of position and that bring
/// another kind of exercise; the seed decides between equals. A dose that differs from today's, an
/// additional exercise, and a second or third round each have a cost; the answer
/// with the lowest cost is taken.
///
/// **What always holds.** The length by `Timing.length(of:)` is within 3 % or 10 s of the wish.
/// From 8 minutes on, about a fifth is warm-up and a tenth is cool-down, if the allowed positions
/// offer anything for them. Every exercise of the main part trains a requested area, and every
/// requested area is trained. Each position of the main part is one block, with dynamic before
/// strength before static exercises, and the routine goes down to the floor once. Both sides are
/// done alike. There is nothing ballistic, above the level, without what it needs, or that hurt;
/// and there are no two forms of one exercise.
package struct Composer: Sendable {
  package var catalogue: Catalogue
  package var history: ExerciseHistory
  package var allowance: Allowance
  package var timing: Timing

  /// The id of every composed routine.
  package static let routine = "composed"

  package init(
    catalogue: Catalogue, history: ExerciseHistory, allowance: Allowance = Allowance(),
    timing: Timing = Timing()
  ) {
    self.catalogue = catalogue
    self.history = history
    self.allowance = allowance
    self.timing = timing
  }

  /// - Parameter seed: the same seed with the same inputs gives the same routine.
  /// - Throws: why there is no routine, and the nearest wish that has one.
  package func compose(_ wish: Wish, seed: UInt64) throws(NoRoutine) -> Routine {
    let shortfall: Shortfall?
    if Wish.lengths.contains(wish.length) {
      let composition = composition(of: wish, seed: seed)
      do {
        return Self.routine(composition.terms, steps: try composition.steps(length: wish.length))
      } catch { shortfall = error }
    } else {
      shortfall = nil
    }
    throw NearestWish(composer: self, wish: wish, seed: seed).refusal(shortfall)
  }

  /// Whether a wish has an answer, without building it.
  func composes(_ wish: Wish, seed: UInt64) -> Bool {
    guard Wish.lengths.contains(wish.length) else { return false }
    return (try? composition(of: wish, seed: seed).steps(length: wish.length)) != nil
  }

  /// What routines of any length are composed from for a wish.
  func composition(of wish: Wish, seed: UInt64) -> Composition {
    let terms = terms(of: wish)
    let pool = Pool(
      catalogue, terms: terms, history: history, progression: Progression(history, allowance),
      timing: timing, seed: seed)
    return Composition(terms: terms, pool: pool, timing: timing)
  }

  func terms(of wish: Wish) -> Terms {
    let level = Progression(history, allowance).level.level
    return Terms(
      wish, history: history, allowance: allowance, level: level, catalogue: catalogue)
  }

  private static func routine(_ terms: Terms, steps: [Step]) -> Routine {
    let name = ComposedName.name(
      of: terms.wish, targets: terms.targets, isWholeBody: terms.isWholeBody, steps: steps)
    return Routine(id: Self.routine, name: name, steps: steps)
  }
}
