// What all sources of the loop share: who holds the object holds the source. The C callbacks get
// an unretained pointer to it, which is sound because cancelling (or the last release) takes the
// source out of sd-event first; sd-event allows that from inside the source's own callback.

import CSystemd

/// Something that the loop watches. Removed by `cancel()`, or when nobody holds it any more.
package class EventSource {
  private(set) var raw: OpaquePointer?

  init() {}

  deinit { sd_event_source_disable_unref(raw) }

  /// Whether the source has been taken out of the loop.
  package final var isCancelled: Bool { raw == nil }

  /// Takes the source out of the loop at once, also from inside its own closure, and lets go of
  /// the closure. Cancelling twice does nothing.
  package func cancel() {
    raw = sd_event_source_disable_unref(raw)
  }

  /// The pointer that the C callback gets back.
  final var userdata: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  final func attach(_ source: OpaquePointer?) { raw = source }

  /// - Parameter mode: SD_EVENT_OFF, _ON or _ONESHOT.
  final func setEnabled(_ mode: Int) {
    // Fails only once the loop has finished, when nothing is dispatched anyhow.
    if let raw { sd_event_source_set_enabled(raw, Int32(mode)) }
  }
}
