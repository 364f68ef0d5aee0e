// The catalogue held against the list of what it must have: every exercise with its fields, as the
// article and practice give them, written here once more by hand.

import Routines
import Testing

@testable import ConfigFiles

/// id | kind | areas | position | sides or directions | level | dose | needs
private let table = """
  knee-to-chest | static | lower-back hips | supine | each | 1 | hold 20-30 s |
  double-knee-to-chest | static | lower-back | supine | none | 1 | hold 20-30 s |
  hamstring-stretch | static | hamstrings | supine | each | 1 | hold 10-30 s | strap
  quadriceps-stretch | static | quads hips | side-lying | each | 1 | hold 10-30 s |
  calf-stretch | static | calves | standing | each | 1 | hold 10-30 s | wall
  glute-stretch | static | hips | supine | each | 1 | hold 10-30 s |
  hip-flexor-stretch | static | hips quads | half-kneeling | each | 1 | hold 10-30 s |
  shoulder-stretch | static | shoulders upper-back | standing | each | 1 | hold 10-30 s |
  chest-opener | static | chest shoulders | standing | none | 1 | hold 10-30 s |
  forearm-stretch | static | arms | seated | each | 1 | hold 10-30 s | chair
  childs-pose | static | lower-back hips | kneeling | none | 1 | hold 10-30 s |
  seated-spinal-twist | static | lower-back upper-back | seated | each | 1 | hold 10-30 s | chair
  cobra-pose | static | lower-back core | prone | none | 2 | hold 10-30 s |
  downward-facing-dog | static | full-body hamstrings shoulders | all-fours | none | 2 | hold 10-30 s |
  seated-cat-cow | dynamic | lower-back upper-back | seated | none | 1 | 10 reps | chair
  standing-trunk-rotation | dynamic | lower-back | standing | alternate | 1 | 10 reps |
  cat-cow | dynamic | upper-back lower-back | all-fours | none | 1 | 8 reps |
  thread-the-needle | dynamic | upper-back shoulders | all-fours | each | 1 | 8 reps |
  seated-neck-rotation | dynamic | neck | seated | left right up down | 1 | 8 reps | chair
  seated-neck-tilt | dynamic | neck | seated | each | 1 | 8 reps | chair
  shoulder-rotation | dynamic | shoulders | standing | none | 1 | 10 reps |
  shoulder-roll | dynamic | shoulders upper-back | standing | back forward | 1 | 8 reps |
  arm-circle | dynamic | shoulders arms | standing | forward back | 1 | 8 reps |
  wall-slide | dynamic | shoulders upper-back | standing | none | 1 | 8-10 reps | wall
  leg-swing | dynamic | hips hamstrings | standing | each | 2 | 8-10 reps | wall eyes-open
  butt-kick | dynamic | quads hamstrings | standing | alternate | 2 | 30 s | eyes-open
  walking-lunge | dynamic | hips quads | standing | alternate | 2 | 6-8 reps | eyes-open
  hip-opener | dynamic | hips | standing | each | 1 | 8 reps | wall eyes-open
  marching-on-the-spot | aerobic | full-body | standing | alternate | 1 | 60-120 s |
  walking | aerobic | full-body | standing | none | 1 | 120-300 s | eyes-open
  jogging | aerobic | full-body | standing | none | 2 | 120-300 s | eyes-open
  crunch | strength | core | supine | none | 2 | 8-10 reps |
  reverse-crunch | strength | core | supine | none | 2 | 8-10 reps |
  curl-up | strength | core | supine | none | 1 | 6-8 reps |
  plank | strength | core | prone | none | 2 | hold 10-20 s x 2 |
  hip-bridge | strength | core hips | supine | none | 1 | 3 breaths x 8 |
  belly-breathing | breathing | breathing | supine | none | 1 | 6-18 breaths |
  gentle-bounce | ballistic | hips hamstrings | standing | each | 3 | 8 s x 3 | eyes-open
  """

private func row(_ exercise: Exercise) -> String {
  let sides =
    exercise.directions.isEmpty
    ? exercise.sides.rawValue : exercise.directions.map(\.rawValue).joined(separator: " ")
  return [
    exercise.id, exercise.kind.rawValue, exercise.areas.map(\.rawValue).joined(separator: " "),
    exercise.position.rawValue, sides, "\(exercise.level)", dose(exercise),
    exercise.needs.map(\.rawValue).joined(separator: " "),
  ].joined(separator: " | ").trimmed
}

