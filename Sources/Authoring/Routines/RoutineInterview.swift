// A routine by question and answer, for users who prefer not to write YAML: which exercise, how
// long or how many, how many sets, which side; then the next exercise. A value without input or
// output: `Interview` prints the questions and reads the answers, so that tests need no terminal.

import ConfigFiles
import Console
import Routines

/// Used by `routine new`. An answer that can't be used leaves the state as it is.
struct RoutineInterview: Interview {
  /// What is asked next, with what is known about the step so far.
  enum Question: Hashable {
    case exercise
    /// Whether a name that is not in the catalogue is an exercise of the user's own.
    case own(String, nearest: String?)
    /// Only for an exercise of the user's own; the catalogue has the position of the others.
    case position(String)
    case amount(ExerciseStep)
    case sets(ExerciseStep)
    case sides(ExerciseStep)
  }

  private(set) var question = Question.exercise
  /// The steps that are complete.
  private(set) var steps: [Step] = []
  private(set) var isOver = false
  private let catalogue: Catalogue

  /// - Parameter catalogue: the exercises that can be named.
  init(catalogue: Catalogue) { self.catalogue = catalogue }

  /// The question with its possible answers; the answer that Enter takes is in brackets.
  var prompt: String {
    switch question {
    case .exercise:
      steps.isEmpty
        ? "Which exercise? (a name of 'limber exercise list', or one of your own)"
        : "The next exercise? (just Enter when the routine is complete)"
    case .own(let name, let nearest):
      "“\(name)” is not in the catalogue"
        + (nearest.map { "; did you mean “\($0)”? (yes: take \($0); no: it is my own)" }
          ?? ". Is it an exercise of your own? (yes, no)")
    case .position:
      "Where is it done? (\(Position.allCases.map(\.rawValue).joined(separator: ", "))) [standing]"
    case .amount(let step):
      "Hold it how long, or how many repetitions? (20s, or 8)" + usual(step)
    case .sets: "How many sets? [1]"
    case .sides(let step):
      isOwn(step)
        ? "Both sides, left, right or none? [none]" : "Both sides, left or right? [both]"
    }
  }

  /// What Enter takes as the amount: the dose that practice determines. An own exercise has none.
  private func usual(_ step: ExerciseStep) -> String {
    isOwn(step) ? "" : " [as your practice suggests: \(step.exercise.dose.work.words)]"
  }

  /// Takes an answer and moves on to the next question.
  /// - Returns: why the answer can't be used, and the question then stays; nil when it was used.
  mutating func answer(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch question {
    case .exercise: return name(words)
    case .own(let name, let nearest): return own(words, name, nearest)
    case .position(let name): return position(words, name)
    case .amount(let step): return amount(words, step)
    case .sets(let step): return sets(words, step)
    case .sides(let step): return sides(words, step)
    }
  }

  mutating func replies(to text: String) -> [String] { [answer(text)].compactMap { $0 } }

  /// Whether the exercise is defined in the routine, because the catalogue does not have it.
  private func isOwn(_ step: ExerciseStep) -> Bool { catalogue[step.exercise.id] == nil }

  /// An empty answer ends the interview, once there is a step.
  private mutating func name(_ text: String) -> String? {
    if text.isEmpty {
      if steps.isEmpty { return "A routine has at least one exercise; Ctrl-C gives up." }
      isOver = true
      return nil
    }
    guard text.count <= 100 else { return "That is too long for a name." }
    if let exercise = catalogue[text] ?? catalogue.exercise(named: text) {
      question = .amount(ExerciseStep(exercise))
    } else {
      question = .own(text, nearest: Spelling.nearest(to: text, among: catalogue.ids))
    }
    return nil
  }

  /// With a similar name in the catalogue, “yes” takes that one; without, “yes” defines the
  /// exercise.
  private mutating func own(_ text: String, _ name: String, _ nearest: String?) -> String? {
    guard let isYes = Self.yes(text) else { return "Please answer yes or no." }
    if isYes, let nearest, let exercise = catalogue[nearest] {
      question = .amount(ExerciseStep(exercise))
    } else if isYes || nearest != nil {
      question = .position(Self.capitalised(name))
    } else {
      question = .exercise
    }
    return nil
  }

