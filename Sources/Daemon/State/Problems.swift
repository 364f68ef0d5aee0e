// What does not work, in sentences. The status shows each problem until it is solved.

import ConfigFiles
import Planning
import Scheduling
import Sessions

extension DaemonState {
  var problems: [String] {
    var problems = configuration.diagnostics.map(\.description) + faults.value
    problems += [outputProblem, silenceProblem, unheardProblem].compactMap { $0 }
    if case .absent(let reason) = audio.device {
      problems.append("no sound device works: \(reason)")
    }
    return problems
  }

  /// Shown even when nothing is due, because `outputs` keeps everything silent until it is solved.
  private var outputProblem: String? {
    guard settings.outputs != .any, presence.soundPlace == nil else { return nil }
    return "nothing is heard: “outputs” needs PulseAudio or PipeWire to find out where sound goes"
  }

  /// Several reminders in a row were missed because of one hindrance.
  private var silenceProblem: String? { agenda.lastingSilence?.words }

  /// A reminder rang without a working device and is still unanswered.
  private var unheardProblem: String? {
    guard volumeHere.isAudible, let due = allDue.first(where: { $0.unheardAt != nil }) else {
      return nil
    }
    let reason = soundFailure.map { ": \($0)" } ?? ""
    return "the reminder “\(due.occurrence.key.reminder)” could not be heard\(reason)"
  }
}
