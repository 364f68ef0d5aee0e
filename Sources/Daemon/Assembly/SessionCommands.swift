// What people say of a session besides the plain commands: that it hurts, that it should be easier,
// and what the buttons of a media player mean.

import ConfigFiles
import Control
import Desktop
import Planning
import Routines
import Scheduling
import Sessions

extension Conductor {
  // MARK: Pain

  /// What hurts when a person says now that it does: the exercise that is on or was on last, also
  /// in the minutes after a session.
  package var exerciseThatHurts: String? {
    if isPlaying { return performance.exerciseDoneLast }
    return recorder.hasJustEnded ? recorder.last?.exercise : nil
  }

  /// Answers what is due; and a pain that is told when the session has just ended is of it.
  func stopNothing(pain: Int?, then: @escaping () -> Void) throws(ControlError) {
    let isLate = pain != nil && recorder.hasJustEnded
    guard !agenda.due.isEmpty || isLate else { throw .nothingRunning }
    if let pain { recorder.hurt(exerciseThatHurts, level: pain) }
    if !agenda.due.isEmpty { tell(.stopped) }
    performance.whenDone(then)
  }

  /// How much it hurts after the session that has just ended.
  /// - Parameter pain: 0 to 10.
  func tell(pain: Int) {
    recorder.answer(pain: pain)
    outside.changed()
  }

  /// Goes on with the easier form of the exercise that is on: the first that does not hurt and for
  /// which everything is at hand.
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

  /// Microseconds into the step that is on; 0 when none is.
  var playerPosition: Int64 { state.place?.position ?? 0 }

  /// Does what a button asks for.
  /// - Throws: why it cannot be done now.
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
