// Tells the desktop and the hooks what is so now: a burst of changes is told once, when it is over.

import ConfigFiles
import Control
import Desktop

final class StateBroadcast {
  private let conductor: Conductor
  private let desktop: any DesktopPort
  private let hooks: Hooks
  private let post: (@escaping () -> Void) -> Void
  /// A burst is on: it is told once what is being handled has been handled.
  private var isPosted = false
  private var isClosed = false

  /// - Parameter post: runs its argument once what is being handled has been handled.
  init(
    _ conductor: Conductor, on desktop: any DesktopPort, _ hooks: Hooks,
    post: @escaping (@escaping () -> Void) -> Void
  ) {
    self.conductor = conductor
    self.desktop = desktop
    self.hooks = hooks
    self.post = post
  }

  /// Something that status shows may be different.
  func changed() {
    guard !isPosted else { return }
    isPosted = true
    post { [weak self] in self?.tell() }
  }

  /// Nothing is told any more, and what was told has done its work.
  func close() {
    isClosed = true
    hooks.close()
  }

  private func tell() {
    isPosted = false
    guard !isClosed else { return }
    // One moment for all of them; what it leads to is another change, and another turn of this.
    let state = conductor.state
    let settings = state.settings
    desktop.show(Notice(state))
    desktop.show(PlayerState(state))
    desktop.keepAwake(state.isAtWork)
    desktop.heed(settings.momentWishes)
    desktop.followSound(state.caresForPlace)
    hooks.changed(Status(state), settings.hooks)
    desktop.letOthersPlay(!settings.pausesPlayers || state.session == nil)
  }
}
