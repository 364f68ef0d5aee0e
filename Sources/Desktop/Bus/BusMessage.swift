// Messages of sd-bus, written from values and read into them, so that nothing else handles its
// pointers.

import CSystemd
import Glibc
import Service

/// A message; unreferenced when this is released.
final class BusMessage {
  let raw: OpaquePointer

  /// Takes over a reference.
  init(owning raw: OpaquePointer) { self.raw = raw }

  deinit { sd_bus_message_unref(raw) }

  /// Appends values; each carries its own type, so that the message's signature follows from them.
  func append(_ values: [BusValue]) throws(BusError) {
    for value in values { try append(value) }
  }

  private func append(_ value: BusValue) throws(BusError) {
    switch value {
    case .byte(let value): try basic("y", value)
    case .bool(let value): try basic("b", Int32(value ? 1 : 0))
    case .int32(let value): try basic("i", value)
    case .uint32(let value): try basic("u", value)
    case .int64(let value): try basic("x", value)
    case .uint64(let value): try basic("t", value)
    case .double(let value): try basic("d", value)
    case .string(let text): try basic("s", text)
    case .objectPath(let text): try basic("o", text)
    case .array(let element, let values): try container("a", element, values)
    case .structure(let values):
      try container("r", values.map(\.signature).joined(), values)
    case .entry(let key, let value):
      try container("e", key.signature + value.signature, [key, value])
    case .variant(let value): try container("v", value.signature, [value])
    case .descriptor(let held): try basic("h", held.number)
    }
  }

  private func basic<Value: BitwiseCopyable>(
    _ type: Character, _ value: Value
  ) throws(BusError) {
    let result = withUnsafeBytes(of: value) {
      sd_bus_message_append_basic(raw, CChar(type.asciiValue!), $0.baseAddress)
    }
    try BusError.check(result, "sd_bus_message_append_basic")
  }

  /// Appends a string or a path; sd-bus copies it.
  private func basic(_ type: Character, _ text: String) throws(BusError) {
    let result = sd_bus_message_append_basic(raw, CChar(type.asciiValue!), text)
    try BusError.check(result, "sd_bus_message_append_basic")
  }

  /// Appends a container. sd-bus needs the signature of its contents before the first of them.
  private func container(
    _ type: Character, _ contents: String, _ values: [BusValue]
  ) throws(BusError) {
    let opened = sd_bus_message_open_container(raw, CChar(type.asciiValue!), contents)
    try BusError.check(opened, "sd_bus_message_open_container")
    try append(values)
    try BusError.check(sd_bus_message_close_container(raw), "sd_bus_message_close_container")
  }
}

/// Reads a received message. It remains sd-bus's.
struct BusReading {
  private let raw: OpaquePointer

  init(_ raw: OpaquePointer) { self.raw = raw }

  /// Everything left in the message, or in the container that was entered.
  func values() throws(BusError) -> [BusValue] {
    var found: [BusValue] = []
    while let value = try next() { found.append(value) }
    return found
  }

  /// The next value; nil at the end of the message or container.
  private func next() throws(BusError) -> BusValue? {
    var type: CChar = 0
    var contents: UnsafePointer<CChar>?
    let result = sd_bus_message_peek_type(raw, &type, &contents)
    try BusError.check(result, "sd_bus_message_peek_type")
    guard result > 0 else { return nil }
    return switch Character(UnicodeScalar(UInt8(truncatingIfNeeded: type))) {
    case "y": .byte(try basic(type, 0))
    // D-Bus booleans are C ints here.
    case "b": .bool(try basic(type, Int32(0)) != 0)
    case "i": .int32(try basic(type, 0))
    case "u": .uint32(try basic(type, 0))
    case "x": .int64(try basic(type, 0))
    case "t": .uint64(try basic(type, 0))
    case "d": .double(try basic(type, 0))
    case "s": .string(try text(type))
    case "o": .objectPath(try text(type))
    case "g": .string(try text(type))
    case "h": .descriptor(try descriptor(type))
    // Sixteen-bit integers are widened: nothing distinguishes them here, and peers send few.
    case "n": .int32(Int32(try basic(type, Int16(0))))
    case "q": .uint32(UInt32(try basic(type, UInt16(0))))
    default: try container(type, contents)
    }
  }

  private func basic<Value: BitwiseCopyable>(
    _ type: CChar, _ empty: Value
  ) throws(BusError) -> Value {
    var value = empty
    try BusError.check(
      sd_bus_message_read_basic(raw, type, &value), "sd_bus_message_read_basic")
    return value
  }

  // The text belongs to the message, so it is copied.
  private func text(_ type: CChar) throws(BusError) -> String {
    var text: UnsafePointer<CChar>?
    try BusError.check(
      sd_bus_message_read_basic(raw, type, &text), "sd_bus_message_read_basic")
    return text.map { String(cString: $0) } ?? ""
  }

  /// A duplicate: the message's own descriptor is closed with it.
  private func descriptor(_ type: CChar) throws(BusError) -> HeldDescriptor {
    let number = limber_duplicate(try basic(type, Int32(-1)))
    guard number >= 0 else { throw BusError(operation: "fcntl", code: errno) }
    return HeldDescriptor(owning: number)
  }

  /// Any container; its contents are read recursively.
  private func container(
    _ type: CChar, _ contents: UnsafePointer<CChar>?
  ) throws(BusError) -> BusValue {
    let element = contents.map { String(cString: $0) } ?? ""
    try BusError.check(
      sd_bus_message_enter_container(raw, type, contents), "sd_bus_message_enter_container")
    let values = try values()
    try BusError.check(sd_bus_message_exit_container(raw), "sd_bus_message_exit_container")
    return switch Character(UnicodeScalar(UInt8(truncatingIfNeeded: type))) {
    case "a": .array(of: element, values)
    case "v": .variant(values[0])
    case "e": .entry(values[0], values[1])
    default: .structure(values)
    }
  }
}
