// What a mode says to the person who ran it: results on standard output, faults on standard
// error, and an exit status of sysexits(3).

import Control
import Glibc
import Varlink

/// The exit codes that scripts rely on.
package enum ExitStatus {
  package static let done: Int32 = 0
  package static let failure: Int32 = 1
  package static let usage: Int32 = 64
  package static let badData: Int32 = 65
  package static let notNow: Int32 = 75
}

enum Console {
  static func say(_ line: String) { write(line, to: STDOUT_FILENO) }
  static func complain(_ line: String) { write(line, to: STDERR_FILENO) }

  /// A text that ends its last line itself.
  static func say(whole text: String) {
    say(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  static func say(json value: some Encodable) throws { say(try JSONValue(encoding: value).text) }

  private static func write(_ line: String, to descriptor: Int32) {
    var bytes = Array(line.utf8) + [10]
    while !bytes.isEmpty {
      let count = Glibc.write(descriptor, bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes.removeFirst(count)
    }
  }
}
