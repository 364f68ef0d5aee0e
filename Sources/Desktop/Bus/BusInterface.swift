// An interface that we export on a bus: its methods, properties and signals, which peers can
// introspect (`busctl introspect`).

import CSystemd
import Glibc

/// A method that peers can call. Its answer is empty, or the error that `answer` throws, which is
/// all that our interfaces need.
package struct BusMethod {
  package var name: String
  /// The signature and the names of its arguments; it returns nothing.
  package var takes: String
  package var names: [String]
  /// Called in the loop with arguments of the types in `takes`, which sd-bus has checked.
  package var answer: ([BusValue]) throws(BusError) -> Void

  package init(
    _ name: String, takes: String = "", names: [String] = [],
    answer: @escaping ([BusValue]) throws(BusError) -> Void
  ) {
    self.name = name
    self.takes = takes
    self.names = names
    self.answer = answer
  }
}

/// A property that peers can read and perhaps set.
package struct BusProperty {
  /// How peers learn of changes, in the terms of the annotation EmitsChangedSignal.
  package enum Changes {
    /// The value never changes.
    case never
    /// Changes are announced with the new value.
    case areTold
    /// Changes are announced without the value, which is then read.
    case areNotTold
  }

  package var name: String
  /// Its D-Bus type, such as `s` or `a{sv}`.
  package var signature: String
  package var changes: Changes
  /// Read whenever a peer asks, so it is never out of date.
  package var value: () -> BusValue
  /// Nil: it is read-only.
  package var set: ((BusValue) throws(BusError) -> Void)?

  package init(
    _ name: String, _ signature: String, _ changes: Changes = .areTold,
    set: ((BusValue) throws(BusError) -> Void)? = nil, value: @escaping () -> BusValue
  ) {
    self.name = name
    self.signature = signature
    self.changes = changes
    self.set = set
    self.value = value
  }
}

/// An exported interface as a value: BusTable translates it for sd-bus.
package struct BusInterface {
  package var name: String
  package var methods: [BusMethod]
  package var properties: [BusProperty]
  /// Names and signatures; each argument has a name.
  package var signals: [(name: String, signature: String, names: [String])]

  package init(
    _ name: String, methods: [BusMethod], properties: [BusProperty],
    signals: [(name: String, signature: String, names: [String])] = []
  ) {
    self.name = name
    self.methods = methods
    self.properties = properties
    self.signals = signals
  }
}

/// The table that sd-bus reads, with the data for its C callbacks; it must outlive its slot.
final class BusTable {
  let entries: UnsafeMutablePointer<sd_bus_vtable>
  private let count: Int
  /// Copies of all strings in the table: sd-bus keeps pointers to them.
  private var texts: [UnsafeMutablePointer<CChar>] = []
  /// By name, since sd-bus passes only the name to the callbacks.
  private let methods: [String: BusMethod]
  private let properties: [String: BusProperty]

  init(_ interface: BusInterface) {
    methods = Dictionary(
      interface.methods.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    properties = Dictionary(
      interface.properties.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    count = interface.methods.count + interface.properties.count + interface.signals.count + 2
    entries = .allocate(capacity: count)
    // sd-bus expects a start row and an end row around the members; hence the two more above.
    var rows = [limber_vtable_start()]
    for method in interface.methods {
      rows.append(
        limber_vtable_method(
          keep(method.name), keep(method.takes), keep(method.names),
          { message, table, error in
            BusTable.of(table).called(message!, error!)
          }))
    }
    for property in interface.properties { rows.append(row(property)) }
    for signal in interface.signals {
      rows.append(
        limber_vtable_signal(keep(signal.name), keep(signal.signature), keep(signal.names)))
    }
    rows.append(limber_vtable_end())
    entries.initialize(from: rows, count: count)
  }

  deinit {
    entries.deinitialize(count: count)
    entries.deallocate()
    for text in texts { free(text) }
  }

  /// The table that sd-bus passes back as the user data of each callback.
  private static func of(_ pointer: UnsafeMutableRawPointer?) -> BusTable {
    Unmanaged<BusTable>.fromOpaque(pointer!).takeUnretainedValue()
  }

  /// A row with a setter only if the property has one, so that introspection shows it as read-only.
  private func row(_ property: BusProperty) -> sd_bus_vtable {
    let flags: UInt64 =
      switch property.changes {
      case .never: UInt64(SD_BUS_VTABLE_PROPERTY_CONST)
      case .areTold: UInt64(SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE)
      case .areNotTold: 0
      }
    return limber_vtable_property(
      keep(property.name), keep(property.signature), flags,
      { _, _, _, name, reply, table, error in
        BusTable.of(table).read(String(cString: name!), reply!, error!)
      },
      property.set == nil
        ? nil
        : { _, _, _, name, value, table, error in
          BusTable.of(table).wrote(String(cString: name!), value!, error!)
        })
  }

  /// A copy that lives as long as the table.
  private func keep(_ text: String) -> UnsafePointer<CChar> { keep(Array(text.utf8) + [0]) }

  /// Each ends with a NUL, and the list with another.
  private func keep(_ names: [String]) -> UnsafePointer<CChar> {
    keep(names.flatMap { Array($0.utf8) + [0] } + [0])
  }

  private func keep(_ bytes: [UInt8]) -> UnsafePointer<CChar> {
    let copy = UnsafeMutablePointer<CChar>(
      OpaquePointer(malloc(bytes.count)!.assumingMemoryBound(to: CChar.self)))
    for (index, byte) in bytes.enumerated() { copy[index] = CChar(truncatingIfNeeded: byte) }
    texts.append(copy)
    return UnsafePointer(copy)
  }

  // MARK: Requests of peers

  /// Runs a method and sends the empty reply.
  private func called(
    _ message: OpaquePointer, _ error: UnsafeMutablePointer<sd_bus_error>
  ) -> Int32 {
    let name = String(cString: sd_bus_message_get_member(message))
    return refusing(error) { () throws(BusError) in
      try methods[name]?.answer(try BusReading(message).values())
      return limber_reply(message)
    }
  }

  /// Appends the value of a property to the reply.
  private func read(
    _ name: String, _ reply: OpaquePointer, _ error: UnsafeMutablePointer<sd_bus_error>
  ) -> Int32 {
    guard let property = properties[name] else { return -ENOENT }
    return refusing(error) { () throws(BusError) in
      try BusMessage(owning: sd_bus_message_ref(reply)).append([property.value()])
      return 1
    }
  }

  /// sd-bus has already checked the type of the value against the signature.
  private func wrote(
    _ name: String, _ value: OpaquePointer, _ error: UnsafeMutablePointer<sd_bus_error>
  ) -> Int32 {
    refusing(error) { () throws(BusError) in
      guard let value = try BusReading(value).values().first else { return -EINVAL }
      try properties[name]?.set?(value)
      return 1
    }
  }

  /// Turns a thrown error into the D-Bus error that the peer receives.
  private func refusing(
    _ error: UnsafeMutablePointer<sd_bus_error>, _ body: () throws(BusError) -> Int32
  ) -> Int32 {
    do throws(BusError) { return try body() } catch let failure {
      return sd_bus_error_set(error, failure.name, failure.message)
    }
  }
}
