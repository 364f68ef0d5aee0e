import TestSupport
import Testing

@testable import Varlink

private let everyType = """
  # License of the file.

  # An interface
  #
  #  with documentation
  interface org.example.all-types1.x # not documentation

  type Enum (one, two_2)
  # Documented
  type Struct (
    # A field
    a: bool, b: int, # beside
    c: ?[]string,
    deep: ?(x: [string](y: float, z: [][string]Enum))
  )
  # Not documentation: an empty line follows

  method Empty () -> ()
  # [Requires 'more' flag]
  method Watch(mode: (on, off), any: any, object: object, set: [string]()) -> (self: ?Struct)
  error Bad (why: string)
  """

@Suite struct InterfaceParsingTests {
  @Test func everyConstructIsRead() throws {
    let interface = try InterfaceDescription(parsing: everyType)
    #expect(interface.name == "org.example.all-types1.x")
    #expect(interface.documentation == ["An interface", "", " with documentation"])
    #expect(interface.members.map(\.name) == ["Enum", "Struct", "Empty", "Watch", "Bad"])
    #expect(interface.type("Enum") == .enumeration(["one", "two_2"]))
    let a = Field(name: "a", documentation: ["A field"], type: .bool)
    let b = Field(name: "b", documentation: [], type: .int)
    let c = Field(name: "c", documentation: [], type: .nullable(.array(.string)))
    let y = Field(name: "y", documentation: [], type: .float)
    let z = Field(name: "z", documentation: [], type: .array(.map(.named("Enum"))))
    let x = Field(name: "x", documentation: [], type: .map(.structure([y, z])))
    let deep = Field(name: "deep", documentation: [], type: .nullable(.structure([x])))
    #expect(interface.type("Struct") == .structure([a, b, c, deep]))
    #expect(interface.members[1].documentation == ["Documented"])
    #expect(interface.members[2].documentation == [])
    #expect(interface.method("Watch")?.member.requiresMore == true)
    #expect(interface.method("Watch")?.input.map(\.name) == ["mode", "any", "object", "set"])
    #expect(interface.method("Bad") == nil)
    #expect(interface.error("Bad")?.map(\.name) == ["why"])
  }

  @Test(arguments: [everyType, ServiceInterface.text])
  func formattingIsAFixedPoint(text: String) throws {
    let interface = try InterfaceDescription(parsing: text)
    let formatted = interface.formatted
    let again = try InterfaceDescription(parsing: formatted)
    #expect(again == interface)
    #expect(again.formatted == formatted)
  }

  @Test func theStandardInterfaceIsInCanonicalForm() throws {
    let interface = try InterfaceDescription(parsing: ServiceInterface.text)
    #expect(interface.formatted == ServiceInterface.text)
  }

