// Reads one JSON text (RFC 8259), strictly: valid UTF-8, no lone surrogates, every member once
// (RFC 7493, section 2.3), nothing after the value. Linear in the length of the text.

/// What is not JSON in a text, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The offset in bytes, from 0.
  package var offset: Int
  /// In a few words, for messages.
  package var reason: String
}

extension JSONValue {
  /// - Throws: `JSONSyntaxError` at the first byte that is not allowed.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: Array(bytes))
    self = try parser.wholeText()
  }
}

/// A recursive-descent parser over bytes. The depth is passed along, so that nested input cannot
/// exhaust the stack.
private struct JSONParser {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// One value with nothing but space around it.
  mutating func wholeText() throws(JSONSyntaxError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw error("text after the value") }
    return value
  }

  /// The first byte of a value determines its type.
  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the text ends where a value is expected")
    default: return try number()
    }
  }

  /// Members in any order, each name once.
  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
    guard depth <= nestingLimit else { throw error("nested too deep") }
    var members: JSONObject = [:]
    index += 1
    skipSpace()
    if take("}") { return members }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a member's name") }
      let start = index
      let name = try string()
      skipSpace()
      guard take(":") else { throw error("expected ':'") }
      guard members.updateValue(try value(depth: depth), forKey: name) == nil else {
        throw JSONSyntaxError(offset: start, reason: "the member is given twice")
      }
      skipSpace()
    } while take(",")
    guard take("}") else { throw error("expected ',' or '}'") }
    return members
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    guard depth <= nestingLimit else { throw error("nested too deep") }
    var elements: [JSONValue] = []
    index += 1
    skipSpace()
    if take("]") { return elements }
    repeat {
      elements.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw error("expected ',' or ']'") }
    return elements
  }

  /// `true`, `false` or `null`.
  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    let length = word.utf8CodeUnitCount
    guard bytes[index...].prefix(length).elementsEqual("\(word)".utf8) else {
      throw error("expected a value")
    }
    index += length
    return value
  }

  // MARK: Numbers

  /// By RFC 8259, section 6: no leading zeros, and digits on both sides of a point.
  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = index
    _ = take("-")
    guard let first = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first else {
      throw error("expected a value")
    }
    if !take("0") { try digits() }
    var isInteger = true
    if take(".") {
      isInteger = false
      try digits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    // An integer that does not fit into 64 bits becomes a double, as RFC 8259 permits.
    if isInteger, let value = Int64(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else {
      throw JSONSyntaxError(offset: start, reason: "the number is too large")
    }
    return .double(value)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = index
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { index += 1 }
    guard index > start else { throw error("expected a digit") }
  }

  // MARK: Strings

  /// Returns a valid string; escapes are replaced.
  private mutating func string() throws(JSONSyntaxError) -> String {
    index += 1
    let start = index
    var text: [UInt8] = []
    // Bytes without escapes are copied in runs, not one by one.
    var copied = start
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[copied..<index]
        index += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONSyntaxError(offset: start, reason: "the string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        text += bytes[copied..<index]
        index += 1
        text += String(try escape()).utf8
        copied = index
      case 0..<0x20: throw error("a control character in a string")
      default: index += 1
      }
    }
    throw error("the string is not terminated")
  }

  /// After a backslash: one of the escapes of RFC 8259, section 7.
  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard let byte = peek else { throw error("the string is not terminated") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar()
    default: throw error("unknown escape")
    }
  }

  /// After `\u`: four hexadecimal digits, or two surrogates that form a pair.
  private mutating func escapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\"), take("u") else { throw error("a lone surrogate") }
    let second = try hexadecimal()
    guard 0xDC00...0xDFFF ~= second else { throw error("a lone surrogate") }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw error("expected a hexadecimal digit") }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private func error(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: index, reason: reason)
  }
}
