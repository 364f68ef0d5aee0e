// The values that D-Bus carries, so that messages are built, compared and tested without a bus.

import Service

/// A value of a D-Bus type (D-Bus Specification, “Type System”).
package indirect enum BusValue: Hashable, Sendable {
  case byte(UInt8)
  case bool(Bool)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case double(Double)
  case string(String)
  /// Must be a valid path: `/`, or parts of letters, digits and `_`.
  case objectPath(String)
  /// `of`: the signature of its elements.
  case array(of: String, [BusValue])
  case structure([BusValue])
  /// An entry of a dictionary, which is an array of entries.
  case entry(BusValue, BusValue)
  case variant(BusValue)
  /// A file descriptor, which sd-bus duplicates when it is appended to a message.
  case descriptor(HeldDescriptor)

  /// Its D-Bus signature.
  package var signature: String {
    switch self {
    case .byte: "y"
    case .bool: "b"
    case .int32: "i"
    case .uint32: "u"
    case .int64: "x"
    case .uint64: "t"
    case .double: "d"
    case .string: "s"
    case .objectPath: "o"
    case .array(let element, _): "a\(element)"
    case .structure(let values): "(\(values.map(\.signature).joined()))"
    case .entry(let key, let value): "{\(key.signature)\(value.signature)}"
    case .variant: "v"
    case .descriptor: "h"
    }
  }

  /// `a{sv}`, which most interfaces use for options and properties; in order of the keys.
  package static func dictionary(_ values: [String: BusValue]) -> BusValue {
    .array(
      of: "{sv}",
      values.sorted { $0.key < $1.key }.map { .entry(.string($0.key), .variant($0.value)) })
  }

  /// An array of strings, `as`.
  package static func strings(_ values: [String]) -> BusValue {
    .array(of: "s", values.map { .string($0) })
  }
}

extension BusValue {
  /// The text of a string or an object path.
  package var text: String? {
    switch self {
    case .string(let text), .objectPath(let text): text
    default: nil
    }
  }

  // The accessors return nil for another type, so that a peer that sends nonsense is ignored.
  package var unsigned: UInt32? { if case .uint32(let value) = self { value } else { nil } }

  package var truth: Bool? { if case .bool(let value) = self { value } else { nil } }

  package var texts: [String]? {
    if case .array(of: "s", let values) = self { values.compactMap(\.text) } else { nil }
  }

  /// The content of a variant, or the value itself.
  package var unwrapped: BusValue { if case .variant(let value) = self { value } else { self } }

  /// Of `a{sv}`.
  package var dictionary: [String: BusValue]? {
    guard case .array(of: "{sv}", let entries) = self else { return nil }
    let pairs = entries.compactMap { entry -> (String, BusValue)? in
      guard case .entry(.string(let key), let value) = entry else { return nil }
      return (key, value.unwrapped)
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }
}

/// A descriptor received in a message; closed when this is released.
package final class HeldDescriptor: Hashable, Sendable {
  private let descriptor: Descriptor

  /// Takes over an open descriptor.
  init(owning number: Int32) { descriptor = Descriptor(owning: number) }

  /// Valid as long as this object is held.
  package var number: Int32 { descriptor.number }

  package static func == (a: HeldDescriptor, b: HeldDescriptor) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
