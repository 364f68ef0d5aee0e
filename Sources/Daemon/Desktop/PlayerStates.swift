// What a media player shows of a session or of a due reminder, and what its buttons do.

import ConfigFiles
import Control
import Desktop
import Planning
import Routines
import Scheduling
import Sessions

extension Conductor {
  /// What there is to control; nil: nothing.
  var player: PlayerState? {
    guard configuration.settings.takesMediaKeys else { return nil }
    if let session = performance.session { return player(of: session) }
    return agenda.current.map(player)
  }

  private var volume: Double { Double(level.isMuted ? 0 : level.percent) / 100 }

  private func player(of due: Due) -> PlayerState {
    let isDiscreet = configuration.settings.isDiscreet
    return PlayerState(
      status: .stopped,
      track: PlayerState.Track(
        id: "due", title: isDiscreet ? "Time to move" : due.occurrence.key.reminder,
        album: isDiscreet ? "" : title(of: due.occurrence.routine), length: nil),
      volume: volume, canGoNext: false, canGoPrevious: false, canPlay: true, canPause: false)
  }

  private func player(of session: Session) -> PlayerState? {
    guard let status = status().session, let step = performance.step else { return nil }
    let isStill = session.isPaused || session.wait != nil
    let side = StatusText.side(status)
    let name = status.exercise ?? status.message ?? "Rest"
    let title = side.map { "\(name), \($0)" } ?? name
    let isDiscreet = configuration.settings.isDiscreet
    return PlayerState(
      status: isStill ? .paused : .playing,
      track: PlayerState.Track(
        id: "\(status.step)\(side.map { "_\($0.filter { $0.isASCII && $0.isLetter })" } ?? "")",
        title: isDiscreet ? "Moving" : title,
        album: isDiscreet ? "" : self.title(of: status.routine),
        length: (step.end - step.start).milliseconds.count * 1000),
      volume: volume, canGoNext: true, canGoPrevious: true, canPlay: true, canPause: true)
  }

  /// Microseconds into the step that is on; 0 when none is.
  var playerPosition: Int64 {
    guard let position = performance.position, let step = performance.step else { return 0 }
    return max(0, (position - step.start).milliseconds.count) * 1000
  }

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
      set(Level(percent: percent, isMuted: false))
    }
  }
}
