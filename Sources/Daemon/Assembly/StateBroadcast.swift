// Tells the desktop and the hooks what is so now: a burst of changes is told once, when it is over.

import ConfigFiles

final class StateBroadcast {
  private let conductor: Conductor
  private let desktop: any DesktopPort
  private let hooks: Hooks
  private let post: (@escaping () -> Void) -> Void
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
    desktop.show(conductor.notice)
    desktop.show(conductor.player)
    desktop.keepAwake(conductor.isAtWork)
    desktop.heed(conductor.momentWishes)
    desktop.followSound(conductor.caresForPlace)
    let pauses = conductor.configuration.settings.pausesPlayers
    hooks.changed(conductor.status(), conductor.configuration.settings.hooks)
    desktop.letOthersPlay(!pauses || !conductor.isPlaying)
  }
}
