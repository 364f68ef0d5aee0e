// The composer's face: a routine for a wish, from the catalogue, for this person today. It is a
// pure function, so a routine can be had again by its seed, and its properties hold for every wish.

/// Composes routines.
///
/// **What it optimises.** It takes the fewest exercises whose doses, nearest to today's
/// (`Progression`), fill the wished length; of those that may be had it takes the ones that add the
/// most to the asked areas a minute (what an area gains levels off near 4 minutes), that were not
/// done in the last days, that need few changes of position and bring another kind of exercise; the
/// seed decides between the like of these. A dose that differs from today's, an exercise more, a
/// second or third round and a rest to fill up each cost something; the least costly answer is
/// taken.
///
/// **What always holds.** The length by `Timing.length(of:)` is within 3 % or 10 s of the wish;
/// from 8 minutes on about a fifth warms up and a tenth cools down, where the allowed positions
/// hold anything for it; every exercise of the main part trains an asked area, and every asked area
/// gets something; each position of the main part is one block, with dynamic before strength before
/// static exercises, and the floor is gone down to once; both sides are done alike; nothing
/// ballistic, over the level, without what it needs, or that hurt; no two forms of one exercise.
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

  /// - Parameter seed: the same one with the same inputs gives the same routine.
  /// - Throws: why there is none, and the nearest wish that has one.
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

  /// Whether a wish has an answer, without making it.
  func composes(_ wish: Wish, seed: UInt64) -> Bool {
    guard Wish.lengths.contains(wish.length) else { return false }
    return (try? composition(of: wish, seed: seed).steps(length: wish.length)) != nil
  }

  /// What any length of a wish is composed of.
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
      of: terms.wish, targets: terms.targets, isWholeBody: terms.isWholeBody)
    return Routine(id: Self.routine, name: name, steps: steps)
  }
}
