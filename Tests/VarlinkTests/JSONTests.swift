import Testing

@testable import Varlink

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), (" true ", true), ("false", false), ("0", 0), ("-0", 0),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.0", .double(1)),
      ("1e2", .double(100)), ("-1.5E-1", .double(-0.15)), ("\"\"", ""),
      (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e4\ud83e\uddd8""#, "ä🧘"),
      ("\"ä🧘\"", "ä🧘"), ("[]", []), ("[1,[2]]", [1, [2]]), ("{}", [:]),
      ("{\"a\":{\"b\":null}, \"c\" :[]}\r\n\t", ["a": ["b": nil], "c": []]),
    ] as [(String, JSONValue)])
  func textIsReadExactly(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text.utf8) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "truee", "01", "-", "1.", ".5", "+1", "1e", "1e999", "NaN", "'a'", "\"a",
    "\"\\x\"", "\"\\u12g4\"", #""\ud83e""#, #""\ud83e\u0041""#, #""\udc00""#, "\"\n\"", "[1,]",
    "[1 2]", "[", "{\"a\"}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "1 2",
    "{}{}", "/**/1",
  ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: [UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")])
    }
  }

  @Test func nestingIsBounded() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONValue(parsing: nested(64).utf8)
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(65).utf8) }
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: String(repeating: "[", count: 1_000_000).utf8)
    }
  }

  @Test(
    arguments: [
      (JSONValue.null, "null"),
      (
        [true, 1, .double(1.5), "a\"\\\n\u{1}\u{7f}ä"],
        #"[true,1,1.5,"a\"\\\n\u0001\u007fä"]"#
      ),
      (["b": 1, "a": [:]], #"{"a":{},"b":1}"#), (.double(.infinity), "null"),
    ] as [(JSONValue, String)])
  func valuesAreWrittenWithoutSpaceInTheOrderOfNames(value: JSONValue, text: String) {
    #expect(value.text == text)
  }

  @Test func writtenTextReadsBackEqual() throws {
    let value: JSONValue = [
      "int": .int(.min), "double": .double(0.1), "text": "\u{0}\u{1f}\u{2028}🧘", "list": [nil, []],
    ]
    #expect(try JSONValue(parsing: value.bytes) == value)
    #expect(!value.bytes.contains(0))
  }

  @Test func anErrorTellsTheOffset() {
    #expect(throws: JSONSyntaxError(offset: 5, reason: "expected a value")) {
      try JSONValue(parsing: "{\"a\":x}".utf8)
    }
  }
}

@Suite struct JSONCodingTests {
  struct Inner: Codable, Hashable { var on: Bool }
  enum Word: String, Codable, Hashable { case left, right }
  struct Sample: Codable, Hashable {
    var count: Int
    var small: UInt8
    var ratio: Double
    var word: Word
    var maybe: String?
    var inner: Inner?
    var list: [Inner]
    var map: [String: Int]
    var raw: JSONValue
  }

  let sample = Sample(
    count: -3, small: 255, ratio: 2, word: .left, maybe: nil, inner: Inner(on: true),
    list: [Inner(on: false)], map: ["x": 1], raw: ["any": [1, nil]])
  let json: JSONValue = [
    "count": -3, "small": 255, "ratio": .double(2), "word": "left", "inner": ["on": true],
    "list": [["on": false]], "map": ["x": 1], "raw": ["any": [1, nil]],
  ]

  @Test func valuesEncodeByTheirKeysAndLeaveOutNil() throws {
    #expect(try JSONValue(encoding: sample) == json)
  }

  /// Every type of which the library has a form of its own to leave it out.
  struct Absences: Codable, Hashable {
    var bool: Bool?
    var string: String?
    var double: Double?
    var float: Float?
    var int: Int?
    var int8: Int8?
    var int16: Int16?
    var int32: Int32?
    var int64: Int64?
    var uint: UInt?
    var uint8: UInt8?
    var uint16: UInt16?
    var uint32: UInt32?
    var uint64: UInt64?
    var word: Word?
    var list: [Inner]?
    var inner: Inner?
    var samples: [Sample] = []
  }

  @Test func nilIsWrittenWhereItIsAskedForAtAnyDepth() throws {
    var members = try #require(json.objectValue)
    members["maybe"] = .null
    let absences = Absences(samples: [sample])
    let names = [
      "bool", "string", "double", "float", "int", "int8", "int16", "int32", "int64", "uint",
      "uint8", "uint16", "uint32", "uint64", "word", "list", "inner",
    ]
    var expected = JSONObject(uniqueKeysWithValues: names.map { ($0, .null) })
    expected["samples"] = [.object(members)]
    #expect(try JSONValue(encoding: absences, nulls: .written) == .object(expected))
    #expect(try JSONValue(encoding: absences) == ["samples": [json]])
  }

  @Test func whatIsThereIsTheSameWithNullsAndWithout() throws {
    let full = Absences(
      bool: true, string: "s", double: 1, float: 2, int: 3, int8: 4, int16: 5, int32: 6, int64: 7,
      uint: 8, uint8: 9, uint16: 10, uint32: 11, uint64: 12, word: .right,
      list: [Inner(on: true)], inner: Inner(on: false))
    let value = try JSONValue(encoding: full, nulls: .written)
    #expect(try value == JSONValue(encoding: full))
    #expect(try value.decode(as: Absences.self) == full)
  }

  @Test func valuesDecodeAndIgnoreWhatTheyDoNotKnow() throws {
    var members = try #require(json.objectValue)
    members["unknown"] = 1
    members["maybe"] = .null
    members["ratio"] = 2
    #expect(try JSONValue.object(members).decode(as: Sample.self) == sample)
  }

  @Test(
    arguments: [
      ("count", "3"), ("count", .double(3)), ("small", 256), ("small", -1), ("word", "up"),
      ("inner", []), ("list", [1]), ("map", ["x": "y"]), ("count", nil),
    ] as [(String, JSONValue)])
  func whatDoesNotFitIsRefused(key: String, value: JSONValue) throws {
    var members = try #require(json.objectValue)
    members[key] = value
    #expect(throws: DecodingError.self) { try JSONValue.object(members).decode(as: Sample.self) }
  }

  @Test func aNumberThatJSONCannotCarryIsRefused() {
    #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.nan]) }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: [UInt64.max]) }
  }

  @Test func anEmptyTypeIsAnEmptyObject() throws {
    struct Nothing: Codable {}
    #expect(try JSONValue(encoding: Nothing()) == [:])
    #expect(try JSONValue(encoding: [Int]()) == [])
  }
}
