// What the media player (MPRIS) shows: a session, with each step as a track, or a due reminder.
// Lock screens show it to anyone who passes, so it can be discreet.

import ConfigFiles
import Control
import Desktop
import Planning
import Routines
import Scheduling
import Sessions

extension PlayerState {
  /// The player to show; nil if there is nothing to control.
  init?(_ state: DaemonState) {
    guard state.settings.takesMediaKeys else { return nil }
    if let session = state.session {
      guard let player = state.player(of: session) else { return nil }
      self = player
    } else if let due = state.agenda.current {
      self = state.player(of: due)
    } else {
      return nil
    }
  }
}

extension DaemonState {
  /// The current step, and the microseconds since it began.
  var place: (step: TimelineStep, position: Int64)? {
    session.map { session in
      let step = session.timeline.steps[session.step(at: stream)]
      let position = session.position(at: stream) - step.start
      return (step, max(0, position.milliseconds.count) * 1000)
    }
  }

  /// MPRIS has no mute, so a muted player has the volume 0.
  private var playerVolume: Double { Double(volume.isMuted ? 0 : volume.percent) / 100 }

  /// A stopped player whose play button starts what is due.
  fileprivate func player(of due: Due) -> PlayerState {
    let isDiscreet = settings.isDiscreet
    return PlayerState(
      status: .stopped,
      track: PlayerState.Track(
        id: "due", title: isDiscreet ? "Time to move" : due.occurrence.key.reminder,
        album: isDiscreet ? "" : title(of: due.occurrence.routine), length: nil),
      volume: playerVolume, canGoNext: false, canGoPrevious: false, canPlay: true, canPause: false)
  }

  /// Nil past the session's last frame, where there is no step.
  fileprivate func player(of session: Session) -> PlayerState? {
    guard let status = sessionStatus, let step = place?.step else { return nil }
    let isStill = session.isPaused || session.wait != nil
    let side = StatusText.side(status)
    let name = status.exercise ?? status.message ?? "Rest"
    let title = side.map { "\(name), \($0)" } ?? name
    let isDiscreet = settings.isDiscreet
    return PlayerState(
      status: isStill ? .paused : .playing,
      track: PlayerState.Track(
        // Each side of a step is a separate track, so that the desktop shows the new title.
        id: "\(status.step)\(side.map { "_\($0.filter { $0.isASCII && $0.isLetter })" } ?? "")",
        title: isDiscreet ? "Moving" : title,
        album: isDiscreet ? "" : self.title(of: status.routine),
        length: (step.end - step.start).milliseconds.count * 1000),
      volume: playerVolume, canGoNext: true, canGoPrevious: true, canPlay: true, canPause: true)
  }
}
