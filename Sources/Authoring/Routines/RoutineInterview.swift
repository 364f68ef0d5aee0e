// A routine by question and answer, for people who would rather not write YAML: which exercise, how
// long or how many, how often, which side; again until nothing more is named. A pure value that is
// told the answers.

import ConfigFiles
import Console
import Routines

struct RoutineInterview: Interview {
  /// What is asked next.
  enum Question: Hashable {
    case exercise
    /// Whether a name that is in no catalogue is an exercise of one's own.
    case own(String, nearest: String?)
    case position(String)
    case amount(ExerciseStep)
    case sets(ExerciseStep)
    case sides(ExerciseStep)
  }

  private(set) var question = Question.exercise
  private(set) var steps: [Step] = []
  private(set) var isOver = false
  private let catalogue: Catalogue

  init(catalogue: Catalogue) { self.catalogue = catalogue }

  var prompt: String {
    switch question {
    case .exercise:
      steps.isEmpty
        ? "Which exercise? (a name of 'limber exercise list', or one of your own)"
        : "The next exercise? (nothing more: just Enter)"
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

  private func usual(_ step: ExerciseStep) -> String {
    isOwn(step) ? "" : " [as practice goes: \(step.exercise.dose.work.words)]"
  }

  /// Takes an answer.
  /// - Returns: why it cannot be taken, and the same question stands; nil when it was.
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

  /// Defined in place.
  private func isOwn(_ step: ExerciseStep) -> Bool { catalogue[step.exercise.id] == nil }

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

  private static func yes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "y", "yes": true
    case "n", "no": false
    default: nil
    }
  }

  /// A name that would pass for a misspelt id begins with a capital letter.
  private static func capitalised(_ name: String) -> String {
    name.contains(where: { $0 == " " || $0.isUppercase })
      ? name : name.prefix(1).uppercased() + name.dropFirst()
  }

  private mutating func position(_ text: String, _ name: String) -> String? {
    guard let position = text.isEmpty ? .standing : Position(rawValue: text.lowercased()) else {
      let all = Position.allCases.map(\.rawValue)
      return "“\(text)” is not one of them\(Spelling.hint(for: text, among: all))"
    }
    let exercise = Exercise(id: name, name: name, position: position, dose: .hold(.seconds(1)))
    question = .amount(ExerciseStep(exercise))
    return nil
  }

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
    step.open = .none
    question = .sets(step)
    return nil
  }

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

  /// What the reader would not take is told at once, and only this step is asked anew.
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
      return "That cannot be taken: \(reasons)."
    }
    steps.append(.exercise(step))
    return nil
  }
}

extension Exercise {
  /// As many repetitions, at its own pace; breaths, where it is breathed.
  fileprivate func repetitions(_ count: Int) -> Work {
    switch dose.work {
    case .repetitions, .breaths: dose.work.with(amount: Int64(count))
    case .hold, .duration, .contractRelax: .repetitions(count, .breath(.slow))
    }
  }
}
