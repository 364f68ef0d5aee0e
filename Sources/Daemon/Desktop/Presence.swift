// What the desktop reports (hindrances, where sound comes out) and what follows for a session and
// for the sound. A pure state: it decides, and the conductor acts.

import ConfigFiles
import Desktop
import Planning
import Scheduling
import Sessions

struct Presence: Hashable {
  /// All current hindrances, whether or not the settings make reminders wait for them.
  private(set) var hindrances: Set<Hindrance> = []
  /// Where sound comes out; nil if that is not known.
  private(set) var soundPlace: SoundOutput?
  /// Why the session was paused automatically; nil if it is not paused or the user paused it.
  private(set) var pauseReason: PauseReason?
  /// The sink that this session was last heard on.
  private var sinkOfSession: Sink?

  /// In microseconds. Within the first two seconds of a step, `back` goes to the previous one, so
  /// the step is resumed as it is instead.
  private static let early: Int64 = 2_000_000

  // MARK: What is seen

  /// Replaces the current hindrances.
  /// - Parameter pausesForCalls: the setting that pauses a session for a call.
  /// - Returns: why a running session must be paused; nil if it may continue.
  mutating func see(_ all: Set<Hindrance>, pausesForCalls: Bool) -> PauseReason? {
    let new = Set(all.map(\.kind)).subtracting(hindrances.map(\.kind))
    hindrances = all
    if new.contains(.otherUser) { return .otherUser }
    guard pausesForCalls, new.contains(.call) else { return nil }
    return .call(all.sorted().first { $0.kind == .call }?.program)
  }

  /// Sound now comes out at another place; nil if that is not known.
  /// - Parameter isPlaying: whether there is a session.
  /// - Returns: why it must be paused: if headphones disconnect, it must not continue on
  ///   loudspeakers.
  mutating func hear(at place: SoundOutput?, isPlaying: Bool) -> PauseReason? {
    soundPlace = place
    // While our stream is being reopened, the place is that of another stream or the default.
    guard let place, place.isOurs, isPlaying else { return nil }
    defer { sinkOfSession = place.sink }
    guard let before = sinkOfSession, !place.sink.isSamePlace(as: before) else { return nil }
    return .moved(to: place.sink.words)
  }

  // MARK: What becomes of the session

  /// The session has been paused automatically.
  mutating func pause(for reason: PauseReason) { pauseReason = reason }

  /// The session has carried out a command, which overrides an automatic pause.
  /// - Parameter wasPaused: whether it was paused before. Then the user accepts the sink that the
  ///   sound comes out of now, and the session must not be paused for it again.
  mutating func sessionObeyed(wasPaused: Bool) {
    if wasPaused { sinkOfSession = nil }
    pauseReason = nil
  }

  mutating func sessionEnded() { (pauseReason, sinkOfSession) = (nil, nil) }

  /// The commands for a session that was paused for sleep, once the machine is awake.
  /// - Parameter position: microseconds since the current step began.
  func commandsAfterSleep(_ rule: AfterSleep, position: Int64) -> [SessionCommand] {
    guard pauseReason == .sleep else { return [] }
    return switch rule {
    case .wait: []
    case .resume: [.resume]
    case .step: position > Self.early ? [.back, .resume] : [.resume]
    }
  }

  // MARK: What follows for reminders and for the sound

  /// The hindrances that reminders wait for.
  func awaited(of kinds: Set<Hindrance.Kind>) -> Set<Hindrance> {
    hindrances.filter { kinds.contains($0.kind) }
  }

  /// Why nothing may be played, in words; nil if it may.
  func silence(under outputs: Outputs) -> String? {
    if hindrances.contains(where: { $0.kind == .otherUser }) {
      return "another user's session is in front"
    }
    return outputs.silence(at: soundPlace?.sink)
  }

  /// The level that the user wants, muted if nothing may be played here.
  func volume(_ wanted: Volume, under outputs: Outputs) -> Volume {
    Volume(
      percent: wanted.percent, isMuted: wanted.isMuted || silence(under: outputs) != nil)
  }
}

extension Settings {
  /// What must be watched on the desktop under these settings.
  var momentWishes: HindranceWishes {
    var kinds = waitWhile
    if pausesForCalls { kinds.insert(.call) }
    return HindranceWishes(
      kinds: kinds, ignoredMicrophones: ignoredMicrophones, ignoredInhibitors: ignoredInhibitors)
  }
}
