// Which program a playing stream belongs to: PulseAudio reports it with the stream; PipeWire, for a
// program that uses its native protocol, only with the client.

import CPulse
import Glibc

/// A program that is connected to the sound server.
struct SoundClient: Hashable {
  var index: UInt32
  var isOurs: Bool

  init(_ info: pa_client_info) {
    index = info.index
    isOurs = Self.isOurs(info.proplist)
  }

  /// What the server itself has found counts as well as what the program reports.
  static func isOurs(_ properties: OpaquePointer?) -> Bool {
    ["application.process.id", "pipewire.sec.pid"].contains {
      PulseText.property(properties, $0) == "\(getpid())"
    }
  }
}

/// A stream that is playing.
struct PlayedStream: Hashable {
  /// The index of its client.
  var client: UInt32
  /// The index of the sink that it plays on.
  var sink: UInt32
  var isOurs: Bool

  init(_ info: pa_sink_input_info) {
    (client, sink) = (info.client, info.sink)
    isOurs = SoundClient.isOurs(info.proplist)
  }
}
