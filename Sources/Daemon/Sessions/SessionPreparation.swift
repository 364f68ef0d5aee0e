// A session between its start and its first frame: it waits a moment for its words, and meanwhile
// a person may already pause it, or think better of it.

import ConfigFiles
import Planning
import Routines
import Sessions
import Sounds

final class SessionPreparation {
  /// A session that may begin.
  struct Prepared {
    let timeline: Timeline
    let voices: [Utterance: Voice]
    /// A person has said so while it was prepared: it begins, and is paused at once.
    let isPaused: Bool
    /// Who waits for it to have begun, besides who has started it.
    let whenBegun: [() -> Void]
  }

  /// What has become of a command.
  enum Answer {
    /// Nothing is being prepared, or the command means nothing to it.
    case none
    /// It is kept until the session has begun.
    case kept
    /// The session will not begin.
    case cancelled
  }

  /// One that waits for its words. Each start has its own: the words of one that was stopped must
  /// not begin the next.
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

  /// The id of the routine whose words are awaited; nil when nothing is prepared.
  var routine: String? { waiting?.routine }

  /// Has the words of a session made; at once when there are none.
  /// - Parameters:
  ///   - ready: called once it may begin, unless it is cancelled before.
  ///   - late: called with words that came after that.
  ///   - cancelled: called when a person stops it before it begins.
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

  /// Takes what a person says to a session that has not begun.
  /// - Parameter then: kept along with the command, until the session has begun.
  func obey(_ command: SessionCommand, then: @escaping () -> Void) -> Answer {
    guard let mine = waiting else { return .none }
    switch command {
    case .stop:
      waiting = nil
      mine.cancelled()
      for then in mine.whenBegun { then() }
      return .cancelled
    // Whoever thinks better of it at once has the session begin in a pause.
    case .pause: mine.isPaused = true
    case .resume: mine.isPaused = false
    case .toggle: mine.isPaused.toggle()
    default: return .none
    }
    mine.whenBegun.append(then)
    return .kept
  }
}
