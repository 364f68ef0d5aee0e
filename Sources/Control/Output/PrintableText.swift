// Makes text from outside (such as file names and the contents of files) safe to print: on a
// terminal, a control character could move the cursor, rename the window or type input in the
// user's name.

extension String {
  /// The text with each control character, C0 and C1, written as its number, such as `\u{1b}`; line
  /// breaks and tabs are kept.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isControl {
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
