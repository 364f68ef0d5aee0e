// Follows one property of a peer: reports every new value, and nil while no peer offers it. Peers
// that only announce a change are asked for the value.

import Service

/// A property of an object of a peer, by its full address.
package struct PeerProperty: Hashable, Sendable {
  package var destination: String
  package var path: String
  package var interface: String
  package var name: String

  package init(of destination: String, _ path: String, _ interface: String, _ name: String) {
    self.destination = destination
    self.path = path
    self.interface = interface
    self.name = name
  }

  static let interface = "org.freedesktop.DBus.Properties"

  /// The call that reads it.
  var get: BusCall {
    BusCall(
      to: destination, path, Self.interface, "Get", [.string(interface), .string(name)],
      startsPeer: false)
  }

  /// The signal that announces changes of it, and of the other properties of its interface.
  var signal: BusSignal {
    BusSignal(from: destination, path, Self.interface, "PropertiesChanged", about: interface)
  }
}

/// Watches until it is released. If the peer disappears, the value becomes nil; when it returns,
/// the property is read again.
package final class PropertyWatch {
  private let bus: Bus
  private let property: PeerProperty
  private let changed: (BusValue?) -> Void
  private var slots: [BusSlot] = []
  /// Peers announce values that have not changed; those are not reported.
  private var last: BusValue?

  /// - Parameter changed: also receives the first value, in the loop.
  /// - Throws: if signals of the bus cannot be received.
  package init(
    _ bus: Bus, _ property: PeerProperty, changed: @escaping (BusValue?) -> Void
  ) throws(BusError) {
    self.bus = bus
    self.property = property
    self.changed = changed
    slots.append(try bus.listen(to: property.signal) { [weak self] in self?.heard($0) })
    slots.append(
      try bus.listen(toOwnerOf: property.destination) { [weak self] owner in
        guard let self else { return }
        owner == nil ? take(nil) : ask()
      })
    ask()
  }

  /// A change comes with the new value, or only with the name, which is then read.
  private func heard(_ values: [BusValue]) {
    guard values.count == 3 else { return }
    if let value = values[1].dictionary?[property.name] { return take(value) }
    if values[2].texts?.contains(property.name) ?? false { ask() }
  }

  /// Reads the value; an error counts as "not offered".
  private func ask() {
    try? bus.call(property.get) { [weak self] reply in
      self?.take((try? reply.get())?.first?.unwrapped)
    }
  }

  private func take(_ value: BusValue?) {
    guard value != last else { return }
    last = value
    changed(value)
  }
}
