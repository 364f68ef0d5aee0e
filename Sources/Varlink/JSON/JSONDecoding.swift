// From JSON values to Codable values: how typed calls and replies are read. Unknown members are
// ignored, as clients should do; a member that is null counts as absent.

extension JSONValue {
  /// Reads the value as another type.
  /// - Throws: `DecodingError` with the path of the value that does not match.
  package func decode<T: Decodable>(as type: T.Type) throws -> T {
    try ValueDecoder(value: self, codingPath: []).decode(type)
  }
}

extension JSONValue: Decodable {
  /// With any decoder; the one in this file never calls it.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode(JSONObject.self))
    }
  }
}

/// Decodes one value, and is its own single-value container.
private struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let members = value.objectValue else { throw mismatch(JSONObject.self) }
    return KeyedDecodingContainer(MemberContainer(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = value.arrayValue else { throw mismatch([JSONValue].self) }
    return ElementContainer(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value.isNull }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard let leaf = leaf(type) else { return try T(from: self) }
    guard let result = leaf.value as? T else { throw mismatch(type) }
    return result
  }

  /// The value as one of JSON's own types; nil if the type has parts of its own. Boxed, so that
  /// "does not match" differs from "not a leaf".
  ///
  /// The types are listed rather than cast to a protocol: a failing cast searches every conformance
  /// in the program, once for each type, which would slow down short commands.
  private func leaf(_ type: any Decodable.Type) -> (value: Any?, Void)? {
    switch type {
    case is JSONValue.Type: (value, ())
    case is String.Type: (value.stringValue, ())
    case is Bool.Type: (value.boolValue, ())
    case is Int.Type: (value.intValue.flatMap(Int.init(exactly:)), ())
    case is Int64.Type: (value.intValue, ())
    case is Int32.Type: (value.intValue.flatMap(Int32.init(exactly:)), ())
    case is Int16.Type: (value.intValue.flatMap(Int16.init(exactly:)), ())
    case is Int8.Type: (value.intValue.flatMap(Int8.init(exactly:)), ())
    case is UInt.Type: (value.intValue.flatMap(UInt.init(exactly:)), ())
    case is UInt64.Type: (value.intValue.flatMap(UInt64.init(exactly:)), ())
    case is UInt32.Type: (value.intValue.flatMap(UInt32.init(exactly:)), ())
    case is UInt16.Type: (value.intValue.flatMap(UInt16.init(exactly:)), ())
    case is UInt8.Type: (value.intValue.flatMap(UInt8.init(exactly:)), ())
    case is Double.Type: (double, ())
    case is Float.Type: (double.map { Float($0) }, ())
    default: nil
    }
  }

  /// An integer is accepted where a float is declared.
  private var double: Double? {
    if case .double(let double) = value { return double }
    return value.intValue.map { Double($0) }
  }

  /// The error for a value of another type, with what was found.
  private func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "found \(value.text)"))
  }
}

/// The members of an object by key.
private struct MemberContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: JSONObject
  let codingPath: [any CodingKey]

  var allKeys: [Key] { members.keys.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  // A missing member counts as null: optional fields may be left out.
  func decodeNil(forKey key: Key) -> Bool { members[key.stringValue]?.isNull ?? true }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try decoder(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder {
    ValueDecoder(value: .object(members), codingPath: codingPath)
  }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  /// The decoder of a member that must be there.
  private func decoder(_ key: Key) throws -> ValueDecoder {
    guard let value = members[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "'\(key.stringValue)' is missing"))
    }
    return ValueDecoder(value: value, codingPath: codingPath + [key])
  }
}

/// The elements of an array in order.
private struct ElementContainer: UnkeyedDecodingContainer {
  let elements: [JSONValue]
  let codingPath: [any CodingKey]
  var currentIndex = 0

  init(elements: [JSONValue], codingPath: [any CodingKey]) {
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try peek().value.isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  // Looking does not consume: `decodeNil` must leave a value for the next call.
  private func peek() throws -> ValueDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        JSONValue.self, .init(codingPath: codingPath, debugDescription: "the array has ended"))
    }
    return ValueDecoder(value: elements[currentIndex], codingPath: codingPath)
  }

  private mutating func next() throws -> ValueDecoder {
    let decoder = try peek()
    currentIndex += 1
    return decoder
  }
}
