// A timeline as text: each step with the time at which it begins and what is done in it. `routine
// show` prints it, and the words of a dose are used in other places as well.

import Control
import Planning
import Routines
import Sessions

/// A plan has one line for each step, with repeats expanded, and further lines for what is said.
struct RoutinePlan {
  private let timeline: Timeline

  /// - Parameter timeline: laid out with today's doses.
  init(_ timeline: Timeline) { self.timeline = timeline }

  /// The length of the session in milliseconds, without waits.
  var durationMs: Int64 { timeline.length.milliseconds.count }

  /// `0:05  2 of 4  Knee to chest: hold 20s, twice, each side, 1m36s in all`
  /// - Parameter reasons: why a dose is what it is today, by the exercise's id.
  func lines(reasons: [String: String] = [:]) -> [String] {
    timeline.steps.enumerated().flatMap { index, step -> [String] in
      let place = "\(clock(step.start))  \(index + 1) of \(timeline.steps.count)  "
      let below = [step.step.said, step.step.exercise.flatMap { reasons[$0.id] }]
      let indent = String(repeating: " ", count: place.count)
      return [place + describe(step)] + below.compactMap { $0 }.map { indent + $0 }
    }
  }

  /// What is done in a step.
  private func describe(_ step: TimelineStep) -> String {
    switch step.step {
    case .exercise(let exercise):
      let length = (step.end - step.start).milliseconds.rounded
      let sum = exercise.isAtOwnPace ? "\(length) besides your own time" : "\(length) in all"
      return "\(exercise.exercise.name): \(exercise.words), \(sum)"
    case .rest(let length): return "Rest: \(length)"
    case .wait(let wait):
      let limit = wait.atMost.map { ", at most \($0)" } ?? ""
      return "Wait until you resume\(limit): \(wait.text)"
    case .repeat: preconditionFailure("a timeline has its repeats written out")
    }
  }

  /// Minutes and seconds from the start: `0:05`.
  private func clock(_ frame: FrameIndex) -> String {
    let seconds = frame.milliseconds.count / 1000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}

extension Step {
  /// The user's own words for the step, or the recording's path, in quotation marks.
  fileprivate var said: String? {
    guard case .exercise(let step) = self else { return nil }
    switch step.say {
    case .text(let text): return "“\(SidedText.rendered(text, for: nil))”"
    case .recording(let path): return "“\(path)”"
    case .nothing, nil: return nil
    }
  }
}

extension ExerciseStep {
  /// What is done, in words: `hold 20s, twice, each side`.
  var words: String {
    var words = [dose.unequal.isEmpty ? dose.work.words : dose.unequal.words]
    if !dose.unequal.isEmpty {
      words.append("\(dose.between) between")
    } else if dose.sets > 1 {
      let rest = dose.between > .zero ? " with \(dose.between) between" : ""
      words.append(timesWords(dose.sets) + rest)
    }
    if let sides = sideWords { words.append(sides) }
    return words.joined(separator: ", ")
  }

  fileprivate var isAtOwnPace: Bool { dose.work.pacing == .own }

  /// Nil when the exercise is done once for the body as a whole.
  private var sideWords: String? {
    if !exercise.directions.isEmpty {
      return exercise.directions.map(\.rawValue).joined(separator: ", ")
    }
    if let only { return "\(only.rawValue) side only" }
    if isInTurn { return "alternating sides" }
    if parts.count < 2 { return nil }
    return alternates ? "alternating sides" : "each side"
  }
}

/// The amount in words, such as `hold 20s`.
extension Work {
  var words: String {
    switch self {
    case .hold(let length): "hold \(length)"
    case .duration(let length): "move for \(length)"
    case .asManyAsPossible(let length): "as many as possible in \(length)"
    case .flow(let flow): flow.words
    case .breaths(let count, let breath):
      "hold for \(CountText.words(count, "breath")) of \(breath.words)"
    case .repetitions(let count, .breath(let breath)):
      "\(timesWords(count)), a breath of \(breath.words) each"
    case .repetitions(let count, .tempo(let tempo)):
      tempo.held.map { "\(timesWords(count)), hold \($0)" } ?? "\(timesWords(count)) at \(tempo)"
    case .repetitions(let count, .own): "\(timesWords(count)) at your own pace"
    case .contractRelax(let contract, let relax, let count):
      "\(timesWords(count)) contract \(contract), relax \(relax)"
    }
  }
}

/// `hold 10s, then 8s, then 6s`, `6 times, hold 10s, then 4 times, hold 10s`
extension [Work] {
  fileprivate var words: String {
    let holds = compactMap { if case .hold(let length) = $0 { "\(length)" } else { nil } }
    if holds.count == count { return "hold " + holds.joined(separator: ", then ") }
    return map(\.words).joined(separator: ", then ")
  }
}

/// `on breaths of 4s in and 4s out: in, arms up; out, fold forward; 5 breaths`
extension Flow {
  fileprivate var words: String {
    let moves = moves.map { move in
      let span =
        switch move.span {
        case .in: "in"
        case .out: "out"
        case .breaths(let count): CountText.words(count, "breath")
        }
      let words = SidedText.bothSides(move.words)
      return words.isEmpty ? span : "\(span), \(words)"
    }
    return "on breaths of \(breath.words): \(moves.joined(separator: "; "))"
  }
}

/// `4s in and 6s out`, `4s in, 4s held, 4s out, 4s empty`
extension Breath {
  fileprivate var words: String {
    guard isHeld else { return "\(`in`) in and \(out) out" }
    let parts = [(`in`, "in"), (hold, "held"), (out, "out"), (empty, "empty")]
    return parts.filter { $0.0 > .zero }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// `once`, `twice`, `3 times`
private func timesWords(_ count: Int) -> String {
  switch count {
  case 1: "once"
  case 2: "twice"
  default: "\(count) times"
  }
}
