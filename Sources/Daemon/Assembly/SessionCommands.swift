// The session commands that need more than the session machine: reporting pain, changing to an
// easier form, and the buttons of a media player.

import ConfigFiles
import Control
import Desktop
import Planning
import Routines
import Scheduling
import Sessions

extension Conductor {
  // MARK: Pain

  /// The exercise that a pain reported now belongs to: the one done last in the current session, or
  /// in a session that ended less than ten minutes ago. Nil if there is none.
  package var exerciseThatHurts: String? {
    if isPlaying { return performance.exerciseDoneLast }
    return recorder.hasJustEnded ? recorder.last?.exercise : nil
  }

  /// `stop` without a session: dismisses what is due, and records a pain reported within ten
  /// minutes of a session's end.
  /// - Throws: `nothingRunning` if there is neither.
  func stopNothing(pain: Int?, then: @escaping () -> Void) throws(ControlError) {
    let isLate = pain != nil && recorder.hasJustEnded
    guard !agenda.due.isEmpty || isLate else { throw .nothingRunning }
    if let pain { recorder.hurt(exerciseThatHurts, level: pain) }
    if !agenda.due.isEmpty { tell(.stopped) }
    performance.whenDone(then)
  }

  /// Records how much it hurts after the session that has just ended.
  /// - Parameter pain: 0 to 10.
  func tell(pain: Int) {
    recorder.answer(pain: pain)
    outside.changed()
  }

  /// Continues with an easier form of the current exercise: the first that has no open pain and
  /// needs nothing the user does without.
  /// - Throws: `nothingRunning`, `noEasierForm`.
  package func goEasier(then: @escaping () -> Void) throws(ControlError) {
    guard let step = performance.step else { throw .nothingRunning }
    let exercise = step.step.exercise
    let (past, without) = (recorder.exerciseHistory, configuration.settings.allow.without)
    let easier = exercise.flatMap { exercise in
      configuration.catalogue.easierForms(of: exercise).first { form in
        past.openPain(of: form.id) == nil && without.isDisjoint(with: form.needs)
      }
    }
    guard let easier else { throw .noEasierForm(exercise: exercise?.id) }
    try obey(.easier(easier), then: then)
  }

  // MARK: Media players

  /// The position in the current step, in microseconds (the unit of MPRIS); 0 without a session.
  var playerPosition: Int64 { state.place?.position ?? 0 }

  /// Does what a button of a media player asks for.
  /// - Throws: what the command's own method throws.
  func obey(_ command: PlayerCommand) throws(ControlError) {
    switch command {
    case .play where !hasSession, .playPause where !hasSession: try start(.whateverIsDue) { _ in }
    case .play: try obey(SessionCommand.resume) {}
    case .playPause: try obey(SessionCommand.toggle) {}
    case .pause: try obey(SessionCommand.pause) {}
    case .stop: try obey(SessionCommand.stop(inPain: false)) {}
    case .next: try obey(SessionCommand.skip) {}
    case .previous: try obey(SessionCommand.back) {}
    case .volume(let volume):
      let percent = Int((min(volume, 1) * 100).rounded())
      set(Volume(percent: percent, isMuted: false))
    }
  }
}
