// Tells that something about a set of files and folders has changed, once per burst: an editor's
// save is three or four events, an update of tzdata thousands. What has changed is not said, since
// the answer is always to read everything anew and to swap it in as a whole.

import CSystemd

/// Calls its closure after changes to any of its paths, which need not exist.
package final class FolderWatch {
  /// A burst has ended when nothing has happened for this long,
  static let quiet = Duration.milliseconds(100)
  /// or when it has gone on for this long.
  static let longestBurst = Duration.seconds(1)

  /// Set when the system refused a watch for want of resources: some changes will not be seen.
  package private(set) var failure: EventLoopError?

  private let loop: EventLoop
  private var paths: [String]
  private var watches: InotifyWatches
  private var source: DescriptorSource?
  private var timer: MonotonicTimer?
  private var burstStart: MonotonicInstant?
  private var changed: (() -> Void)?

  /// Watches absolute paths of files and folders; a folder stands for the files in it as well,
  /// through symbolic links, but not for folders in it. When `changed` is called, the watches
  /// already see what comes after: what it reads is not older than what it will be told of next.
  package init(
    _ loop: EventLoop, paths: [String], _ changed: @escaping () -> Void
  ) throws(EventLoopError) {
    self.loop = loop
    self.paths = paths
    self.changed = changed
    watches = try InotifyWatches()
    timer = try loop.monotonicTimer { [weak self] in self?.burstEnded() }
    try lay(watches)
  }

  deinit { cancel() }

  /// Watches these paths from now on. What the old watches have seen by then is told, since it may
  /// have come after it was read; watches on the same paths are left as they are, unless some were
  /// refused.
  package func watch(_ paths: [String]) {
    guard paths != self.paths || failure != nil else { return }
    self.paths = paths
    let old = watches
    layAnew()
    if old.drain() { arm() }
  }

  /// Ends the watch, also from inside its own closure.
  package func cancel() {
    source?.cancel()
    timer?.cancel()
    changed = nil
  }

  private func happened() {
    if watches.drain() { arm() }
  }

  private func arm() {
    let now = MonotonicInstant.now()
    let start = burstStart ?? now
    burstStart = start
    timer?.arm(at: min(now + Self.quiet, start + Self.longestBurst))
  }

  private func burstEnded() {
    burstStart = nil
    layAnew()
    changed?()
  }

  /// All watches anew, on a new descriptor: what a path meant may have changed, and old watches
  /// would tell of what it no longer means.
  private func layAnew() {
    do {
      let fresh = try InotifyWatches()
      try lay(fresh)
    } catch {
      failure = error
    }
  }

  private func lay(_ fresh: InotifyWatches) throws(EventLoopError) {
    for path in paths { WatchTrace.lay(path, in: fresh) }
    let number = fresh.descriptor.number
    let replacement = try loop.watch(number, events: .readable) { [weak self] _ in self?.happened()
    }
    source?.cancel()
    source = replacement
    watches = fresh
    failure = fresh.failure
  }
}
