// Shows the desktop what is so now: a burst of changes is shown once, when it is over.

import ConfigFiles

final class DesktopView {
  private let conductor: Conductor
  private let desktop: any DesktopPort
  private let post: (@escaping () -> Void) -> Void
  private var isPosted = false

  /// - Parameter post: runs its argument once what is being handled has been handled.
  init(
    _ conductor: Conductor, on desktop: any DesktopPort,
    post: @escaping (@escaping () -> Void) -> Void
  ) {
    self.conductor = conductor
    self.desktop = desktop
    self.post = post
  }

  /// Something that is shown may be different.
  func changed() {
    guard !isPosted else { return }
    isPosted = true
    post { [weak self] in self?.show() }
  }

  private func show() {
    isPosted = false
    desktop.show(conductor.notice)
    desktop.show(conductor.player)
    desktop.keepAwake(conductor.isAtWork)
    let pauses = conductor.configuration.settings.pausesPlayers
    desktop.letOthersPlay(!pauses || !conductor.isPlaying)
  }
}
