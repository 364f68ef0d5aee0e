// The rules for names of reminders, routines and exercises, which are file names without the
// ending. They are in one place, for files that are found and for files that commands create.

/// Strict for new files, and the same for found ones: what is refused is reported, never ignored in
/// silence.
package enum FileName {
  /// Treated alike; new files get the first.
  package static let endings = [".yaml", ".yml"]
  /// A file name has at most 255 bytes, including the ending and a temporary one.
  static let bytesMax = 200

  /// Why a text is not a name; nil if it is one.
  package static func fault(_ name: String) -> String? {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return "it is empty" }
    if name.utf8.count > bytesMax { return "it is longer than \(bytesMax) bytes" }
    if !first.isLetter, !first.isDigit { return "it does not begin with a letter or a digit" }
    if last.properties.isWhitespace { return "it ends with a space" }
    if endings.contains(where: name.hasSuffix) { return "it includes a file extension" }
    // It would be ignored as a copy.
    if let kind = FileCopy.kind(of: name + endings[0]) { return "it looks like that of \(kind)" }
    // A colon is that of a time: in `remind add 10:00`, the name is missing.
    if let odd = scalars.first(where: { "/\\:".unicodeScalars.contains($0) || !$0.isVisible }) {
      return "it contains “\(odd)”"
    }
    return nil
  }

  /// Whether a text can be a name.
  package static func isValid(_ name: String) -> Bool { fault(name) == nil }

  /// The name without the ending; nil if the ending is not one of ours.
  static func stem(_ file: String) -> String? {
    endings.first(where: file.hasSuffix).map { String(file.dropLast($0.count)) }
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { properties.isAlphabetic }
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  /// Not a control character, an end of line, half of a surrogate pair or unassigned.
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
