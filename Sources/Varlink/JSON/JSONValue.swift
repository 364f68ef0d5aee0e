// JSON with the properties that Varlink needs: integers are exact, members are unique, nesting is
// bounded, and a hostile megabyte takes milliseconds. It is our own implementation, since
// Foundation's decoder takes most of a second for that megabyte on the daemon's only loop, and adds
// half a millisecond to every `limber`.

/// Any JSON value. An integer without fraction and exponent that fits 64 bits is `int`.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of a JSON object. Their order means nothing in JSON; ours are written in the order
/// of their names.
package typealias JSONObject = [String: JSONValue]

/// The maximum nesting of arrays and objects (sd-varlink has the same limit for types).
package let nestingLimit = 64

// The accessors return nil for a value of another type.
extension JSONValue {
  /// Whether it is JSON's null.
  package var isNull: Bool { self == .null }

  package var boolValue: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  package var intValue: Int64? {
    if case .int(let value) = self { return value }
    return nil
  }

  package var stringValue: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  package var arrayValue: [JSONValue]? {
    if case .array(let value) = self { return value }
    return nil
  }

  package var objectValue: JSONObject? {
    if case .object(let value) = self { return value }
    return nil
  }
}

// Literals keep tests and small replies readable.
extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(uniqueKeysWithValues: elements))
  }
  package init(nilLiteral: ()) { self = .null }
}
