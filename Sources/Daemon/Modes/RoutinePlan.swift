// A timeline as a person reads it: each step with its time, and what is done in it.

import Routines
import Sessions

struct RoutinePlan {
  private let timeline: Timeline

  init(_ timeline: Timeline) { self.timeline = timeline }

  /// A phase as `routine show --json` prints it.
  struct PhaseLine: Encodable {
    var phase: String
    var startMs: Int64
    var endMs: Int64
    var step: Int
    var exercise: String?
    var side: String?

    enum CodingKeys: String, CodingKey {
      case phase, step, exercise, side
      case startMs = "start_ms"
      case endMs = "end_ms"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(phase, forKey: .phase)
      try container.encode(startMs, forKey: .startMs)
      try container.encode(endMs, forKey: .endMs)
      try container.encode(step, forKey: .step)
      // Every key is always there.
      try container.encode(exercise, forKey: .exercise)
      try container.encode(side, forKey: .side)
    }
  }

  var durationMs: Int64 { timeline.length.milliseconds.count }

  var phases: [PhaseLine] {
    timeline.phases.map { phase in
      PhaseLine(
        phase: phase.kind.rawValue, startMs: phase.start.milliseconds.count,
        endMs: phase.end.milliseconds.count, step: phase.step + 1,
        exercise: timeline.steps[phase.step].name, side: phase.side?.rawValue)
    }
  }

  /// `0:05  2 of 4  Knee to chest: left hold 20s, right hold 20s`
  var lines: [String] {
    timeline.steps.enumerated().map { index, step in
      let doing = timeline.phases.filter { $0.step == index }
      return "\(clock(step.start))  \(index + 1) of \(timeline.steps.count)  "
        + "\(step.name ?? "Rest"): \(describe(doing))"
    }
  }

  /// The work of a step; equal neighbours are counted.
  private func describe(_ phases: [Phase]) -> String {
    let work = phases.filter { [.hold, .inhale, .exhale, .rest].contains($0.kind) }
    var parts: [(text: String, count: Int)] = []
    var index = 0
    while index < work.count {
      var text = describe(work[index])
      index += 1
      if work[index - 1].kind == .inhale, index < work.count, work[index].kind == .exhale {
        text += ", \(describe(work[index]))"
        index += 1
      }
      if parts.last?.text == text {
        parts[parts.count - 1].count += 1
      } else {
        parts.append((text, 1))
      }
    }
    return parts.map { $0.count > 1 ? "\($0.count) times \($0.text)" : $0.text }
      .joined(separator: ", ")
  }

  private func describe(_ phase: Phase) -> String {
    let side = phase.side.map { "\($0.rawValue) " } ?? ""
    let verb =
      switch phase.kind {
      case .inhale: "in"
      case .exhale: "out"
      default: phase.kind.rawValue
      }
    return "\(phase.kind == .rest ? "" : side)\(verb) \(phase.length.milliseconds)"
  }

  private func clock(_ frame: FrameIndex) -> String {
    let seconds = frame.milliseconds.count / 1000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}
