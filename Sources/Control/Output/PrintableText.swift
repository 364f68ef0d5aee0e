// Makes text from outside (such as file names and the contents of files) safe to print: on a
// terminal, a control character could move the cursor, rename the window or type input in the
// user's name.

extension String {
  /// With each control character but the end of a line and the tab, those of C1 too, as its number:
  /// `\u{1b}`.
  package var printable: String { shown { $0.isControl } }

  /// The same on one line: the end of a line and the tab as their numbers, too. For a name or a
  /// note in a list, which would else look like an entry of its own.
  package var printableLine: String { shown { $0.isControl || $0 == "\n" || $0 == "\t" } }

  private func shown(asNumber isNumber: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isNumber) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if isNumber(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }
}
