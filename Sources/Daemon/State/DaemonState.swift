// One moment of the daemon as a plain value. What status, a notification, a media player and the
// hooks show is computed from it alone, so that all of them show the same moment, and each is
// tested without a daemon.

import ConfigFiles
import Planning
import Practice
import Routines
import Scheduling
import Sessions

struct DaemonState {
  var configuration: Configuration
  var agenda: Agenda
  /// Of the system.
  var zone: ZoneRules
  var wall: WallInstant
  /// The same moment by the clock of the stream.
  var stream: StreamInstant
  /// The session that is on.
  var session: Session?
  /// The one that ended last since the daemon started.
  var last: SessionRecorder.Ended?
  var audio: StreamReport
  /// Why the device that was tried last plays nothing; nil: it plays, or none was tried.
  var soundFailure: String?
  /// How loud a person wants it now, wherever the sound comes out.
  var volume: Volume
  var presence = Presence()
  /// How the goal is kept; nil while that cannot be read.
  var practice = Lazy<Adherence?>(nil)
  /// Whether a person is asked how much it hurts after the session that has just ended.
  var asksForPain = Lazy(false)
  /// What was done and what hurt.
  var past: Lazy<ExerciseHistory>
  /// What is wrong with zones, with the store and with the watch on files, in sentences. Lazy, so
  /// that what goes wrong while the others are read is among it.
  var faults = Lazy<[String]>([])

  var settings: Settings { configuration.settings }
}

/// A fact that costs a look into the store: it is found out when something first asks for it, and
/// then stands. A state that shows no such thing costs nothing.
final class Lazy<Value> {
  private let find: () -> Value
  private(set) lazy var value = find()

  init(_ find: @escaping @autoclosure () -> Value) { self.find = find }
}

// MARK: What several of those who show it ask

extension DaemonState {
  var times: ShownTimes { ShownTimes(agenda: agenda, system: zone) }

  /// How loud it is now, and here.
  var volumeHere: Volume { presence.volume(volume, under: settings.outputs) }

  /// Somebody follows a session: it plays, and is not paused.
  var isAtWork: Bool { session.map { !$0.isPaused } ?? false }

  /// Where sound comes out matters now.
  var caresForPlace: Bool { session != nil || settings.outputs != .any }

  /// All that people were told of or are about to be, in order of time.
  var allDue: [Due] { agenda.due.filter(isShownAsDue) }

  func isShownAsDue(_ due: Due) -> Bool {
    due.isAnnounced || due.snoozedUntil != nil || agenda.isAboutToRing(due)
  }

  /// As people call it.
  func title(of routine: String) -> String {
    configuration.routines[routine]?.routine.name ?? routine
  }
}
