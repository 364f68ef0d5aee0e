// The three kinds of name in an interface definition, as UAPI.20 spells them. All of them are
// ASCII, so they are checked byte by byte.

/// Each function has the rule of the specification as its comment.
enum InterfaceName {
  /// `[A-Za-z](-*[A-Za-z0-9])*(\.[A-Za-z0-9](-*[A-Za-z0-9])*)+`
  static func isInterface(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = name.utf8.first, isLetter(first) else { return false }
    return parts.allSatisfy { part in
      guard let first = part.first, let last = part.last else { return false }
      return isLetterOrDigit(first) && isLetterOrDigit(last)
        && part.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// `[A-Z][A-Za-z0-9]*`
  static func isMember(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first), first < UInt8(ascii: "a") else {
      return false
    }
    return name.utf8.allSatisfy(isLetterOrDigit)
  }

  /// `[A-Za-z](_?[A-Za-z0-9])*`
  static func isField(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetterOrDigit) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
