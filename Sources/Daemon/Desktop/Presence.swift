// Who is there, what hinders, where sound comes out, and why a session is paused that no person has
// paused: what the desktop sees, and what follows from it for a session and for the sound. It
// decides and does nothing; the conductor does.

import ConfigFiles
import Desktop
import Planning
import Scheduling
import Sessions

struct Presence: Hashable {
  /// Everything that may hinder, whether or not reminders wait for it.
  private(set) var hindrances: Set<Hindrance> = []
  /// Where sound comes out; nil: nobody knows.
  private(set) var soundPlace: SoundOutput?
  /// Why the session is paused; nil where it is not, or where a person has paused it.
  private(set) var pauseReason: PauseReason?
  /// The outlet on which the stream of this session was heard last.
  private var sinkOfSession: Sink?

  /// Microseconds into a step in which it has hardly begun: going back leads to the one before.
  private static let early: Int64 = 2_000_000

  // MARK: What is seen

  /// The desktop sees all of these, and nothing else, now.
  /// - Parameter pausesForCalls: whether a person wants a session to be paused for a call.
  /// - Returns: why a session that plays is to be paused; nil: it may play on.
  mutating func see(_ all: Set<Hindrance>, pausesForCalls: Bool) -> PauseReason? {
    let new = Set(all.map(\.kind)).subtracting(hindrances.map(\.kind))
    hindrances = all
    if new.contains(.otherUser) { return .otherUser }
    guard pausesForCalls, new.contains(.call) else { return nil }
    return .call(all.sorted().first { $0.kind == .call }?.program)
  }

  /// Sound comes out there from now on; nil: nobody knows.
  /// - Parameter isPlaying: a session is on.
  /// - Returns: why it is to be paused: headphones that die must not leave it to the loudspeakers.
  mutating func hear(at place: SoundOutput?, isPlaying: Bool) -> PauseReason? {
    soundPlace = place
    // A stream that is just being opened anew is not ours for a moment.
    guard let place, place.isOurs, isPlaying else { return nil }
    defer { sinkOfSession = place.sink }
    guard let before = sinkOfSession, !place.sink.isSamePlace(as: before) else { return nil }
    return .moved(to: place.sink.words)
  }

  // MARK: What becomes of the session

  /// The session has been paused for this, and for no person's word.
  mutating func pause(for reason: PauseReason) { pauseReason = reason }

  /// The session has obeyed a command, which outdoes whatever had paused it.
  /// - Parameter wasPaused: whoever goes on where the sound is by now wants it there.
  mutating func sessionObeyed(wasPaused: Bool) {
    if wasPaused { sinkOfSession = nil }
    pauseReason = nil
  }

  mutating func sessionEnded() { (pauseReason, sinkOfSession) = (nil, nil) }

  /// What a paused session is to be told when the machine is back from its sleep.
  /// - Parameter position: microseconds into the step that is on.
  func commandsAfterSleep(_ rule: AfterSleep, position: Int64) -> [SessionCommand] {
    guard pauseReason == .sleep else { return [] }
    return switch rule {
    case .wait: []
    case .resume: [.resume]
    case .step: position > Self.early ? [.back, .resume] : [.resume]
    }
  }

  // MARK: What follows for reminders and for the sound

  /// What reminders wait for, of the kinds that a person wants them to.
  func awaited(of kinds: Set<Hindrance.Kind>) -> Set<Hindrance> {
    hindrances.filter { kinds.contains($0.kind) }
  }

  /// Why nothing may be heard, in words; nil: it may.
  func silence(under outputs: Outputs) -> String? {
    if hindrances.contains(where: { $0.kind == .otherUser }) {
      return "another user's session is in front"
    }
    return outputs.silence(at: soundPlace?.sink)
  }

  /// A level that a person wants, as it may be heard here.
  func volume(_ wanted: Volume, under outputs: Outputs) -> Volume {
    Volume(
      percent: wanted.percent, isMuted: wanted.isMuted || silence(under: outputs) != nil)
  }
}

extension Settings {
  /// What must be looked at on the desktop for these.
  var momentWishes: HindranceWishes {
    var kinds = waitWhile
    if pausesForCalls { kinds.insert(.call) }
    return HindranceWishes(
      kinds: kinds, ignoredMicrophones: ignoredMicrophones, ignoredInhibitors: ignoredInhibitors)
  }
}
