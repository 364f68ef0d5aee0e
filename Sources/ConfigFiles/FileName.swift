// What a reminder, a routine or an exercise may be called: the name of its file without the ending.
// The one place that says so, for files that are found and for those that a command makes.

package enum FileName {
  /// Read alike; a new file gets the first.
  package static let endings = [".yaml", ".yml"]
  /// With an ending and a temporary one, a file's name has 255 at the most.
  static let bytesMax = 200

  /// Why a text is not a name; nil when it is one.
  package static func fault(_ name: String) -> String? {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return "it is empty" }
    if name.utf8.count > bytesMax { return "it is longer than \(bytesMax) bytes" }
    if !first.isLetter, !first.isDigit { return "it does not begin with a letter or a digit" }
    if last.properties.isWhitespace { return "it ends with a space" }
    if endings.contains(where: name.hasSuffix) { return "it ends as a file does" }
    // It would be passed over.
    if let kind = FileCopy.kind(of: name + endings[0]) { return "it looks like that of \(kind)" }
    // A colon is a time's: `remind add 10:00` has forgotten the name.
    if let odd = scalars.first(where: { "/\\:".unicodeScalars.contains($0) || !$0.isVisible }) {
      return "“\(odd)” is in it"
    }
    return nil
  }

  package static func isValid(_ name: String) -> Bool { fault(name) == nil }

  /// The name in that of a file; nil without one of our endings.
  static func stem(_ file: String) -> String? {
    endings.first(where: file.hasSuffix).map { String(file.dropLast($0.count)) }
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { properties.isAlphabetic }
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  /// No control, no end of a line, no half of a pair and nothing that is not assigned.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
