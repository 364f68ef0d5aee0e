// The built-in routines keep what they promise: as long as they say, both sides, nothing to wait
// for, nothing that is not at hand, and as little getting up and down as their positions allow.

import Routines
import Testing

@testable import ConfigFiles

private func routines() throws -> [(ReadRoutine, String)] {
  let catalogue = Catalogue(try BuiltIn.exercises())
  return try BuiltIn.routines.map { id, text in
    (try RoutineFile.read(text, id: id, file: "\(id).yaml", catalogue: catalogue), text)
  }
}

private let minutes: [String: Double] = [
  "box-breathing": 5, "breathing-4-7-8": 1.5, "core": 7, "desk": 3, "dynamic-warm-up": 5,
  "lower-back": 6, "morning": 10, "quick-start": 1,
  "sun-salutation": 5, "upper-back": 6, "wind-down": 10,
]
private let words = [
  1: "one", 1.5: "one and a half", 3: "three", 5: "five", 6: "six", 7: "seven", 10: "ten",
]

@Suite struct BuiltInRoutineTests {
  @Test func eachIsAsLongAsItsCommentSays() throws {
    for (read, text) in try routines() {
      let routine = read.routine
      let told = try #require(minutes[routine.id])
      let word = try #require(words[told])
      #expect(text.hasPrefix("# About \(word) minute"), "\(routine.id)")
      let length = Timing().length(of: routine)
      let off = abs(Double(length.count) - told * 60_000)
      #expect(off * 20 <= told * 60_000, "\(routine.id) takes \(length)")
    }
    #expect(try routines().count == minutes.count)
  }

  @Test func nothingIsWarnedOf() throws {
    for (read, _) in try routines() { #expect(read.warnings == []) }
  }

  @Test func everyDoseIsStatedAndBothSidesAreDone() throws {
    for (read, _) in try routines() {
      for case .exercise(let step) in read.routine.unrolled {
        #expect(step.open == .none, "\(read.routine.id): \(step.exercise.id)")
        #expect(step.only == nil)
        #expect(step.parts == step.exercise.parts || step.exercise.sides == .alternate)
      }
    }
  }

  @Test func noneWaitsOrNeedsSightOrAStrap() throws {
    for (read, _) in try routines() {
      for step in read.routine.unrolled {
        if case .wait = step { Issue.record("\(read.routine.id) waits") }
        let needs = step.exercise?.needs ?? []
        #expect(!needs.contains(.eyesOpen) && !needs.contains(.strap), "\(read.routine.id)")
        #expect((step.exercise?.level ?? 1) <= (read.routine.id == "core" ? 2 : 1))
      }
    }
  }

  @Test func eachPositionIsOneBlock() throws {
    for (read, _) in try routines() {
      let positions = read.routine.exercises.map(\.position)
      let blocks = positions.indices.filter { $0 == 0 || positions[$0] != positions[$0 - 1] }
      #expect(blocks.count == Set(positions).count, "\(read.routine.id): \(positions)")
    }
  }

  @Test func theDeskNeedsNothingButAChair() throws {
    for (read, _) in try routines() where ["desk", "quick-start"].contains(read.routine.id) {
      for exercise in read.routine.exercises {
        #expect(!exercise.position.isOnFloor)
        #expect(Set(exercise.needs).isSubset(of: [.chair]))
        if read.routine.id == "quick-start" { #expect(exercise.position == .seated) }
      }
    }
  }

  /// A breath that is held is not for everybody, which is said before it begins.
  @Test func whoeverShouldNotHoldTheBreathIsToldSo() throws {
    for (read, text) in try routines() {
      for case .exercise(let step) in read.routine.unrolled {
        guard step.dose.work.breath?.isHeld == true else { continue }
        guard case .text(let words) = step.say else {
          Issue.record("\(read.routine.id) says nothing")
          continue
        }
        for sign in ["lightheaded", "breathe normally", "pregnan", "high blood pressure"] {
          #expect(words.contains(sign), "\(read.routine.id): \(sign)")
        }
        #expect(text.contains("lightheaded") && text.contains("high blood pressure"))
      }
    }
  }

  @Test func theMorningStartsWithAWarmUpAndEndsWithBreathing() throws {
    let read = try #require(try routines().first { $0.0.routine.id == "morning" }).0
    #expect(read.routine.exercises.first?.kind == .aerobic)
    #expect(read.routine.exercises.last?.kind == .breathing)
  }
}
