// The states that a device output can be in, and what each of them knows by itself: where the
// transport's next frame is heard, and whether time goes by. Which state follows which is in
// `DeviceOutput`.

import Sessions

/// A device that is about to take the transport over, and the clock that has it until then.
struct Joining: ~Copyable {
  var feed: DeviceFeed
  let silence: SilentClock
}

/// Each state owns what is meaningful in it, and nothing else.
enum OutputState: ~Copyable {
  /// Nothing is to be heard, and there is no device.
  case closed
  /// The first device is being opened, or prepared again before any sound: nothing was heard, and
  /// no time has begun.
  case opening
  /// The transport is the device's, from the silence before the first sound on.
  case playing(DeviceFeed)
  /// The device has lost what was queued, and is being prepared again: for that moment the
  /// transport stands still, so that what is hardly late is still heard.
  case restarting(SilentClock)
  /// There is no device: the transport goes on in silence, and one is tried again at an instant.
  case absent(SilentClock, retryAt: StreamInstant)
  /// The transport goes on in silence while the device is tried again.
  case retrying(SilentClock)
  /// A device plays silence until it is known when what it is given is heard: then it takes the
  /// transport over from the silent clock.
  case joining(Joining)

  /// When the transport's next frame is heard; nil: at once.
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

  /// Whether it is not known yet if there is a device.
  var isOpening: Bool {
    switch self {
    case .opening: true
    default: false
    }
  }

  /// Whether no time goes by: the device plays nothing of what it was given, or there is none yet.
  var isStill: Bool {
    switch self {
    case .opening: true
    case .playing(let feed): feed.turn.isStill
    default: false
    }
  }

  /// From a write to the ear, by the device's newest report; nil: it is unknown.
  var latency: FrameCount? {
    switch self {
    case .playing(let feed): feed.turn.latency
    case .joining(let both): both.feed.turn.latency
    default: nil
    }
  }

  /// For a trap's message.
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
