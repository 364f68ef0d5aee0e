// What the daemon needs from the desktop, so that it is tested without one. Without a desktop these
// calls have no effect, and everything else works.

import Desktop

package protocol DesktopPort: AnyObject {
  /// Replaces the notification that is shown; nil removes it.
  func show(_ notice: Notice?)
  /// What media keys and widgets control; nil if there is nothing to control.
  func show(_ player: PlayerState?)
  /// Keeps the machine from sleeping by itself while true.
  func keepAwake(_ isWanted: Bool)
  /// False pauses other players; true resumes the ones that were paused.
  func letOthersPlay(_ areWanted: Bool)
  /// What to watch, to know whether it is the right moment for a reminder.
  func heed(_ wishes: HindranceWishes)
  /// Whether to watch where sound comes out.
  func followSound(_ isWanted: Bool)
}
