// Reports changes in a set of files and folders, once per burst: saving in an editor causes three
// or four events, an update of tzdata thousands. It does not report what has changed, since the
// answer is always to read everything again and to replace it in one step.

import CSystemd

/// Calls its closure after changes to any of its paths, which need not exist.
package final class FolderWatch {
  /// A burst ends when nothing has happened for this long,
  static let settling = Duration.milliseconds(100)
  /// or when it has lasted this long.
  static let longestBurst = Duration.seconds(1)

  /// Set if the system refused a watch for lack of resources: some changes will not be noticed.
  package private(set) var failure: EventLoopError?

  private let loop: EventLoop
  private var paths: [String]
  private var watches: InotifyWatches
  private var source: DescriptorSource?
  private var timer: MonotonicTimer?
  private var burstStart: MonotonicInstant?
  private var changed: (() -> Void)?

  /// Watches absolute paths of files and folders. A folder includes the files in it, also through
  /// symbolic links, but not the folders in it. When `changed` is called, the watches already cover
  /// what follows, so that reading now cannot miss a change.
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

  /// Watches these paths from now on. Changes that the old watches have seen are still reported,
  /// since they may have come after the reading. Watches on unchanged paths are kept, unless some
  /// were refused.
  package func watch(_ paths: [String]) {
    guard paths != self.paths || failure != nil else { return }
    self.paths = paths
    let old = watches
    layAnew()
    if old.drain() { arm() }
  }

  /// Reports changes so far at once, instead of at the end of the burst; does nothing if there are
  /// none. The kernel queues an event before the call that caused it returns (inotify(7)), so a
  /// program that changes a file and then calls the daemon gets an answer that includes the change.
  package func catchUp() {
    guard changed != nil else { return }
    let hasNews = watches.drain()
    guard hasNews || burstStart != nil else { return }
    timer?.disarm()
    burstEnded()
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
    timer?.arm(at: min(now + Self.settling, start + Self.longestBurst))
  }

  private func burstEnded() {
    burstStart = nil
    layAnew()
    changed?()
  }

  /// Creates all watches again on a new descriptor: the meaning of a path may have changed, and old
  /// watches would report what it no longer means.
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
