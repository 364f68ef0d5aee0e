// What is not as it should be, in sentences, the gravest being those that keep somebody from being
// reminded. Status shows them until they are mended.

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

  /// A person should know why the place is silent, also when nothing is due.
  private var outputProblem: String? {
    guard settings.outputs != .any, presence.soundPlace == nil else { return nil }
    return "nothing is heard: “outputs” needs PulseAudio or PipeWire, which tell where sound goes"
  }

  /// Nothing is due twice running for what still hinders.
  private var silenceProblem: String? { agenda.lastingSilence?.words }

  /// A reminder rang where nobody could hear it, and is still to be answered.
  private var unheardProblem: String? {
    guard volumeHere.isAudible, let due = allDue.first(where: { $0.unheardAt != nil }) else {
      return nil
    }
    let reason = soundFailure.map { ": \($0)" } ?? ""
    return "the reminder “\(due.occurrence.key.reminder)” could not be heard\(reason)"
  }
}
