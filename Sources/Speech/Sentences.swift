// A text in its sentences, for programs that fail on more than one at a time.

enum Sentences {
  private static let ends: Set<Character> = [".", "!", "?", "…"]
  /// These need no space after them.
  private static let wideEnds: Set<Character> = ["。", "！", "？"]

  /// A sentence ends before a space that no small letter follows, as one does in “e.g. this”.
  static func of(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for (index, character) in zip(text.indices, text) {
      sentence.append(character)
      let rest = text[text.index(after: index)...]
      guard wideEnds.contains(character) || (ends.contains(character) && isStart(rest)) else {
        continue
      }
      sentences.append(sentence)
      sentence = ""
    }
    return (sentences + [sentence]).map(trimmed).filter(isSpoken)
  }

  /// Whether another sentence begins here.
  private static func isStart(_ rest: Substring) -> Bool {
    guard rest.first?.isWhitespace == true else { return false }
    return rest.first { !$0.isWhitespace }.map { !$0.isLowercase } ?? true
  }

  private static func isSpoken(_ text: String) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
