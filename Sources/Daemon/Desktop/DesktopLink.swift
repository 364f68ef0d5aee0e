// The desktop as far as it is there: the session's bus, the system's, and the sound server. Each
// part is missing where its peer is, which is normal on a bare console.

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
    // The conductor is held for as long as anything here may tell it something.
    hindrances = Hindrances { [conductor] in conductor.surround(with: $0) }
    session = SessionLink(
      loop, conductor, hindrances, environment: environment, log: log)
    system = SystemLink(loop, conductor, hindrances, log: log)
    sound = SoundLink(loop, environment: environment, into: hindrances) { [conductor] in
      conductor.soundIs(at: $0)
    }
  }

  func show(_ notice: Notice?) { session.show(notice) }

  /// Players reckon the position on their own; only what breaks that is told (MPRIS, `Seeked`).
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

  /// Nothing is left on the desktop that nobody would answer. What its parts no longer see when
  /// they are let go has not changed: what waits for it would ring in a daemon that ends.
  func close() {
    hindrances.close()
    show(nil as Notice?)
    show(nil as PlayerState?)
    letOthersPlay(true)
    session.flush()
  }
}
