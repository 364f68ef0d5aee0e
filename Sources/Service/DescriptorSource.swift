// A descriptor that the loop watches (epoll, level-triggered).

import CSystemd

/// What a descriptor is ready for; the bits of epoll_ctl(2).
package struct DescriptorEvents: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let readable = DescriptorEvents(rawValue: EPOLLIN.rawValue)
  package static let writable = DescriptorEvents(rawValue: EPOLLOUT.rawValue)
  /// The peer will not write any more, but may still read.
  package static let peerFinishedWriting = DescriptorEvents(rawValue: EPOLLRDHUP.rawValue)
  /// Both directions are closed. Always reported.
  package static let hungUp = DescriptorEvents(rawValue: EPOLLHUP.rawValue)
  /// Always reported.
  package static let failed = DescriptorEvents(rawValue: EPOLLERR.rawValue)
}

/// Calls its closure whenever the descriptor is ready for one of `events`. The descriptor remains
/// its owner's, who cancels the source before closing it.
package final class DescriptorSource: EventSource {
  private var ready: ((DescriptorEvents) -> Void)?

  /// The events to watch for; a change takes effect at once. If empty, only `hungUp` and `failed`.
  package var events: DescriptorEvents {
    didSet {
      guard events != oldValue, let raw else { return }
      sd_event_source_set_io_events(raw, events.rawValue)
    }
  }

  fileprivate init(
    _ loop: EventLoop, _ descriptor: Int32, _ events: DescriptorEvents,
    _ ready: @escaping (DescriptorEvents) -> Void
  ) throws(EventLoopError) {
    self.events = events
    self.ready = ready
    super.init()
    var source: OpaquePointer?
    let added = sd_event_add_io(
      loop.raw, &source, descriptor, events.rawValue,
      { _, _, revents, userdata in
        let source = Unmanaged<DescriptorSource>.fromOpaque(userdata!).takeUnretainedValue()
        source.ready?(DescriptorEvents(rawValue: revents))
        return 0
      }, userdata)
    try EventLoopError.check(added, "sd_event_add_io")
    attach(source)
  }

  package override func cancel() {
    super.cancel()
    ready = nil
  }

  /// Stops watching for a while, including hang-ups.
  package func suspend() { setEnabled(SD_EVENT_OFF) }

  /// Resumes watching.
  package func resume() { setEnabled(SD_EVENT_ON) }
}

extension EventLoop {
  /// Watches a descriptor for as long as the returned source is held.
  package func watch(
    _ descriptor: Int32, events: DescriptorEvents,
    _ ready: @escaping (DescriptorEvents) -> Void
  ) throws(EventLoopError) -> DescriptorSource {
    try DescriptorSource(self, descriptor, events, ready)
  }
}
