// From Codable values to JSON values: how typed parameters and replies are sent. Keys are used as
// they are spelt.

extension JSONValue {
  /// What becomes of the members whose value is nil, at any depth.
  package enum Nulls: Hashable, Sendable {
    /// As Codable has it: what goes into a call, and what is kept in files.
    case leftOut
    /// Every key is always there, as people who read the output with a program rely on.
    case written
  }

  /// - Throws: what the value's own `encode(to:)` throws, or `EncodingError` for a number that
  ///   JSON or Varlink cannot carry.
  package init(encoding value: some Encodable, nulls: Nulls = .leftOut) throws {
    let node = EncodingNode(nulls: nulls)
    try node.store(value, at: [])
    self = node.value
  }
}

extension JSONValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}

/// A place in the value that is being built.
private final class EncodingNode {
  /// A value without parts, or further places.
  enum Content {
    case leaf(JSONValue)
    case array([EncodingNode])
    case object([String: EncodingNode])
  }

  let nulls: JSONValue.Nulls
  // A type that encodes nothing at all is an empty struct.
  var content = Content.object([:])

  init(nulls: JSONValue.Nulls) { self.nulls = nulls }

  var value: JSONValue {
    switch content {
    case .leaf(let value): value
    case .array(let nodes): .array(nodes.map(\.value))
    case .object(let nodes): .object(nodes.mapValues(\.value))
    }
  }

  /// Stores a value here, with all of its parts.
  func store(_ value: some Encodable, at path: [any CodingKey]) throws {
    if let leaf = try Self.leaf(value, at: path) {
      content = .leaf(leaf)
    } else {
      try value.encode(to: ValueEncoder(node: self, codingPath: path))
    }
  }

  /// A new place for the member of a key.
  func child(_ key: any CodingKey) -> EncodingNode {
    let node = EncodingNode(nulls: nulls)
    if case .object(var nodes) = content {
      nodes[key.stringValue] = node
      content = .object(nodes)
    }
    return node
  }

  /// A new place at the end of the array.
  func appendChild() -> EncodingNode {
    let node = EncodingNode(nulls: nulls)
    if case .array(var nodes) = content {
      nodes.append(node)
      content = .array(nodes)
    }
    return node
  }

  /// The value as one of JSON's own types; nil if it has parts of its own. The types are listed
  /// rather than cast to a protocol, which would search every conformance in the program.
  private static func leaf(
    _ value: any Encodable, at path: [any CodingKey]
  ) throws -> JSONValue? {
    let leaf: JSONValue?
    switch value {
    case let value as JSONValue: leaf = value
    case let value as String: leaf = .string(value)
    case let value as Bool: leaf = .bool(value)
    case let value as Int: leaf = .int(Int64(value))
    case let value as Int64: leaf = .int(value)
    case let value as Int32: leaf = .int(Int64(value))
    case let value as Int16: leaf = .int(Int64(value))
    case let value as Int8: leaf = .int(Int64(value))
    case let value as UInt: leaf = Int64(exactly: value).map(JSONValue.int)
    case let value as UInt64: leaf = Int64(exactly: value).map(JSONValue.int)
    case let value as UInt32: leaf = .int(Int64(value))
    case let value as UInt16: leaf = .int(Int64(value))
    case let value as UInt8: leaf = .int(Int64(value))
    case let value as Double: leaf = value.isFinite ? .double(value) : nil
    case let value as Float: leaf = value.isFinite ? .double(Double(value)) : nil
    default: return nil
    }
    guard let leaf else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: path, debugDescription: "JSON cannot carry \(value)"))
    }
    return leaf
  }
}

/// Hands out the containers in which a type stores its parts.
private struct ValueEncoder: Encoder {
  let node: EncodingNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = node.content {} else { node.content = .object([:]) }
    return KeyedEncodingContainer(KeyedNode(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .array = node.content {} else { node.content = .array([]) }
    return UnkeyedNode(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleNode(node: node, codingPath: codingPath)
  }
}

// One generic `encode` in each container replaces the protocol's fifteen.

/// The members of an object.
private struct KeyedNode<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: EncodingNode
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { node.child(key).content = .leaf(.null) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try node.child(key).store(value, at: codingPath + [key])
  }

  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    if let value { return try encode(value, forKey: key) }
    if node.nulls == .written { encodeNil(forKey: key) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    ValueEncoder(node: node.child(key), codingPath: codingPath + [key]).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    ValueEncoder(node: node.child(key), codingPath: codingPath + [key]).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { ValueEncoder(node: node, codingPath: codingPath) }
  func superEncoder(forKey key: Key) -> any Encoder {
    ValueEncoder(node: node.child(key), codingPath: codingPath + [key])
  }
}

// The protocol has defaults of `encodeIfPresent` for these types, which leave nil out and would be
// taken before the generic one.
extension KeyedNode {
  private func store<T: Encodable>(_ value: T?, _ key: Key) throws {
    try encodeIfPresent(value, forKey: key)
  }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try store(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try store(value, key) }
}

/// The elements of an array.
private struct UnkeyedNode: UnkeyedEncodingContainer {
  let node: EncodingNode
  let codingPath: [any CodingKey]

  var count: Int {
    if case .array(let nodes) = node.content { return nodes.count }
    return 0
  }

  func encodeNil() { node.appendChild().content = .leaf(.null) }

  func encode<T: Encodable>(_ value: T) throws {
    try node.appendChild().store(value, at: codingPath)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    ValueEncoder(node: node.appendChild(), codingPath: codingPath).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    ValueEncoder(node: node.appendChild(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    ValueEncoder(node: node.appendChild(), codingPath: codingPath)
  }
}

/// A type that consists of one value.
private struct SingleNode: SingleValueEncodingContainer {
  let node: EncodingNode
  let codingPath: [any CodingKey]

  func encodeNil() { node.content = .leaf(.null) }
  func encode<T: Encodable>(_ value: T) throws { try node.store(value, at: codingPath) }
}