  /// Nil for anything else: here Enter is not an answer.
  private static func yes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "y", "yes": true
    case "n", "no": false
    default: nil
    }
  }

  /// Gives a name of one small word a capital letter; the reader of routines would otherwise take
  /// it for a misspelt id.
  private static func capitalised(_ name: String) -> String {
    name.contains(where: { $0 == " " || $0.isUppercase })
      ? name : name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The hold of a second is replaced by the answer to the next question.
  private mutating func position(_ text: String, _ name: String) -> String? {
    guard let position = text.isEmpty ? .standing : Position(rawValue: text.lowercased()) else {
      let all = Position.allCases.map(\.rawValue)
      return "“\(text)” is not one of them\(Spelling.hint(for: text, among: all))"
    }
    let exercise = Exercise(id: name, name: name, position: position, dose: .hold(.seconds(1)))
    question = .amount(ExerciseStep(exercise))
    return nil
  }

  /// A length or a count; empty keeps the dose that practice determines.
  private mutating func amount(_ text: String, _ step: ExerciseStep) -> String? {
    var step = step
    let usual = step.exercise.dose
    if text.isEmpty {
      if isOwn(step) { return "Please give an amount for an exercise of your own." }
      question = .sets(step)
      return nil
    }
    if let length = Milliseconds(parsing: text) {
      guard Limits.hold.contains(length) else { return "A hold takes 1s to 10m." }
      let isKeptUp = if case .duration = usual.work { true } else { false }
      step.dose = Dose(isKeptUp ? .duration(length) : .hold(length))
    } else if let count = Int(text), Limits.repetitions.contains(count) {
      step.dose = Dose(step.exercise.repetitions(count))
      step.exercise.kind = isOwn(step) ? .dynamic : step.exercise.kind
    } else {
      return "Please write a length such as 20s or 1m30s, or a number of repetitions, 1 to 200."
    }
    // A dose that the user has stated is not raised by practice.
    step.open = .none
    question = .sets(step)
    return nil
  }

  /// Without sides, the step is complete after this.
  private mutating func sets(_ text: String, _ step: ExerciseStep) -> String? {
    var step = step
    if !text.isEmpty {
      guard let count = Int(text), Limits.sets.contains(count) else {
        return "Please write a number, 1 to 50."
      }
      step.dose.sets = count
      step.open.sets = false
    }
    let hasSides = isOwn(step) || step.exercise.sides != .none
    if !hasSides { return take(step) }
    question = .sides(step)
    return nil
  }

  /// An exercise of one's own gets its sides from the answer; one of the catalogue has them.
  private mutating func sides(_ text: String, _ step: ExerciseStep) -> String? {
    var step = step
    let isOwn = self.isOwn(step)
    switch text.lowercased() {
    case "" where isOwn, "none" where isOwn: break
    case "", "both": if isOwn { step.exercise.sides = .each }
    case "left", "right":
      if isOwn { step.exercise.sides = .each }
      step.only = Side(rawValue: text.lowercased())
    default: return "Please answer both, left\(isOwn ? ", right or none" : " or right")."
    }
    return take(step)
  }

  /// Adds a step that is complete. The reader of routines tries it first, so that a mistake is
  /// shown at once and only this step is asked for again.
  private mutating func take(_ step: ExerciseStep) -> String? {
    var step = step
    if isOwn(step) { step.exercise.dose = step.dose }
    question = .exercise
    let routine = Routine(id: "new", name: "New", steps: steps + [.exercise(step)])
    do throws(BadFile) {
      _ = try RoutineFile.routine(
        RoutineText.yaml(routine, catalogue: catalogue), id: "new", file: "new",
        catalogue: catalogue)
    } catch {
      let reasons = error.diagnostics.map(\.message).joined(separator: "; ")
      return "That can't be used: \(reasons)."
    }
    steps.append(.exercise(step))
    return nil
  }
}

extension Exercise {
  /// A count in the exercise's own form: breaths for an exercise that is counted in breaths,
  /// otherwise repetitions.
  fileprivate func repetitions(_ count: Int) -> Work {
    switch dose.work {
    case .repetitions, .breaths: dose.work.with(amount: Int64(count))
    case .hold, .duration, .contractRelax, .asManyAsPossible, .flow:
      .repetitions(count, .breath(.slow))
    }
  }
}
