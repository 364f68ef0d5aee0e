// The desktop as the daemon sees it; where there is none, nothing is lost.

import Desktop

package protocol DesktopPort: AnyObject {
  /// In place of what is shown; nil: nothing.
  func show(_ notice: Notice?)
  /// For media keys and widgets; nil: there is nothing to control.
  func show(_ player: PlayerState?)
  /// The machine does not go to sleep by itself meanwhile.
  func keepAwake(_ isWanted: Bool)
  /// False: the music of others is paused; true: what was paused goes on.
  func letOthersPlay(_ areWanted: Bool)
  /// What to look at, to know whether it is the right moment.
  func heed(_ wishes: HindranceWishes)
  /// Where sound comes out is to be told, or need not be.
  func followSound(_ isWanted: Bool)
}
