// libpulse on the daemon's loop: its “main loop abstraction” (pulse/mainloop-api.h) implemented
// with our sources, so that it needs neither a loop nor a thread of its own.

import CPulse
import Glibc
import Service

/// The table of functions that libpulse calls to watch descriptors and timers and to run something
/// later.
final class PulseLoop {
  fileprivate let loop: EventLoop
  /// Its `userdata` points back to this object.
  let api: UnsafeMutablePointer<pa_mainloop_api>

  init(_ loop: EventLoop) {
    self.loop = loop
    api = .allocate(capacity: 1)
    api.initialize(to: pa_mainloop_api())
    api.pointee.userdata = Unmanaged.passUnretained(self).toOpaque()
    offerDescriptors()
    offerTimers()
    offerDeferred()
    // Nothing that is used here requests the end of the loop.
    api.pointee.quit = { _, _ in }
  }

  deinit { api.deallocate() }

  fileprivate static func of(_ api: UnsafeMutablePointer<pa_mainloop_api>?) -> PulseLoop {
    Unmanaged<PulseLoop>.fromOpaque(api!.pointee.userdata).takeUnretainedValue()
  }

  // libpulse owns the objects from the moment they are created until it frees them.
  private func offerDescriptors() {
    api.pointee.io_new = { api, number, events, heard, data in
      PulseDescriptor(PulseLoop.of(api), number, events, heard, data).handedOver
    }
    api.pointee.io_enable = { event, events in PulseDescriptor.of(event).enable(events) }
    api.pointee.io_free = { event in PulseDescriptor.of(event).free() }
    api.pointee.io_set_destroy = { event, destroyed in
      PulseDescriptor.of(event).destroyed = { destroyed?($0.owner.api, $0.handle, $0.data) }
    }
  }

  private func offerTimers() {
    api.pointee.time_new = { api, instant, heard, data in
      PulseTimer(PulseLoop.of(api), instant, heard, data).handedOver
    }
    api.pointee.time_restart = { event, instant in PulseTimer.of(event).arm(instant) }
    api.pointee.time_free = { event in PulseTimer.of(event).free() }
    api.pointee.time_set_destroy = { event, destroyed in
      PulseTimer.of(event).destroyed = { destroyed?($0.owner.api, $0.handle, $0.data) }
    }
  }

  private func offerDeferred() {
    api.pointee.defer_new = { api, heard, data in
      PulseDeferred(PulseLoop.of(api), heard, data).handedOver
    }
    api.pointee.defer_enable = { event, isOn in PulseDeferred.of(event).enable(isOn != 0) }
    api.pointee.defer_free = { event in PulseDeferred.of(event).free() }
    api.pointee.defer_set_destroy = { event, destroyed in
      PulseDeferred.of(event).destroyed = { destroyed?($0.owner.api, $0.handle, $0.data) }
    }
  }
}

/// An object that libpulse holds by a pointer until it frees it. Closures hold `self` for the
/// duration of a callback, since libpulse may free the object in it.
private class PulseSource {
  let owner: PulseLoop
  let data: UnsafeMutableRawPointer?
  var destroyed: ((PulseSource) -> Void)?
  private(set) var isFreed = false

  init(_ owner: PulseLoop, _ data: UnsafeMutableRawPointer?) {
    self.owner = owner
    self.data = data
  }

  var handle: OpaquePointer { OpaquePointer(Unmanaged.passUnretained(self).toOpaque()) }

  /// From now on it belongs to libpulse.
  final var handedOver: OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  /// The object behind a pointer that libpulse passes back.
  class func of(_ handle: OpaquePointer?) -> Self {
    Unmanaged.fromOpaque(UnsafeRawPointer(handle!)).takeUnretainedValue()
  }

  /// Nothing more is reported by it.
  func stop() {}

  final func free() {
    isFreed = true
    stop()
    destroyed?(self)
    Unmanaged.passUnretained(self).release()
  }
}

