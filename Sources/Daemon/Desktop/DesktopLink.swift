// The connections to the desktop: session bus, system bus and sound server. Each may be missing, as
// on a plain console, and then only its features are.

import Desktop
import Logging
import Service

final class DesktopLink: DesktopPort {
  private let session: SessionLink
  private let system: SystemLink
  private let sound: SoundLink
  private let hindrances: Hindrances
  private var shownPlayer: PlayerState?

  init(
    _ loop: EventLoop, _ conductor: Conductor, environment: [String: String], log: Logger
  ) {
    // Captured strongly: hindrances may be reported for as long as this object exists.
    hindrances = Hindrances { [conductor] in conductor.surround(with: $0) }
    session = SessionLink(
      loop, conductor, hindrances, environment: environment, log: log)
    system = SystemLink(loop, conductor, hindrances, log: log)
    sound = SoundLink(loop, environment: environment, into: hindrances) { [conductor] in
      conductor.soundIs(at: $0)
    }
  }

  func show(_ notice: Notice?) { session.show(notice) }

  /// Clients compute the position themselves; `Seeked` is sent only when it jumps (MPRIS).
  func show(_ player: PlayerState?) {
    let hasMoved = player?.track != shownPlayer?.track || player?.status != shownPlayer?.status
    session.show(player, hasMoved: hasMoved)
    shownPlayer = player
  }

  func keepAwake(_ isWanted: Bool) { system.keepAwake(isWanted) }

  func letOthersPlay(_ areWanted: Bool) { session.letOthersPlay(areWanted) }

  func heed(_ wishes: HindranceWishes) {
    session.heed(wishes)
    system.heed(wishes)
    sound.heed(wishes)
  }

  func followSound(_ isWanted: Bool) { sound.follow(sinks: isWanted) }

  /// Removes everything from the desktop that a stopped daemon could not respond to. Hindrances are
  /// closed first: otherwise releasing the watches would look like the end of each hindrance, and
  /// deferred reminders would ring while the daemon stops.
  func close() {
    hindrances.close()
    show(nil as Notice?)
    show(nil as PlayerState?)
    letOthersPlay(true)
    session.flush()
  }
}