  @Test(arguments: [
    ("", "1:1: expected 'interface', found the end"),
    ("interface x\n", "1:11: expected an interface's name, with a dot, found 'x'"),
    ("interface a.b\n", "2:1: expected 'type', 'method' or 'error', found the end"),
    ("interface a.-b\n", "1:11: expected an interface's name, with a dot, found 'a.-b'"),
    ("interface a.b method M() -> ()", "1:15: expected the end of the line, found 'method'"),
    ("interface a.b\nmethod m() -> ()", "2:8: expected a name with a capital letter, found 'm'"),
    ("interface a.b\nmethod M() ()", "2:12: expected '->', found '('"),
    ("interface a.b\nmethod M(a) -> ()", "2:9: fields have types: 'name: type'"),
    ("interface a.b\nmethod M(a: int,) -> ()", "2:17: expected a field's name, found ')'"),
    ("interface a.b\nmethod M(a: int, b) -> ()", "2:19: expected ':', found ')'"),
    ("interface a.b\ntype T (a, b: int)", "2:13: expected ')', found ':'"),
    ("interface a.b\ntype T (a: int, a: int)", "2:17: 'a' is given twice"),
    ("interface a.b\ntype T (a__b: int)", "2:9: expected a field's name, found 'a__b'"),
    ("interface a.b\ntype T (a: ??int)", "2:13: expected a type, found '?'"),
    ("interface a.b\ntype T (a: Other)", "2:12: there is no type 'Other'"),
    ("interface a.b\ntype T (a: E)\nerror E ()", "2:12: there is no type 'E'"),
    ("interface a.b\ntype T (a: text)", "2:12: expected a type, found 'text'"),
    ("interface a.b\ntype T ()\nerror T ()", "3:1: 'T' is defined twice"),
    ("interface a.b\ntype T () type U ()", "2:11: expected the end of the line, found 'type'"),
    ("interface a.b\ntype T (a: int", "2:15: expected ')', found the end"),
    ("interface a.b\n  type T = ()", "2:10: '=' does not belong here"),
  ])
  func errorsTellTheirPlace(text: String, message: String) {
    #expect {
      try InterfaceDescription(parsing: text)
    } throws: { "\($0)" == message }
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "(a: ", count: 70) + "int" + String(repeating: ")", count: 70)
    #expect(throws: InterfaceSyntaxError.self) {
      try InterfaceDescription(parsing: "interface a.b\ntype T \(deep)")
    }
    let arrays = String(repeating: "[]", count: 100_000)
    #expect(throws: InterfaceSyntaxError.self) {
      try InterfaceDescription(parsing: "interface a.b\ntype T (a: \(arrays)int)")
    }
  }

  @Test(arguments: 0..<200)
  func garbageNeverTraps(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var characters = Array(everyType)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      characters[place] = ["(", ")", "?", "\n", "#", "\u{301}", "x", "-"].randomElement(
        using: &random)!
    }
    if let interface = try? InterfaceDescription(parsing: String(characters)) {
      #expect((try? InterfaceDescription(parsing: interface.formatted)) == interface)
    }
  }
}

@Suite struct ValidationTests {
  let interface: InterfaceDescription

  init() throws {
    interface = try InterfaceDescription(
      parsing: """
        interface org.example.check
        type Mode (on, off)
        type Point (x: int, next: ?Point)
        method M(
          b: bool, i: int, f: float, s: string, o: object, a: any, m: Mode, p: Point,
          list: []int, map: [string]int, set: [string](), maybe: ?int
        ) -> ()
        """)
  }

  let good: JSONObject = [
    "b": true, "i": 1, "f": .double(1.5), "s": "", "o": [:], "a": 1, "m": "on",
    "p": ["x": 1, "next": ["x": 2]], "list": [], "map": ["k": 1], "set": ["k": [:]],
  ]

  private func check(_ parameters: JSONObject, ignoringUnknown: Bool = false) throws {
    let fields = try #require(interface.method("M")?.input)
    try interface.validate(parameters, against: fields, ignoringUnknown: ignoringUnknown)
  }

  @Test func whatFitsPasses() throws {
    try check(good)
    try check(good.merging(["f": 1, "maybe": nil]) { $1 })
    try check(good.merging(["maybe": 3]) { $1 })
  }

  @Test(
    arguments: [
      ("b", 1, "b"), ("i", .double(1), "i"), ("i", "1", "i"), ("f", "1", "f"), ("s", nil, "s"),
      ("o", [], "o"), ("a", nil, "a"), ("m", "up", "m"), ("m", 1, "m"), ("p", ["x": "1"], "x"),
      ("p", ["x": 1, "next": ["x": 1, "y": 1]], "y"), ("p", [:], "x"), ("list", [1, "2"], "list"),
      ("list", nil, "list"), ("map", ["k": nil], "map"), ("set", ["k": ["z": 1]], "z"),
      ("maybe", "1", "maybe"), ("unknown", 1, "unknown"), ("unknown", nil, "unknown"),
    ] as [(String, JSONValue, String)])
  func theFirstFieldThatDoesNotFitIsNamed(key: String, value: JSONValue, field: String) {
    #expect(throws: ParameterMismatch(field: field)) {
      try check(good.merging([key: value]) { $1 })
    }
  }

  @Test(arguments: ["b", "p", "list"])
  func aMissingFieldIsNamed(field: String) {
    #expect(throws: ParameterMismatch(field: field)) { try check(good.filter { $0.key != field }) }
  }

  @Test func repliesMaySayMore() throws {
    try check(good.merging(["unknown": 1]) { $1 }, ignoringUnknown: true)
  }
}
