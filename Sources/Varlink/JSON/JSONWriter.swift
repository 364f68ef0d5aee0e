// Writes JSON in the form that Varlink senders should use: no whitespace outside of strings.
// Members are in the order of their names, so that the same value always gives the same bytes.

extension JSONValue {
  /// The text in UTF-8, on one line, without a NUL and without a line feed.
  package var bytes: [UInt8] {
    var text: [UInt8] = []
    write(to: &text)
    return text
  }

  /// The same as a string, for messages and tests.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private func write(to text: inout [UInt8]) {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .int(let value): text += "\(value)".utf8
    // JSON has no infinity and no NaN.
    case .double(let value): text += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements): Self.write(elements, to: &text)
    case .object(let members): Self.write(members, to: &text)
    }
  }

  // Arrays and objects are written into one buffer: joining strings would copy every level again.
  private static func write(_ elements: [JSONValue], to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      element.write(to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func write(_ members: JSONObject, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "{"))
    for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      write(member.key, to: &text)
      text.append(UInt8(ascii: ":"))
      member.value.write(to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }

  private static func write(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): text += "\\\"".utf8
      case UInt8(ascii: "\\"): text += "\\\\".utf8
      case 0x0A: text += "\\n".utf8
      case 0x0D: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      // DEL is legal in JSON, but control characters must never reach a terminal.
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        text += "\\u00\(byte < 0x10 ? "0" : "")\(digits)".utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
