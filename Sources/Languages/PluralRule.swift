// Which form of a text a number takes, by the rule that translators' files state in C, as gettext
// defined it: `nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);`.

/// A rule that chooses one of the forms of a language.
package struct PluralRule: Hashable, Sendable {
  /// How many forms there are; 1 to 6.
  package let count: Int
  private let expression: Expression

  /// One for 1, the other for everything else, as in English.
  package static let english = PluralRule(parsing: "nplurals=2; plural=(n != 1);")!

  /// Nil if the text is not such a rule, or is nested deeper than that of any language.
  package init?(parsing header: String) {
    let fields = header.utf8.split(separator: UInt8(ascii: ";")).map { Self.field($0) }
    guard let forms = fields.first(where: { $0.name == "nplurals" }),
      let count = Int(forms.value.filter { $0 != " " }),
      (1...6).contains(count),
      let rule = fields.first(where: { $0.name == "plural" }),
      let expression = ExpressionReader.read(rule.value)
    else { return nil }
    self.count = count
    self.expression = expression
  }

  /// The index of the form for a number; always one that exists.
  package func form(of number: Int) -> Int {
    let form = expression.value(number.magnitude)
    return form < UInt(count) ? Int(form) : 0
  }

  private static func field(_ bytes: Substring.UTF8View) -> (name: String, value: String) {
    let text = String(Substring(bytes))
    guard let sign = text.firstIndex(of: "=") else { return (text, "") }
    let isBlank = { (character: Character) in
      character == " " || character == "\n" || character == "\t"
    }
    return (
      text[..<sign].filter { !isBlank($0) },
      String(text[text.index(after: sign)...].drop(while: isBlank))
    )
  }
}

/// An expression of C without side effects, in which truth is 1.
private indirect enum Expression: Hashable, Sendable {
  case number(UInt)
  case n
  case not(Expression)
  case binary(String, Expression, Expression)
  case choice(Expression, Expression, Expression)

  func value(_ n: UInt) -> UInt {
    switch self {
    case .number(let number): number
    case .n: n
    case .not(let operand): operand.value(n) == 0 ? 1 : 0
    case .choice(let test, let yes, let no): test.value(n) != 0 ? yes.value(n) : no.value(n)
    case .binary(let sign, let left, let right): Self.apply(sign, left, right, n)
    }
  }

  private static func apply(_ sign: String, _ a: Expression, _ b: Expression, _ n: UInt) -> UInt {
    let left = a.value(n)
    switch sign {
    case "&&": return left != 0 && b.value(n) != 0 ? 1 : 0
    case "||": return left != 0 || b.value(n) != 0 ? 1 : 0
    default: break
    }
    let right = b.value(n)
    switch sign {
    case "==": return left == right ? 1 : 0
    case "!=": return left != right ? 1 : 0
    case "<": return left < right ? 1 : 0
    case ">": return left > right ? 1 : 0
    case "<=": return left <= right ? 1 : 0
    case ">=": return left >= right ? 1 : 0
    case "%": return right == 0 ? 0 : left % right
    case "/": return right == 0 ? 0 : left / right
    case "*": return left &* right
    case "+": return left &+ right
    default: return left &- right
    }
  }
}

/// Reads an expression by precedence.
private struct ExpressionReader {
  private var rest: Substring
  private var depth = 0

  private static let deepest = 50
  /// From the weakest to the strongest.
  private static let levels = [
    ["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"],
  ]

  /// Nil unless all of the text is an expression.
  static func read(_ text: String) -> Expression? {
    var reader = ExpressionReader(rest: text[...])
    guard let expression = reader.choice() else { return nil }
    reader.skipBlanks()
    guard reader.rest.isEmpty else { return nil }
    return expression
  }

  private init(rest: Substring) { self.rest = rest }

  private mutating func choice() -> Expression? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest, let test = binary(0) else { return nil }
    guard take("?") else { return test }
    guard let yes = choice(), take(":"), let no = choice() else { return nil }
    return .choice(test, yes, no)
  }

  private mutating func binary(_ level: Int) -> Expression? {
    guard level < Self.levels.count else { return unary() }
    guard var left = binary(level + 1) else { return nil }
    while let sign = Self.levels[level].first(where: { take($0) }) {
      guard let right = binary(level + 1) else { return nil }
      left = .binary(sign, left, right)
    }
    return left
  }

  private mutating func unary() -> Expression? {
    if take("!") {
      depth += 1
      defer { depth -= 1 }
      guard depth < Self.deepest else { return nil }
      return unary().map { .not($0) }
    }
    if take("(") {
      guard let inner = choice(), take(")") else { return nil }
      return inner
    }
    if take("n") { return .n }
    skipBlanks()
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest[digits.endIndex...]
    return UInt(digits).map { .number($0) }
  }

  private mutating func take(_ sign: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
  }
}
