// What must hold of a composed routine, whatever was wished: written against any catalogue, so that
// the small one here and the real one elsewhere are held to the same.

import Routines

/// One wish in its circumstances, drawn by a seed.
struct WishCase {
  var wish: Wish
  var history: ExerciseHistory
  var allowance: Allowance
  var timing: Timing
  var seed: UInt64

  /// Nothing is ruled out, so that a warm-up and a cool-down can be had.
  var hasFreeHand: Bool {
    allowance.positions.isEmpty && wish.positions.isEmpty && history.pains.isEmpty
      && wish.without.isEmpty && allowance.without.isEmpty && wish.areas.isEmpty
  }

  func composer(_ catalogue: Catalogue) -> Composer {
    Composer(catalogue: catalogue, history: history, allowance: allowance, timing: timing)
  }
}

/// The properties, each of which names what it finds wrong.
struct ComposerProperties {
  let catalogue: Catalogue

  /// What is wrong with the answer to a case; empty: nothing.
  func faults(_ one: WishCase) -> [String] {
    let composer = one.composer(catalogue)
    do {
      let routine = try composer.compose(one.wish, seed: one.seed)
      let again = try? one.composer(catalogue).compose(one.wish, seed: one.seed)
      return faults(of: routine, one) + (again == routine ? [] : ["another one the second time"])
    } catch {
      return faults(of: error, one, composer)
    }
  }

  func faults(of refusal: NoRoutine, _ one: WishCase, _ composer: Composer) -> [String] {
    var faults: [String] = []
    if !refusal.message.hasSuffix(".") { faults.append("no sentence: \(refusal.message)") }
    guard let nearest = refusal.nearest else { return faults + ["no nearest: \(refusal.message)"] }
    if nearest == one.wish { faults.append("the nearest wish is the wish") }
    guard let routine = try? composer.compose(nearest, seed: one.seed) else {
      return faults + ["the nearest wish has no answer: \(refusal.message)"]
    }
    var other = one
    other.wish = nearest
    return faults + self.faults(of: routine, other).map { "nearest: \($0)" }
  }

  func faults(of routine: Routine, _ one: WishCase) -> [String] {
    length(routine, one) + allowed(routine, one) + doses(routine, one) + sides(routine)
      + forms(routine) + floor(routine) + parts(routine, one)
  }

  private func length(_ routine: Routine, _ one: WishCase) -> [String] {
    let length = one.timing.length(of: routine)
    let off = abs((length - one.wish.length).count)
    return off <= max(10_000, one.wish.length.count * 3 / 100)
      ? [] : ["\(length) instead of \(one.wish.length)"]
  }

  private func allowed(_ routine: Routine, _ one: WishCase) -> [String] {
    let (wish, allowance) = (one.wish, one.allowance)
    let positions = wish.positions.isEmpty ? allowance.positions : wish.positions
    let without = wish.without.union(allowance.without)
    let level = wish.level ?? Progression(one.history, allowance).level.level
    return routine.exercises.flatMap { exercise -> [String] in
      var wrong: [String] = []
      if !positions.isEmpty && !positions.contains(exercise.position) { wrong.append("position") }
      if exercise.needs.contains(where: { without.contains($0) }) { wrong.append("needs") }
      if exercise.needs.contains(.eyesOpen) && !allowance.eyesOpen { wrong.append("sight") }
      if exercise.level > level { wrong.append("level") }
      if exercise.kind == .ballistic { wrong.append("ballistic") }
      if one.history.openPain(of: exercise.id) != nil { wrong.append("hurts") }
      return wrong.map { "\(exercise.id): \($0)" }
    }
  }

  private func doses(_ routine: Routine, _ one: WishCase) -> [String] {
    let progression = Progression(one.history, one.allowance)
    return routine.numbered.compactMap { _, step -> String? in
      if case .rest(let length) = step {
        return length > .seconds(10) ? "a rest of \(length)" : nil
      }
      guard case .exercise(let step) = step else { return nil }
      let (exercise, id) = (step.exercise, step.exercise.id)
      guard step.open == .none else { return "\(id): an open dose" }
      guard let amount = step.dose.work.amount, let today = progression.today(exercise) else {
        return nil
      }
      if case .hold = step.dose.work, exercise.kind == .static {
        let now = today.dose.work.amount ?? 0
        guard amount <= now, amount >= min(now, 10_000) else { return "\(id): holds \(amount)" }
        return (1...4).contains(step.dose.sets) ? nil : "\(id): \(step.dose.sets) sets"
      }
      return exercise.goal?.contains(amount) == false ? "\(id): \(amount)" : nil
    }
  }

  private func sides(_ routine: Routine) -> [String] {
    routine.numbered.compactMap { _, step in
      guard case .exercise(let step) = step, step.only != nil else { return nil }
      return "\(step.exercise.id): one side only"
    }
  }