private func dose(_ exercise: Exercise) -> String {
  guard let amount = exercise.dose.work.amount else { return "?" }
  let range = exercise.goal ?? amount...amount
  let written = { (unit: Int64) in
    let (low, high) = (range.lowerBound / unit, range.upperBound / unit)
    return low == high ? "\(low)" : "\(low)-\(high)"
  }
  let sets = exercise.dose.sets > 1 ? " x \(exercise.dose.sets)" : ""
  switch exercise.dose.work {
  case .hold: return "hold \(written(1000)) s\(sets)"
  case .duration: return "\(written(1000)) s\(sets)"
  case .repetitions: return "\(written(1)) reps\(sets)"
  case .breaths: return "\(written(1)) breaths\(sets)"
  case .contractRelax, .asManyAsPossible, .flow: return "?"
  }
}

extension String {
  fileprivate var trimmed: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

@Suite struct CatalogueTableTests {
  private let catalogue: Catalogue

  init() throws { catalogue = Catalogue(try BuiltIn.exercises()) }

  @Test(arguments: table.split(separator: "\n").map { String($0).trimmed })
  func anExerciseIsAsTheListHasIt(expected: String) throws {
    let id = String(expected.prefix { $0 != " " })
    let exercise = try #require(catalogue[id])
    #expect(row(exercise) == expected)
  }

  @Test func theListHasThirtyEightExercisesAndEveryOtherIsAVariantOfOne() {
    let ids = Set(table.split(separator: "\n").map { String($0.prefix { $0 != " " }) })
    #expect(ids.count == 38)
    for exercise in catalogue.all where !ids.contains(exercise.id) {
      #expect(exercise.variantOf.map(ids.contains) == true, "\(exercise.id)")
    }
    for exercise in catalogue.all where ids.contains(exercise.id) {
      #expect(exercise.variantOf == nil, "\(exercise.id)")
    }
  }

  @Test(arguments: [
    ("standing-quadriceps-stretch", "quadriceps-stretch", Position.standing, 1),
    ("standing-hip-flexor-stretch", "hip-flexor-stretch", .standing, 1),
    ("seated-shoulder-stretch", "shoulder-stretch", .seated, 1),
    ("seated-chest-opener", "chest-opener", .seated, 1),
    ("sphinx-pose", "cobra-pose", .prone, 1), ("neck-press", "seated-neck-tilt", .seated, 2),
    ("seated-shoulder-roll", "shoulder-roll", .seated, 1),
    ("supine-hip-opener", "hip-opener", .supine, 1), ("knee-plank", "plank", .prone, 1),
  ])
  func theListsVariantsAreThere(id: String, of: String, position: Position, level: Int) throws {
    let exercise = try #require(catalogue[id])
    #expect(exercise.variantOf == of)
    #expect(exercise.position == position)
    #expect(exercise.level == level)
  }

  @Test func theEasierIsNeverOfAHigherLevelNorTheHarderOfALower() {
    for exercise in catalogue.all {
      if let easier = exercise.easier.flatMap({ catalogue[$0] }) {
        #expect(easier.level <= exercise.level, "\(exercise.id)")
      }
      if let harder = exercise.harder.flatMap({ catalogue[$0] }) {
        #expect(harder.level >= exercise.level, "\(exercise.id)")
      }
    }
  }

  @Test func goingEasierOrHarderComesToAnEnd() {
    for exercise in catalogue.all {
      for next in [\Exercise.easier, \Exercise.harder] {
        var seen = [exercise.id]
        while let id = catalogue[seen[seen.count - 1]]?[keyPath: next] {
          guard !seen.contains(id) else {
            Issue.record("\(seen) comes back to \(id)")
            break
          }
          seen.append(id)
        }
      }
    }
  }

  @Test func whatHasSidesSaysHowLongTheyTakeToChange() {
    for exercise in catalogue.all where exercise.sides != .none {
      #expect((4000...16_000).contains(exercise.change.count), "\(exercise.id)")
    }
  }

  @Test func whatIsNotDoneWithClosedEyesSaysSoAloud() {
    for exercise in catalogue.all where exercise.needs.contains(.eyesOpen) {
      #expect(exercise.sentence.lowercased().contains("eyes open"), "\(exercise.id)")
    }
  }

  @Test(arguments: [
    ("cobra-pose", "stenosis"), ("downward-facing-dog", "glaucoma"), ("crunch", "osteoporosis"),
    ("jogging", "acute pain"), ("childs-pose", "cushion"), ("seated-neck-rotation", "dizzy"),
    ("gentle-bounce", "warm-up"), ("standing-trunk-rotation", "sharp pain"),
  ])
  func aCautionOfTheListIsSaid(id: String, word: String) throws {
    let cautions = try #require(catalogue[id]).cautions.joined(separator: " ")
    #expect(cautions.lowercased().contains(word))
  }
}
