// Whose a stream is that plays: PulseAudio says so with the stream, and PipeWire, of a program that
// speaks its own protocol, with the program only.

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

  /// What the server itself has seen counts as well as what the program says.
  static func isOurs(_ properties: OpaquePointer?) -> Bool {
    ["application.process.id", "pipewire.sec.pid"].contains {
      PulseText.property(properties, $0) == "\(getpid())"
    }
  }
}

/// A stream that plays.
struct PlayedStream: Hashable {
  var client: UInt32
  var sink: UInt32
  var isOurs: Bool

  init(_ info: pa_sink_input_info) {
    (client, sink) = (info.client, info.sink)
    isOurs = SoundClient.isOurs(info.proplist)
  }
}
