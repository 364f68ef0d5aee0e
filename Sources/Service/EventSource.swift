// The base class of all sources of the loop: a source lives as long as its object. The C callbacks
// get an unretained pointer to it, which is sound because cancelling (or the last release) removes
// the source from sd-event first; sd-event allows that inside the source's own callback.

import CSystemd

/// Something that the loop watches. Removed by `cancel()`, or when it is released.
package class EventSource {
  private(set) var raw: OpaquePointer?

  init() {}

  deinit { sd_event_source_disable_unref(raw) }

  /// Whether the source has been removed from the loop.
  package final var isCancelled: Bool { raw == nil }

  /// Removes the source from the loop at once, also inside its own closure, and releases the
  /// closure. Cancelling twice does nothing.
  package func cancel() {
    raw = sd_event_source_disable_unref(raw)
  }

  /// The pointer that the C callback receives.
  final var userdata: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  final func attach(_ source: OpaquePointer?) { raw = source }

  /// - Parameter mode: SD_EVENT_OFF, _ON or _ONESHOT.
  final func setEnabled(_ mode: Int) {
    // Fails only after the loop has finished, when nothing is dispatched anyway.
    if let raw { sd_event_source_set_enabled(raw, Int32(mode)) }
  }
}
