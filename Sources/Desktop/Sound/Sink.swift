// A place where sound comes out, as reported by the sound server.

import CPulse

/// A sink with the port in use: plugging in headphones changes the port, not the sink.
package struct Sink: Hashable, Sendable {
  package var index: UInt32
  /// The name for programs: `alsa_output.pci-0000_00_1f.3.analog-stereo`
  package var name: String
  /// The name for the user: `Built-in Audio Analog Stereo`
  package var title: String
  /// For a sink with several ports, the one in use: `Headphones`
  package var port: String?
  /// Only the user hears it.
  package var isPrivate: Bool

  package init(
    index: UInt32 = 0, name: String, title: String, port: String? = nil, isPrivate: Bool = false
  ) {
    self.index = index
    self.name = name
    self.title = title
    self.port = port
    self.isPrivate = isPrivate
  }

  init(_ info: pa_sink_info) {
    let port = info.active_port?.pointee
    // Some drivers only give the form of the device, others only the type of the port.
    let forms = ["headphone", "headset", "hands-free", "handset"]
    let form = PulseText.property(info.proplist, "device.form_factor") ?? ""
    let kinds = [
      PA_DEVICE_PORT_TYPE_HEADPHONES, PA_DEVICE_PORT_TYPE_HEADSET, PA_DEVICE_PORT_TYPE_HANDSET,
      PA_DEVICE_PORT_TYPE_EARPIECE,
    ]
    self.init(
      index: info.index, name: PulseText.of(info.name) ?? "",
      title: PulseText.of(info.description) ?? "",
      port: PulseText.of(port?.description),
      isPrivate: forms.contains(form)
        || port.map { port in kinds.contains { $0.rawValue == port.type } } ?? false)
  }

  /// `Built-in Audio, Headphones`
  package var words: String { port.map { "\(title), \($0)" } ?? title }

  /// Whether both are the same port of the same sink.
  package func isSamePlace(as other: Sink) -> Bool { name == other.name && port == other.port }
}
