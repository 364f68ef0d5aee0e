// Passes the current state to the desktop and the hooks. A burst of changes is passed on once, when
// it is over.

import ConfigFiles
import Control
import Desktop

final class StateBroadcast {
  private let conductor: Conductor
  private let desktop: any DesktopPort
  private let hooks: Hooks
  private let post: (@escaping () -> Void) -> Void
  /// A broadcast is already scheduled, for when the current event has been handled.
  private var isPosted = false
  private var isClosed = false

  /// - Parameter post: runs its argument once the current event has been handled.
  init(
    _ conductor: Conductor, on desktop: any DesktopPort, _ hooks: Hooks,
    post: @escaping (@escaping () -> Void) -> Void
  ) {
    self.conductor = conductor
    self.desktop = desktop
    self.hooks = hooks
    self.post = post
  }

  /// Something that the status shows may have changed.
  func changed() {
    guard !isPosted else { return }
    isPosted = true
    post { [weak self] in self?.tell() }
  }

  /// Stops broadcasting, and ends the hooks that still run.
  func close() {
    isClosed = true
    hooks.close()
  }

  private func tell() {
    isPosted = false
    guard !isClosed else { return }
    // All of them show the same moment. If showing it changes the state, another broadcast follows.
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
