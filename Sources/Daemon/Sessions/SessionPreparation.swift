// A session between the start command and its first frame. It waits briefly for its words to be
// made, and the user may already pause or stop it.

import ConfigFiles
import Planning
import Routines
import Sessions
import Sounds

final class SessionPreparation {
  /// A session that is ready to begin.
  struct Prepared {
    let timeline: Timeline
    let voices: [Utterance: Voice]
    /// The user paused it while it was prepared: it begins, and is paused at once.
    let isPaused: Bool
    /// Called when it has begun, for the commands that came while it was prepared.
    let whenBegun: [() -> Void]
  }

  /// What happened to a command.
  enum Answer {
    /// No session is being prepared, or the command does not apply to it.
    case none
    /// It is kept until the session has begun.
    case kept
    /// The session will not begin.
    case cancelled
  }

  /// A session that waits for its words. Each start makes a new object, so that late words of a
  /// stopped session can't begin the next one.
  private final class Waiting {
    let routine: String
    var isPaused = false
    var whenBegun: [() -> Void] = []
    let cancelled: () -> Void

    init(_ routine: String, cancelled: @escaping () -> Void) {
      self.routine = routine
      self.cancelled = cancelled
    }
  }

  private let narrator: Narrator
  private var waiting: Waiting?

  init(_ narrator: Narrator) { self.narrator = narrator }

  /// The id of the routine that is being prepared; nil if none is.
  var routine: String? { waiting?.routine }

  /// Has the words of a session made; calls `ready` at once if there are none.
  /// - Parameters:
  ///   - ready: called when it may begin, unless it is cancelled first.
  ///   - late: called with the words that were done after that.
  ///   - cancelled: called if the user stops it before it begins.
  func prepare(
    _ session: SpokenSession, of routine: String, _ configuration: Configuration,
    ready: @escaping (Prepared) -> Void, late: @escaping ([Utterance: Voice]) -> Void,
    cancelled: @escaping () -> Void
  ) {
    let mine = Waiting(routine, cancelled: cancelled)
    waiting = mine
    narrator.prepare(
      session, configuration,
      ready: { [weak self] timeline, voices in
        guard let self, waiting === mine else { return }
        waiting = nil
        ready(
          Prepared(
            timeline: timeline, voices: voices, isPaused: mine.isPaused,
            whenBegun: mine.whenBegun))
      }, late: late)
  }

  /// Applies a command to a session that has not begun.
  /// - Parameter then: called once the session has begun, if the command is kept.
  func obey(_ command: SessionCommand, then: @escaping () -> Void) -> Answer {
    guard let mine = waiting else { return .none }
    switch command {
    case .stop:
      waiting = nil
      mine.cancelled()
      for then in mine.whenBegun { then() }
      return .cancelled
    // A session paused before it begins starts paused.
    case .pause: mine.isPaused = true
    case .resume: mine.isPaused = false
    case .toggle: mine.isPaused.toggle()
    default: return .none
    }
    mine.whenBegun.append(then)
    return .kept
  }
}
