// stub until merged
package struct Composer: Sendable {
  package init(catalogue: Catalogue, history: ExerciseHistory, allowance: Allowance, timing: Timing)
  {}
  package func compose(_ wish: Wish, seed: UInt64) throws(NoRoutine) -> Routine {
    throw NoRoutine(message: "stub", nearest: nil)
  }
}