/// A descriptor that libpulse watches, in terms of our source.
private final class PulseDescriptor: PulseSource {
  private let number: Int32
  /// libpulse's callback, called when the descriptor is ready.
  private let heard: pa_io_event_cb_t?
  private var source: DescriptorSource?

  init(
    _ owner: PulseLoop, _ number: Int32, _ events: pa_io_event_flags_t,
    _ heard: pa_io_event_cb_t?, _ data: UnsafeMutableRawPointer?
  ) {
    (self.number, self.heard) = (number, heard)
    super.init(owner, data)
    // If it cannot be watched, that has the effect of a server that does not answer.
    source = try? owner.loop.watch(number, events: Self.events(events)) { [weak self] ready in
      guard let self else { return }
      withExtendedLifetime(self) {
        self.heard?(owner.api, handle, number, Self.flags(ready), data)
      }
    }
  }

  func enable(_ flags: pa_io_event_flags_t) { source?.events = Self.events(flags) }

  override func stop() { source?.cancel() }

  private static func events(_ flags: pa_io_event_flags_t) -> DescriptorEvents {
    var events: DescriptorEvents = []
    if flags.rawValue & PA_IO_EVENT_INPUT.rawValue != 0 { events.insert(.readable) }
    if flags.rawValue & PA_IO_EVENT_OUTPUT.rawValue != 0 { events.insert(.writable) }
    return events
  }

  private static func flags(_ events: DescriptorEvents) -> pa_io_event_flags_t {
    let pairs: [(DescriptorEvents, pa_io_event_flags_t)] = [
      (.readable, PA_IO_EVENT_INPUT), (.writable, PA_IO_EVENT_OUTPUT),
      (.hungUp, PA_IO_EVENT_HANGUP), (.failed, PA_IO_EVENT_ERROR),
    ]
    return pa_io_event_flags_t(
      pairs.reduce(0) { events.contains($1.0) ? $0 | $1.1.rawValue : $0 })
  }
}

/// A timer of libpulse, which counts in wall clock time; ours counts from now on, so that a clock
/// that is set does not delay it for hours.
private final class PulseTimer: PulseSource {
  private let heard: pa_time_event_cb_t?
  private var timer: MonotonicTimer?
  private var instant = timeval()

  init(
    _ owner: PulseLoop, _ instant: UnsafePointer<timeval>?, _ heard: pa_time_event_cb_t?,
    _ data: UnsafeMutableRawPointer?
  ) {
    self.heard = heard
    super.init(owner, data)
    timer = try? owner.loop.monotonicTimer { [weak self] in
      guard let self else { return }
      withExtendedLifetime(self) { self.heard?(owner.api, handle, &self.instant, data) }
    }
    arm(instant)
  }

  /// - Parameter instant: wall clock time; nil: never.
  func arm(_ instant: UnsafePointer<timeval>?) {
    guard let instant = instant?.pointee else {
      timer?.disarm()
      return
    }
    self.instant = instant
    var now = timeval()
    gettimeofday(&now, nil)
    let left = (instant.tv_sec - now.tv_sec) * 1_000_000 + instant.tv_usec - now.tv_usec
    timer?.arm(after: .microseconds(max(0, left)))
  }

  override func stop() { timer?.cancel() }
}

/// Runs in every turn of the loop while it is enabled.
private final class PulseDeferred: PulseSource {
  private let heard: pa_defer_event_cb_t?
  private var isEnabled = false
  private var isPosted = false

  init(
    _ owner: PulseLoop, _ heard: pa_defer_event_cb_t?, _ data: UnsafeMutableRawPointer?
  ) {
    self.heard = heard
    super.init(owner, data)
    enable(true)
  }

  func enable(_ isOn: Bool) {
    isEnabled = isOn
    guard isOn, !isPosted else { return }
    isPosted = true
    owner.loop.post { [self] in run() }
  }

  private func run() {
    isPosted = false
    guard isEnabled, !isFreed else { return }
    heard?(owner.api, handle, data)
    if isEnabled, !isFreed { enable(true) }
  }
}
