// The states of a device output, and what each state determines by itself: when the transport's
// next frame is heard, and whether time passes. The transitions are in `DeviceOutput`.

import Sessions

/// A device that is about to take over the transport, and the clock that drives it until then.
struct Joining: ~Copyable {
  var feed: DeviceFeed
  let silence: SilentClock
}

/// Each state owns only what is meaningful in it.
enum OutputState: ~Copyable {
  /// There is nothing to play and no device.
  case closed
  /// The device is being opened, or recovered before any sound. Nothing was heard, so the timeline
  /// has not started.
  case opening
  /// The device drives the transport, from the silence before the first sound on.
  case playing(DeviceFeed)
  /// The device has lost its queue and is being recovered. The transport stands still meanwhile, so
  /// that cues that are only slightly late can still be played.
  case restarting(SilentClock)
  /// There is no device. The transport runs on in silence until the next attempt.
  case absent(SilentClock, retryAt: StreamInstant)
  /// The transport runs on in silence while the device is being opened again.
  case retrying(SilentClock)
  /// A device plays silence until its latency is known; then it takes the transport over from the
  /// silent clock.
  case joining(Joining)

  /// When the transport's next frame is heard; nil for now.
  var head: StreamInstant? {
    switch self {
    case .closed: nil
    case .opening: nil
    case .playing(let feed): feed.turn.head
    case .restarting(let silence): silence.head
    case .absent(let silence, _): silence.head
    case .retrying(let silence): silence.head
    case .joining(let both): both.silence.head
    }
  }

  /// Whether it is not yet known if the device works.
  var isOpening: Bool {
    switch self {
    case .opening: true
    default: false
    }
  }

  /// Whether the timeline stands still: the device plays nothing, or is being opened.
  var isStill: Bool {
    switch self {
    case .opening: true
    case .playing(let feed): feed.turn.isStill
    default: false
    }
  }

  /// The latency by the device's newest report; nil if it is unknown.
  var latency: FrameCount? {
    switch self {
    case .playing(let feed): feed.turn.latency
    case .joining(let both): both.feed.turn.latency
    default: nil
    }
  }

  /// The name, for the message of a trap.
  var name: String {
    switch self {
    case .closed: "closed"
    case .opening: "opening"
    case .playing: "playing"
    case .restarting: "restarting"
    case .absent: "absent"
    case .retrying: "retrying"
    case .joining: "joining"
    }
  }
}
