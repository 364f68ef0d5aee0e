// Reads the files of translators: gettext's PO format, which Poedit and Weblate write. What is
// wrong in it is reported with its line; everything else of the file is in force.

/// A file of texts as it was read.
package struct PortableObject: Sendable {
  package var pack: LanguagePack
  /// What was left out, and why.
  package var faults: [Fault]

  package struct Fault: Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var sentence: String

    package init(line: Int, sentence: String) { (self.line, self.sentence) = (line, sentence) }
  }

  /// - Parameters:
  ///   - text: the file's text.
  ///   - tag: of the language, as the file is named.
  package init(_ text: String, tag: String) {
    var reader = Reader()
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      reader.read(Substring(line), at: number)
    }
    reader.finish()
    pack = LanguagePack(tag, reader.plurals, reader.texts)
    faults = reader.faults
  }
}

/// Collects the entries of a file, line by line.
private struct Reader {
  private(set) var plurals = PluralRule.english
  private(set) var texts: [Message: [String]] = [:]
  private(set) var faults: [PortableObject.Fault] = []
  private var entry = Entry()
  private var field: Field?

  private enum Field: Hashable {
    case context, text, plural
    case translation(Int)

    /// Of a translation.
    var form: Int? { if case .translation(let form) = self { form } else { nil } }
  }

  private struct Entry {
    var line = 0
    var isFuzzy = false
    var fields: [Field: String] = [:]
    var lines: [Field: Int] = [:]
  }

  mutating func read(_ line: Substring, at number: Int) {
    let line = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 != "\r" && $0 != "\r\n" }
    if line.isEmpty { return finish() }
    if line.hasPrefix("#") { return comment(line) }
    if line.hasPrefix("\"") { return append(line, at: number) }
    guard let (field, rest) = keyword(line) else {
      return fault("expected “msgid”, “msgstr” or a text in quotation marks", number)
    }
    // A new entry may follow without an empty line.
    let begins = field == .context || field == .text && entry.fields[.text] != nil
    if begins, entry.fields[.text] != nil { finish() }
    if entry.line == 0 { entry.line = number }
    if entry.fields[field] != nil { return fault("“\(line.prefix(9))…” is given twice", number) }
    (self.field, entry.fields[field], entry.lines[field]) = (field, "", number)
    append(rest, at: number)
  }

  private mutating func comment(_ line: Substring) {
    if entry.fields[.text] != nil { finish() }
    if line.hasPrefix("#,"), line.contains("fuzzy") { entry.isFuzzy = true }
  }

  private func keyword(_ line: Substring) -> (Field, Substring)? {
    let word = line.prefix { $0 != " " && $0 != "\t" && $0 != "\"" }
    let rest = line[word.endIndex...].drop { $0 == " " || $0 == "\t" }
    switch word {
    case "msgctxt": return (.context, rest)
    case "msgid": return (.text, rest)
    case "msgid_plural": return (.plural, rest)
    case "msgstr": return (.translation(0), rest)
    default: break
    }
    guard word.hasPrefix("msgstr["), word.hasSuffix("]"),
      let form = Int(word.dropFirst(7).dropLast()), (0..<6).contains(form)
    else { return nil }
    return (.translation(form), rest)
  }

  private mutating func append(_ quoted: Substring, at number: Int) {
    guard let field else { return fault("a text without “msgid” or “msgstr” before it", number) }
    guard let text = Self.unquoted(quoted) else {
      entry.fields[field] = nil
      return fault("the text is not in quotation marks, or has an unknown escape", number)
    }
    entry.fields[field]? += text
  }

  /// Nil for what is not one quoted text.
  private static func unquoted(_ quoted: Substring) -> String? {
    var rest = quoted
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    guard rest.count >= 2, rest.first == "\"", rest.last == "\"" else { return nil }
    var (text, isEscape) = ("", false)
    for character in rest.dropFirst().dropLast() {
      if isEscape {
        guard let plain = escapes[character] else { return nil }
        text.append(plain)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else if character == "\"" {
        return nil
      } else {
        text.append(character)
      }
    }
    return isEscape ? nil : text
  }

  private static let escapes: [Character: Character] = [
    "n": "\n", "t": "\t", "\"": "\"", "\\": "\\",
  ]

  /// Takes the entry that was read, if it is complete.
  mutating func finish() {
    defer { (entry, field) = (Entry(), nil) }
    guard let id = entry.fields[.text] else { return }
    if id.isEmpty, entry.fields[.context] == nil { return header() }
    let forms = entry.fields[.plural] == nil ? 1 : plurals.count
    let written = (0..<forms).map { entry.fields[.translation($0)] ?? "" }
    // What is not translated yet, or not checked, is English.
    guard !entry.isFuzzy, written.contains(where: { !$0.isEmpty }) else { return }
    let message = Message(
      id, plural: entry.fields[.plural], context: entry.fields[.context] ?? "")
    if let sentence = fault(of: written, for: message) {
      return fault(sentence, entry.lines[.translation(0)] ?? entry.line)
    }
    texts[message] = written
  }

  private mutating func header() {
    let lines = (entry.fields[.translation(0)] ?? "").split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("Plural-Forms:") }) else { return }
    guard let rule = PluralRule(parsing: String(line.dropFirst("Plural-Forms:".count))) else {
      return fault("“\(line)” is not a rule for plurals", entry.line)
    }
    plurals = rule
  }

  private func fault(of written: [String], for message: Message) -> String? {
    if written.contains(where: \.isEmpty) {
      return "“\(message.text)” lacks one of its \(written.count) forms"
    }
    if entry.fields.keys.contains(where: { $0.form.map { $0 >= written.count } ?? false }) {
      return "“\(message.text)” has more forms than the language, which has \(written.count)"
    }
    for text in written {
      if let name = Placeholders.names(in: text).subtracting(message.placeholders).min() {
        return "“{\(name)}” is not a placeholder of “\(message.text)”"
      }
      // The number itself may be left out: “one breath”.
      let missing = message.placeholders.subtracting(Placeholders.names(in: text))
      if let name = missing.subtracting(written.count > 1 ? ["count"] : []).min() {
        return "“{\(name)}” is missing in the text for “\(message.text)”"
      }
      if text.unicodeScalars.contains(where: \.isHostile) {
        return "the text for “\(message.text)” has control characters"
      }
    }
    return nil
  }

  private mutating func fault(_ sentence: String, _ line: Int) {
    guard faults.count < 100 else { return }
    faults.append(PortableObject.Fault(line: line, sentence: sentence))
  }
}

extension Unicode.Scalar {
  /// Controls, and marks that turn the direction of whatever stands beside them.
  fileprivate var isHostile: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: self != "\n" && self != "\t"
    default: false
    }
  }
}