  /// No exercise twice, and no two forms of one.
  private func forms(_ routine: Routine) -> [String] {
    let forms = routine.exercises.map { $0.variantOf ?? $0.id }
    return Set(forms).count == forms.count ? [] : ["two forms of one: \(forms.sorted())"]
  }

  /// The faults of the best way to tell the parts apart.
  private func parts(_ routine: Routine, _ one: WishCase) -> [String] {
    let faults = Parts.all(routine, one.wish).map { parts in
      areas(parts.main.map(\.exercise), one.wish) + positions(parts.main.map(\.exercise))
        + order(parts.main.map(\.exercise)) + around(parts, one)
    }
    return faults.min { $0.count < $1.count } ?? ["no parts"]
  }

  private func areas(_ main: [Exercise], _ wish: Wish) -> [String] {
    guard !wish.areas.isEmpty, !wish.areas.contains(.fullBody) else { return [] }
    let idle = main.filter { exercise in !exercise.areas.contains { wish.areas.contains($0) } }
    let missing = wish.areas.filter { area in !main.contains { $0.areas.contains(area) } }
    return idle.map { "\($0.id) trains nothing that was asked for" }
      + missing.map { "nothing for \($0.rawValue)" }
  }

  /// Each position of the main part is one block.
  private func positions(_ main: [Exercise]) -> [String] {
    let runs = Self.runs(main.map(\.position))
    return Set(runs).count == runs.count ? [] : ["positions come again: \(runs)"]
  }

  private func order(_ main: [Exercise]) -> [String] {
    let rank: [ExerciseKind] = [.dynamic, .strength, .static, .breathing]
    let wrong = zip(main, main.dropFirst()).filter { before, after in
      before.position == after.position
        && (rank.firstIndex(of: before.kind) ?? 9) > (rank.firstIndex(of: after.kind) ?? 9)
    }
    return wrong.map { "\($0.0.id) before \($0.1.id)" }
  }

  /// About a fifth and a tenth from 8 minutes on, where everything is allowed and asked for, so
  /// that they can be had.
  private func around(_ parts: Parts, _ one: WishCase) -> [String] {
    guard one.wish.length >= .seconds(480), one.hasFreeHand else { return [] }
    let length = Double(one.wish.length.count)
    let warm = Double(parts.warmUp.reduce(0) { $0 + $1.work }) / length
    let cool = Double(parts.coolDown.reduce(0) { $0 + $1.work }) / length
    return ((0.12...0.3).contains(warm) ? [] : ["warms up for \(warm)"])
      + ((0.05...0.17).contains(cool) ? [] : ["cools down for \(cool)"])
  }

  /// The floor is gone down to once, and nobody has to get up before the end.
  private func floor(_ routine: Routine) -> [String] {
    let runs = Self.runs(routine.exercises.map(\.position.isOnFloor))
    return runs == [false] || runs == [true] || runs == [false, true]
      ? [] : ["up and down: \(runs)"]
  }

  /// Each value once for as long as it stays.
  static func runs<Value: Equatable>(_ values: [Value]) -> [Value] {
    values.reduce(into: []) { runs, value in if runs.last != value { runs.append(value) } }
  }
}

/// A composed routine told apart into its parts. A routine doesn't say where they begin, so that a
/// property of them holds if there is a way to tell them apart for which it does.
struct Parts {
  /// A step, and how often its repeat does it.
  struct Item {
    var step: ExerciseStep
    var times = 1
    var exercise: Exercise { step.exercise }
    var work: Int64 { step.work.count * Int64(times) }
  }

  let warmUp: [Item]
  let main: [Item]
  let coolDown: [Item]

  /// Every way to tell them apart: gentle movement in one position in front, calm exercises in one
  /// position at the end, both only from 8 minutes on.
  static func all(_ routine: Routine, _ wish: Wish) -> [Parts] {
    let items = items(routine.steps)
    guard wish.length >= .seconds(480) else {
      return [Parts(warmUp: [], main: items, coolDown: [])]
    }
    let front = items.prefix { $0.isGentle && $0.exercise.position == items[0].exercise.position }
    let end = items.reversed().prefix {
      $0.isCalm && $0.exercise.position == items[items.count - 1].exercise.position
    }
    return (0...front.count).flatMap { before in
      (0...end.count).filter { before + $0 < items.count }.map { after in
        Parts(
          warmUp: Array(items.prefix(before)),
          main: Array(items.dropFirst(before).dropLast(after)),
          coolDown: Array(items.suffix(after)))
      }
    }
  }

  private static func items(_ steps: [Step], times: Int = 1) -> [Item] {
    steps.flatMap { step -> [Item] in
      switch step {
      case .exercise(let step): [Item(step: step, times: times)]
      case .repeat(let group): items(group.steps, times: times * group.times)
      case .rest, .wait: []
      }
    }
  }
}

extension Parts.Item {
  var isGentle: Bool {
    (exercise.kind == .aerobic || exercise.kind == .dynamic) && exercise.level == 1
  }

  var isCalm: Bool {
    (exercise.kind == .breathing || exercise.kind == .static) && exercise.level == 1
  }
}
