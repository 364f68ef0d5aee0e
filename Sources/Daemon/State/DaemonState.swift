// A snapshot of the daemon as a plain value. Status, notifications, media player and hooks are
// computed from it alone, so that all of them show the same moment and can be tested without a
// daemon.

import ConfigFiles
import Planning
import Practice
import Routines
import Scheduling
import Sessions

struct DaemonState {
  var configuration: Configuration
  var agenda: Agenda
  /// The system's time zone.
  var zone: ZoneRules
  /// The instant of this snapshot.
  var wall: WallInstant
  /// The same instant by the monotonic clock of the stream.
  var stream: StreamInstant
  /// The current session; nil if there is none.
  var session: Session?
  /// The last session that has ended since the daemon started.
  var last: SessionRecorder.Ended?
  var audio: StreamReport
  /// Why the device that was last tried can't play; nil if it can, or none was tried.
  var soundFailure: String?
  /// The level that the user wants now, regardless of where the sound comes out.
  var volume: Volume
  var presence = Presence()
  /// How well the goal is met; nil if the store can't be read.
  var practice = Lazy<Adherence?>(nil)
  /// Whether to ask how much it hurts after the session that has just ended.
  var asksForPain = Lazy(false)
  /// What was done and what hurt.
  var past: Lazy<ExerciseHistory>
  /// What is wrong with zones, the store and the watch on files, in sentences. Lazy and read last,
  /// so that it includes failures of reading the other facts.
  var faults = Lazy<[String]>([])

  var settings: Settings { configuration.settings }
}

/// A fact that needs the store: read when it is first used, and then kept. An unused fact costs
/// nothing.
final class Lazy<Value> {
  private let find: () -> Value
  private(set) lazy var value = find()

  init(_ find: @escaping @autoclosure () -> Value) { self.find = find }
}

// MARK: What several views share

extension DaemonState {
  /// Formats instants for the user.
  var times: ShownTimes { ShownTimes(agenda: agenda, system: zone) }

  /// The level that is played now: silent where the sound's place or another user forbids it.
  var volumeHere: Volume { presence.volume(volume, under: settings.outputs) }

  /// A session exists and is not paused.
  var isAtWork: Bool { session.map { !$0.isPaused } ?? false }

  /// Whether it matters now where sound comes out.
  var caresForPlace: Bool { session != nil || settings.outputs != .any }

  /// The due occurrences that are shown as due, in order of time.
  var allDue: [Due] { agenda.due.filter(isShownAsDue) }

  /// Whether it was announced, was snoozed or is about to ring; a deferred one is not shown as due.
  func isShownAsDue(_ due: Due) -> Bool {
    due.isAnnounced || due.snoozedUntil != nil || agenda.isAboutToRing(due)
  }

  /// The name of a routine; its id if it has none.
  func title(of routine: String) -> String {
    configuration.routines[routine]?.routine.name ?? routine
  }
}
