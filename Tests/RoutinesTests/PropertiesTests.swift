// The properties of composed routines are worth something only if they find what is wrong: each is
// shown a routine that breaks it.

import Routines
import Testing

@Suite struct PropertiesTests {
  private let properties = ComposerProperties(catalogue: Small.catalogue)

  private func one(_ wish: Wish) -> WishCase {
    WishCase(
      wish: wish, history: ExerciseHistory(today: 1), allowance: Allowance(), timing: Timing(),
      seed: 1)
  }

  private static func step(
    _ id: String, _ seconds: Int64 = 10, sets: Int = 1, only: Side? = nil
  ) -> Step {
    let exercise = Small[id]
    var dose = exercise.dose
    if case .hold = dose.work { dose = .hold(.seconds(seconds), sets: sets) }
    return .exercise(ExerciseStep(exercise, dose: dose, only: only))
  }

  /// Routines of which the length is not right either, but for the last.
  @Test(
    arguments: [
      ([step("childs-pose")], "instead of"),
      ([step("cobra-pose")], "cobra-pose: level"),
      ([step("walking")], "walking: sight"),
      ([step("gentle-bounce")], "gentle-bounce: ballistic"),
      ([step("childs-pose", 20)], "childs-pose: holds 20000"),
      ([step("childs-pose", sets: 5)], "childs-pose: 5 sets"),
      ([.rest(.seconds(11)), step("childs-pose")], "a rest of 11s"),
      ([.exercise(ExerciseStep(Small["childs-pose"]))], "an open dose"),
      ([step("knee-to-chest", only: .left)], "one side only"),
      ([step("childs-pose"), step("childs-pose")], "two forms"),
      ([step("shoulder-stretch"), step("seated-shoulder-stretch")], "two forms"),
      ([step("childs-pose"), step("trunk-rotation")], "up and down"),
      ([step("knee-to-chest"), step("childs-pose"), step("curl-up")], "positions come again"),
      ([step("shoulder-stretch"), step("trunk-rotation")], "shoulder-stretch before"),
      ([step("neck-rotation")], "neck-rotation trains nothing"),
      ([step("neck-rotation")], "nothing for hips"),
    ] as [([Step], String)])
  func whatIsWrongIsFound(steps: [Step], words: String) {
    let areas: [Area] = words.contains("nothing") ? [.hips] : []
    let wish = Wish(length: .seconds(300), areas: areas)
    let faults = properties.faults(of: Routine(id: "r", name: "R", steps: steps), one(wish))
    #expect(faults.contains { $0.contains(words) }, "\(faults)")
  }

  @Test func terms() {
    let wish = Wish(length: .seconds(120), positions: [.supine], without: [.chair])
    let routine = Routine(id: "r", name: "R", steps: [Self.step("seated-twist")])
    var hurt = one(wish)
    hurt.history.pains = [.init(day: 0, exercise: "seated-twist", level: 1)]
    let faults = properties.faults(of: routine, hurt)
    for word in ["position", "needs", "hurts"] {
      #expect(faults.contains("seated-twist: \(word)"))
    }
  }

  @Test func aMissingWarmUpIsFound() {
    let steps = ["shoulder-stretch", "curl-up"].map { Self.step($0) }
    let routine = Routine(id: "r", name: "R", steps: steps)
    let faults = properties.faults(of: routine, one(Wish(length: .seconds(600))))
    #expect(faults.contains { $0.hasPrefix("warms up for") })
    #expect(faults.contains { $0.hasPrefix("cools down for") })
  }

  @Test func aNearestWishWithoutAnAnswerIsFound() {
    let one = one(Wish(length: .seconds(600), areas: [.neck]))
    let composer = one.composer(Small.catalogue)
    let lie = NoRoutine(message: "No.", nearest: Wish(length: .seconds(1)))
    #expect(properties.faults(of: lie, one, composer).contains { $0.contains("has no answer") })
    let none = NoRoutine(message: "No.", nearest: nil)
    #expect(properties.faults(of: none, one, composer).contains { $0.contains("no nearest") })
  }
}
