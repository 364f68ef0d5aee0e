// Reads a .varlink file by the grammar of UAPI.20. Names are checked immediately, references to
// types at the end, since definitions may come in any order.

extension InterfaceDescription {
  /// - Throws: `InterfaceSyntaxError` with the position of the first error.
  package init(parsing text: String) throws(InterfaceSyntaxError) {
    var parser = try InterfaceParser(text: text)
    self = try parser.interface()
  }
}

/// A recursive-descent parser with one token of lookahead, which is all that the grammar needs.
private struct InterfaceParser {
  private var scanner: InterfaceScanner
  private var token: InterfaceToken
  /// The line of the previous token.
  private var previousLine = 0
  /// References to types of the interface, to be resolved at the end.
  private var references: [(name: String, token: InterfaceToken)] = []

  init(text: String) throws(InterfaceSyntaxError) {
    scanner = InterfaceScanner(text: text)
    token = try scanner.next()
  }

  /// `interface NAME`, then one or more members, each on a new line.
  mutating func interface() throws(InterfaceSyntaxError) -> InterfaceDescription {
    let documentation = token.documentation
    guard token.kind == .word("interface") else { throw expected("'interface'") }
    try advance()
    let name = try word("an interface's name, with a dot", where: InterfaceName.isInterface)
    var members: [InterfaceMember] = []
    while token.kind != .end {
      guard token.line > previousLine else { throw expected("the end of the line") }
      let start = token
      let member = try member()
      if members.contains(where: { $0.name == member.name }) {
        throw error("'\(member.name)' is defined twice", at: start)
      }
      members.append(member)
    }
    guard !members.isEmpty else { throw expected("'type', 'method' or 'error'") }
    let interface = InterfaceDescription(
      name: name, documentation: documentation, members: members)
    // Only now are all types known.
    for (name, token) in references where interface.type(name) == nil {
      throw error("there is no type '\(name)'", at: token)
    }
    return interface
  }

  /// A type, a method or an error, with the comment before it as its documentation.
  private mutating func member() throws(InterfaceSyntaxError) -> InterfaceMember {
    let documentation = token.documentation
    guard case .word(let keyword) = token.kind, ["type", "method", "error"].contains(keyword)
    else { throw expected("'type', 'method' or 'error'") }
    try advance()
    let name = try word("a name with a capital letter", where: InterfaceName.isMember)
    let kind: InterfaceMember.Kind
    switch keyword {
    case "type":
      guard isAt("(") else { throw expected("'('") }
      kind = .type(try structureOrEnumeration(depth: 1))
    case "method":
      let input = try structure()
      try take("->")
      kind = .method(input: input, output: try structure())
    default: kind = .error(try structure())
    }
    return InterfaceMember(name: name, documentation: documentation, kind: kind)
  }

  // MARK: Types

  /// A struct, in a place where an enum is not allowed.
  private mutating func structure() throws(InterfaceSyntaxError) -> [Field] {
    let start = token
    guard isAt("(") else { throw expected("'('") }
    guard case .structure(let fields) = try structureOrEnumeration(depth: 1) else {
      throw error("fields have types: 'name: type'", at: start)
    }
    return fields
  }

  /// The first name shows which of the two it is: in a struct, it is followed by a colon.
  private mutating func structureOrEnumeration(
    depth: Int
  ) throws(InterfaceSyntaxError) -> VarlinkType {
    try take("(")
    if try takeIf(")") { return .structure([]) }
    var names: Set<String> = []
    var fields: [Field] = []
    var values: [String] = []
    repeat {
      let start = token
      let name = try word("a field's name", where: InterfaceName.isField)
      guard names.insert(name).inserted else { throw error("'\(name)' is given twice", at: start) }
      if values.isEmpty, isAt(":") {
        try advance()
        let type = try type(depth: depth)
        fields.append(Field(name: name, documentation: start.documentation, type: type))
      } else if fields.isEmpty {
        // Without a colon it is a name of an enum.
        values.append(name)
      } else {
        throw expected("':'")
      }
    } while try takeIf(",")
    try take(")")
    return fields.isEmpty ? .enumeration(values) : .structure(fields)
  }

  /// A type, possibly nested.
  private mutating func type(
    depth: Int, mayBeNullable: Bool = true
  ) throws(InterfaceSyntaxError) -> VarlinkType {
    guard depth <= nestingLimit else { throw error("nested too deep", at: token) }
    if try takeIf("[]") { return .array(try type(depth: depth + 1)) }
    if try takeIf("[string]") { return .map(try type(depth: depth + 1)) }
    if isAt("?"), mayBeNullable {
      try advance()
      return .nullable(try type(depth: depth + 1, mayBeNullable: false))
    }
    if isAt("(") { return try structureOrEnumeration(depth: depth + 1) }
    guard case .word(let name) = token.kind else { throw expected("a type") }
    if let basic = Self.basicTypes[name] {
      try advance()
      return basic
    }
    // A word that is not a basic type must be a type of this interface, whose names are
    // capitalised.
    guard InterfaceName.isMember(name) else { throw expected("a type") }
    references.append((name, token))
    try advance()
    return .named(name)
  }

  /// The types that need no definition.
  private static let basicTypes: [String: VarlinkType] = [
    "bool": .bool, "int": .int, "float": .float, "string": .string, "object": .object,
    "any": .any,
  ]

  // MARK: Tokens

  /// Moves to the next token. The previous line is kept, since the grammar ends members at the
  /// end of a line.
  private mutating func advance() throws(InterfaceSyntaxError) {
    previousLine = token.line
    token = try scanner.next()
  }

  /// Whether the current token is a sign.
  private func isAt(_ sign: String) -> Bool { token.kind == .sign(sign) }

  /// Consumes a sign if it is the current token.
  private mutating func takeIf(_ sign: String) throws(InterfaceSyntaxError) -> Bool {
    guard isAt(sign) else { return false }
    try advance()
    return true
  }

  /// Consumes a sign that must come here.
  private mutating func take(_ sign: String) throws(InterfaceSyntaxError) {
    guard try takeIf(sign) else { throw expected("'\(sign)'") }
  }

  /// Consumes a word that `fits`; `what` describes it in the error.
  private mutating func word(
    _ what: String, where fits: (String) -> Bool
  ) throws(InterfaceSyntaxError) -> String {
    guard case .word(let word) = token.kind, fits(word) else { throw expected(what) }
    try advance()
    return word
  }

  /// The error for an unexpected token: the current one is what was found.
  private func expected(_ what: String) -> InterfaceSyntaxError {
    let found =
      switch token.kind {
      case .word(let text), .sign(let text): "'\(text)'"
      case .end: "the end"
      }
    return error("expected \(what), found \(found)", at: token)
  }

  /// An error at a token's position.
  private func error(_ reason: String, at token: InterfaceToken) -> InterfaceSyntaxError {
    InterfaceSyntaxError(line: token.line, column: token.column, reason: reason)
  }
}
