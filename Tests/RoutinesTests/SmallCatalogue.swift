// A catalogue of two dozen exercises for the tests of composing, progression and advice: small
// enough to be kept in mind, with every kind, position, need and level in it.

import Routines

enum Small {
  static let catalogue = Catalogue(exercises)

  static subscript(id: String) -> Exercise {
    guard let exercise = catalogue[id] else { fatalError("no exercise \(id)") }
    return exercise
  }

  private static let slow = Pacing.tempo(
    Tempo(out: .seconds(2), hold: .seconds(1), back: .seconds(2)))
  private static let breath = Pacing.breath(Breath(in: .seconds(4), out: .seconds(4)))
  private static let toThirty: ClosedRange<Int64> = 10_000...30_000

  private static let exercises: [Exercise] = held + moved + tensed + others

  private static func stretch(
    _ id: String, _ areas: [Area], _ position: Position, _ sides: Sides = .none, level: Int = 1,
    needs: [Need] = [], of variant: String? = nil
  ) -> Exercise {
    var exercise = Exercise(
      id: id, name: name(id), areas: areas, kind: .static, position: position, sides: sides,
      level: level, needs: needs, dose: .hold(.seconds(10)), goal: toThirty)
    exercise.sentence = "How \(id) goes."
    exercise.variantOf = variant
    return exercise
  }

  private static func move(
    _ id: String, _ areas: [Area], _ kind: ExerciseKind, _ position: Position,
    _ sides: Sides = .none, level: Int = 1, needs: [Need] = [], dose: Dose,
    goal: ClosedRange<Int64>? = nil
  ) -> Exercise {
    var exercise = Exercise(
      id: id, name: name(id), areas: areas, kind: kind, position: position, sides: sides,
      level: level, needs: needs, dose: dose, goal: goal)
    exercise.sentence = "How \(id) goes."
    return exercise
  }

  private static func name(_ id: String) -> String {
    let words = String(id.map { $0 == "-" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static let held = [
    stretch("knee-to-chest", [.lowerBack, .hips], .supine, .each),
    stretch("hamstring-stretch", [.hamstrings], .supine, .each, needs: [.strap]),
    stretch("quadriceps-stretch", [.quads, .hips], .sideLying, .each),
    stretch(
      "standing-quadriceps-stretch", [.quads], .standing, .each, needs: [.wall, .eyesOpen],
      of: "quadriceps-stretch"),
    stretch("calf-stretch", [.calves], .standing, .each, needs: [.wall]),
    stretch("hip-flexor-stretch", [.hips, .quads], .halfKneeling, .each),
    stretch("shoulder-stretch", [.shoulders, .upperBack], .standing, .each),
    stretch(
      "seated-shoulder-stretch", [.shoulders, .upperBack], .seated, .each, needs: [.chair],
      of: "shoulder-stretch"),
    stretch("chest-opener", [.chest, .shoulders], .standing),
    stretch("forearm-stretch", [.arms], .seated, .each, needs: [.chair]),
    stretch("childs-pose", [.lowerBack, .hips], .kneeling),
    stretch("seated-twist", [.lowerBack, .upperBack], .seated, .each, needs: [.chair]),
    stretch("cobra-pose", [.lowerBack, .core], .prone, level: 2),
    stretch("downward-dog", [.fullBody, .hamstrings], .allFours, level: 2),
  ]

  private static let moved = [
    move(
      "cat-cow", [.upperBack, .lowerBack], .dynamic, .allFours, dose: Dose(.repetitions(8, breath))),
    move(
      "seated-cat-cow", [.lowerBack], .dynamic, .seated, needs: [.chair],
      dose: Dose(.repetitions(10, breath))),
    move(
      "trunk-rotation", [.lowerBack], .dynamic, .standing, .alternate,
      dose: Dose(.repetitions(10, slow))),
    neckRotation,
    move("shoulder-roll", [.shoulders], .dynamic, .standing, dose: Dose(.repetitions(8, slow))),
    move(
      "leg-swing", [.hips, .hamstrings], .dynamic, .standing, .each, level: 2,
      needs: [.wall, .eyesOpen], dose: Dose(.repetitions(8, slow)), goal: 8...10),
  ]

  private static let neckRotation: Exercise = {
    var exercise = move(
      "neck-rotation", [.neck], .dynamic, .seated, needs: [.chair],
      dose: Dose(.repetitions(8, slow)))
    exercise.directions = [.left, .right, .up, .down]
    return exercise
  }()

  private static let tensed = [
    move(
      "crunch", [.core], .strength, .supine, level: 2, dose: Dose(.repetitions(8, slow)),
      goal: 8...10),
    move("curl-up", [.core], .strength, .supine, dose: Dose(.repetitions(6, slow)), goal: 6...8),
    move(
      "plank", [.core], .strength, .prone, dose: .hold(.seconds(10), sets: 2),
      goal: 10_000...20_000),
    move(
      "pistol-squat", [.quads], .strength, .standing, level: 3,
      dose: Dose(.repetitions(5, slow))),
  ]

  private static let others = [
    move(
      "marching", [.fullBody], .aerobic, .standing, .alternate, dose: Dose(.duration(.seconds(60))),
      goal: 60_000...120_000),
    move(
      "walking", [.fullBody], .aerobic, .standing, needs: [.eyesOpen],
      dose: Dose(.duration(.seconds(120))), goal: 120_000...300_000),
    move(
      "belly-breathing", [.breathing], .breathing, .supine, dose: Dose(.breaths(6, .slow)),
      goal: 6...18),
    move(
      "gentle-bounce", [.hips, .hamstrings], .ballistic, .standing, .each, level: 3,
      dose: Dose(.duration(.seconds(8)), sets: 3)),
  ]
}
