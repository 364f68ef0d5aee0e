// Text from outside, file names and what files say among it, as a terminal may see it: a control
// character could move the cursor, rename the window or answer in the person's name.

extension String {
  /// With each control character but the end of a line and the tab, those of C1 too, as its number:
  /// `\u{1b}`.
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
