// The texts of each language: all of them, and what every text must be, whatever it says.

import Foundation
import Languages
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Sources/Languages/Texts")

private func read(_ name: String) throws -> String {
  try String(contentsOf: folder.appending(path: name), encoding: .utf8)
}

/// The template, with its English as if it were a translation.
private let messages = Result {
  let text = try read("limber.pot")
  return text.components(separatedBy: "\n\n").compactMap(Entry.init)
}

private struct Entry {
  var message: Message

  init?(_ block: String) {
    var (context, id, plural) = ("", "", String?.none)
    for line in block.split(separator: "\n") {
      let value = { (key: String) -> String? in
        guard line.hasPrefix(key + " \"") else { return nil }
        return String(line.dropFirst(key.count + 2).dropLast())
          .replacingOccurrences(of: "\\\"", with: "\"")
      }
      if let text = value("msgctxt") { context = text }
      if let text = value("msgid") { id = text }
      if let text = value("msgid_plural") { plural = text }
    }
    guard !id.isEmpty else { return nil }
    message = Message(id, plural: plural, context: context)
  }
}

private let tags = ["de", "es", "fr", "it", "nl", "pt-BR"]

@Suite struct TextsTests {
  @Test func everyLanguageIsThere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { $0.hasSuffix(".po") }.sorted() == tags.map { "\($0).po" })
  }

  @Test(arguments: tags)
  func nothingIsWrongAndNothingIsMissing(tag: String) throws {
    let file = PortableObject(try read("\(tag).po"), tag: tag)
    #expect(file.faults == [])
    let missing = try messages.get().map(\.message).filter { !file.pack.has($0) }
    #expect(missing.map(\.text) == [])
    #expect(file.pack.count == (try messages.get().count), "texts that are no longer used")
  }

  @Test(arguments: tags)
  func everyTextIsTidy(tag: String) throws {
    let pack = PortableObject(try read("\(tag).po"), tag: tag).pack
    for message in try messages.get().map(\.message) {
      let texts =
        message.plural == nil
        ? [pack.text(message)]
        : (0...30).map {
          pack.text(message, count: $0)
        }
      for text in Set(texts) {
        let fault = fault(of: text, for: message)
        #expect(fault == nil, "\(tag), \(message.context) “\(text)”: \(fault ?? "")")
      }
    }
  }

  private func fault(of text: String, for message: Message) -> String? {
    if text.contains("  ") { return "two spaces" }
    if text.contains("..") { return "two full stops" }
    let isSeparator = message.context == "list" || message.context == "dose"
    if !isSeparator, text != text.trimmingCharacters(in: .whitespaces) {
      return "a space at an end"
    }
    if message.text.hasSuffix("."), message.context != "decimal point", !text.hasSuffix(".") {
      return "no full stop"
    }
    // Choices for the sides: paired, two or three, none within another.
    for choice in text.split(separator: "{").dropFirst() {
      guard let end = choice.firstIndex(of: "}") else { return "a brace is not closed" }
      let parts = choice[..<end].split(separator: "|", omittingEmptySubsequences: false)
      if !(1...3).contains(parts.count) { return "\(parts.count) alternatives" }
    }
    if text.filter({ $0 == "{" }).count != text.filter({ $0 == "}" }).count { return "braces" }
    let words = text.lowercased().split { !$0.isLetter }
    let english = ["the", "your", "with", "and", "breathe", "knee", "shoulder", "left", "right"]
    // Placeholders are English.
    let names = Placeholders.names(in: text)
    return words.first { english.contains(String($0)) && !names.contains(String($0)) }
      .map { "“\($0)” is English" }
  }
}
