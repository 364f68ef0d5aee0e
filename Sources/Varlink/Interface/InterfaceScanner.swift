// Splits a .varlink file into tokens. Comments are kept: a block of full-line comments directly
// before a token is that token's documentation.

/// A token and its position.
struct InterfaceToken: Hashable {
  /// What the token is.
  enum Kind: Hashable {
    case word(String)
    /// One of `( ) : , ? [] [string] ->`
    case sign(String)
    case end
  }

  var kind: Kind
  var line: Int
  var column: Int
  /// The lines of the comment right before it.
  var documentation: [String]
}

/// Reads the text character by character, so that columns are counted as an editor shows them.
struct InterfaceScanner {
  private let text: [Character]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// Comments since the last token, unless an empty line came after them.
  private var comment: [String] = []
  /// A comment after a token on its line is not documentation.
  private var lineHasToken = false

  init(text: String) { self.text = Array(text) }

  /// The next token; `end` after the last one, any number of times.
  mutating func next() throws(InterfaceSyntaxError) -> InterfaceToken {
    skipToToken()
    guard index < text.count else { return token(.end, length: 0) }
    // Longer signs come first: "[]" must not be read as a lone bracket.
    for sign in ["->", "[string]", "[]", "(", ")", ":", ",", "?"] where startsWith(sign) {
      return token(.sign(sign), length: sign.count)
    }
    let word = text[index...].prefix { Self.isWord($0) }
    guard !word.isEmpty else {
      throw error("'\(text[index])' does not belong here")
    }
    return token(.word(String(word)), length: word.count)
  }

  /// A token at the current position, with the comment before it.
  private mutating func token(_ kind: InterfaceToken.Kind, length: Int) -> InterfaceToken {
    let token = InterfaceToken(
      kind: kind, line: line, column: index - lineStart + 1, documentation: comment)
    comment = []
    lineHasToken = true
    index += length
    return token
  }

  /// Skips spaces, line ends and comments, and collects the comments.
  private mutating func skipToToken() {
    while index < text.count {
      switch text[index] {
      case "\n", "\r\n":
        endLine()
      case " ", "\t", "\r":
        index += 1
      case "#":
        readComment()
      default: return
      }
    }
  }

  /// Goes to the next line.
  private mutating func endLine() {
    let isEmpty = text[lineStart..<index].allSatisfy { $0 == " " || $0 == "\t" }
    // An empty line separates a comment from what follows, which it then does not document.
    if isEmpty { comment = [] }
    index += 1
    line += 1
    lineStart = index
    lineHasToken = false
  }

  /// Reads to the end of the line; one space after the `#` does not belong to the text.
  private mutating func readComment() {
    var words = text[(index + 1)...].prefix { $0 != "\n" && $0 != "\r\n" }
    index += 1 + words.count
    if words.first == " " { words.removeFirst() }
    while words.last == " " || words.last == "\t" { words.removeLast() }
    if !lineHasToken { comment.append(String(words)) }
  }

  private func startsWith(_ sign: String) -> Bool {
    text[index...].prefix(sign.count).elementsEqual(sign)
  }

  /// The characters of keywords and names of all kinds; the parser checks which are allowed where.
  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
      || character == "_" || character == "." || character == "-"
  }

  private func error(_ reason: String) -> InterfaceSyntaxError {
    InterfaceSyntaxError(line: line, column: index - lineStart + 1, reason: reason)
  }
}
