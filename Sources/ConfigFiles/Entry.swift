// One value of a file, read as a given type. Every reader returns nil after reporting why, so that
// one pass over a file finds all its errors.

import Routines
import Yams

/// A node of the file together with the source that collects its errors.
struct Entry {
  let node: Node
  let source: Source

  /// Reports an error at this value, and returns nil for the reader to pass on.
  func fail<T>(_ message: String) -> T? {
    source.report(message, at: node)
    return nil
  }

  /// The scalar as it was written; a mapping, a list or an empty value is an error.
  func text(_ what: String) -> String? {
    guard source.visit(node) else { return nil }
    guard let scalar = node.scalar else { return fail("expected \(what), found \(kind)") }
    if scalar.string.isEmpty { return fail("expected \(what), found nothing") }
    return scalar.string
  }

  /// A length within a range.
  func duration(_ range: ClosedRange<Milliseconds>) -> Milliseconds? {
    guard let text = text("a length of time such as 20s or 1m30s") else { return nil }
    guard let value = Milliseconds(parsing: text) else {
      return fail("“\(text)” is not a length of time; write 20s, 1m30s or 500ms")
    }
    guard range.contains(value) else {
      let (least, most) = (range.lowerBound, range.upperBound)
      return fail(
        "\(text) is not within \(least.inHours) to \(most.inHours)")
    }
    return value
  }

  /// A length, or a range of lengths such as `10s-30s`; the bounds may be equal.
  func durations(_ range: ClosedRange<Milliseconds>) -> ClosedRange<Milliseconds>? {
    guard source.allowsRanges, let (low, high) = bounds() else {
      return duration(range).map { $0...$0 }
    }
    guard let least = Milliseconds(parsing: low), let most = Milliseconds(parsing: high) else {
      return fail("“\(low)-\(high)” is not a range of lengths; write 10s-30s")
    }
    return within(range, least, most) {
      "\(range.lowerBound.inHours) to \(range.upperBound.inHours)"
    }
  }

  /// A whole number, or a range such as `8-10`.
  func integers(_ range: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard source.allowsRanges, let (low, high) = bounds() else {
      return integer(range).map { $0...$0 }
    }
    guard let least = Int(low), let most = Int(high) else {
      return fail("“\(low)-\(high)” is not a range of whole numbers; write 8-10")
    }
    return within(range, least, most) { "\(range.lowerBound) to \(range.upperBound)" }
  }

  /// The parts before and after a hyphen.
  private func bounds() -> (String, String)? {
    let parts = node.scalar?.string.split(separator: "-", omittingEmptySubsequences: false) ?? []
    return parts.count == 2 && !parts[0].isEmpty ? (String(parts[0]), String(parts[1])) : nil
  }

  /// - Parameter written: the allowed range for the error.
  private func within<T: Comparable>(
    _ range: ClosedRange<T>, _ least: T, _ most: T, written: () -> String
  ) -> ClosedRange<T>? {
    let text = node.scalar?.string ?? ""
    guard least <= most else { return fail("\(text): the smaller bound comes first") }
    guard range.contains(least), range.contains(most) else {
      return fail("\(text) is not within \(written())")
    }
    return least...most
  }

  /// A whole number within a range.
  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = text("a whole number") else { return nil }
    guard let value = Int(text) else { return fail("“\(text)” is not a whole number") }
    guard range.contains(value) else {
      return fail("\(text) is not within \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A number within a range.
  func decimal(_ range: ClosedRange<Double>) -> Double? {
    guard let text = text("a number") else { return nil }
    guard let value = Double(text), value.isFinite else { return fail("“\(text)” is not a number") }
    guard range.contains(value) else {
      return fail("\(text) is not within \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A truth value in one of YAML 1.1's spellings, since scalars are read without a resolver.
  func boolean() -> Bool? {
    guard let text = text("true or false") else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return fail("“\(text)” is not true or false")
    }
  }

  /// One word of a closed list; for a misspelt one, the error suggests the nearest.
  func word<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> T? where T.RawValue == String {
    let words = T.allCases.map(\.rawValue)
    guard let text = text("one of \(words.joined(separator: ", "))") else { return nil }
    if let value = T(rawValue: text) { return value }
    return fail(
      "“\(text)” is not one of \(words.joined(separator: ", "))"
        + Spelling.hint(for: text, among: words))
  }

  /// The elements of a list; a single scalar counts as a list of one.
  func list() -> [Entry]? {
    guard source.visit(node) else { return nil }
    if let sequence = node.sequence { return sequence.map { Entry(node: $0, source: source) } }
    return node.scalar == nil ? fail("expected a list, found \(kind)") : [self]
  }

  /// A mapping with only these keys.
  func mapping(keys: [String]) -> Fields? {
    guard source.visit(node) else { return nil }
    guard let mapping = node.mapping else {
      return fail("expected \(keys.prefix(3).joined(separator: ", ")) …, found \(kind)")
    }
    return Fields(mapping, of: self, keys: keys)
  }

  /// What was found, for an error.
  private var kind: String {
    switch node {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "“\(scalar.string)”"
    case .alias: "an alias"
    }
  }
}
