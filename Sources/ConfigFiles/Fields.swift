// The keys and values of one mapping. Unknown keys are errors: ignoring a misspelt key could lose a
// reminder without any sign.

import Routines
import Yams

/// A mapping whose values are read by key, in any order.
struct Fields {
  /// The mapping itself, for errors that concern no single key.
  let whole: Entry
  private var values: [String: Entry] = [:]

  /// Reads the pairs, and reports every key that is not in `keys`.
  init(_ mapping: Node.Mapping, of whole: Entry, keys: [String]) {
    self.whole = whole
    for (key, value) in mapping {
      // A file with thousands of unknown keys need not be read to the end.
      guard !whole.source.isFull else { break }
      let name = key.scalar?.string ?? ""
      if keys.contains(name) {
        values[name] = Entry(node: value, source: whole.source)
      } else {
        whole.source.report(
          "“\(name)” is not a key here\(Spelling.hint(for: name, among: keys))", at: key)
      }
    }
  }

  subscript(key: String) -> Entry? { values[key] }
  func has(_ key: String) -> Bool { values[key] != nil }

  // Each of these returns nil for a missing key and for an invalid value, which was then reported.
  func text(_ key: String) -> String? { values[key]?.text("some text") }
  func integer(_ key: String, _ range: ClosedRange<Int>) -> Int? { values[key]?.integer(range) }
  func boolean(_ key: String) -> Bool? { values[key]?.boolean() }
  func duration(_ key: String, _ range: ClosedRange<Milliseconds>) -> Milliseconds? {
    values[key]?.duration(range)
  }
  func word<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) -> T?
  where T.RawValue == String { values[key]?.word(type) }
  func words<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) -> [T]
  where T.RawValue == String { (values[key]?.list() ?? []).compactMap { $0.word(type) } }
  func texts(_ key: String) -> [String] {
    (values[key]?.list() ?? []).compactMap { $0.text("some text") }
  }

  /// A text of one line, to be spoken and shown: without control characters, and of limited length.
  func line(_ key: String) -> String? {
    guard let entry = values[key], let text = entry.text("some text") else { return nil }
    guard text.count <= Limits.text else {
      return entry.fail("the text has more than \(Limits.text) characters")
    }
    guard !text.unicodeScalars.contains(where: \.breaksLine) else {
      return entry.fail("the text has control characters; write it in one line")
    }
    return text
  }

  /// The same mapping, reduced to these keys.
  func only(_ keys: [String]) -> Fields {
    var fields = self
    fields.values = values.filter { keys.contains($0.key) }
    return fields
  }

  /// The same mapping, with missing keys taken from another one.
  func completed(from other: Fields, keys: [String]) -> Fields {
    var fields = self
    for key in keys where values[key] == nil { fields.values[key] = other.values[key] }
    return fields
  }

  /// Reports every other key that is present.
  func takesOnly(_ taken: [String], keys: [String]) -> Bool {
    let others = keys.filter { has($0) && !taken.contains($0) }
    for key in others {
      guard let entry = values[key] else { continue }
      entry.source.report("“\(key)” does not go with “\(taken[0])”", at: entry.node)
    }
    return others.isEmpty
  }

  /// A required value.
  func required<T>(_ key: String, _ read: (Entry) -> T?) -> T? {
    guard let entry = values[key] else { return whole.fail("“\(key)” is missing") }
    return read(entry)
  }
}

extension Unicode.Scalar {
  /// A control character, or one that ends a line or a paragraph.
  var breaksLine: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
