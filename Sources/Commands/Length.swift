// Types of arguments that more than one command takes: a length of time with its unit, such as
// `20s`, `1m30s` or `10m`, also in days of 24 hours and weeks of seven days (`2d`, `1w`); and a
// list of words separated by commas.

import ArgumentParser
import Lengths

/// A length of time. Each command checks its own range in `validate`.
package struct Length: ExpressibleByArgument, Hashable {
  /// Not negative; the reader knows no sign.
  package var milliseconds: Int64

  /// Nil where a unit is missing or the text is not a length; the parser then refuses it, and
  /// `CommandLineParsing` adds an example to its message.
  package init?(argument: String) {
    guard let length = LengthText.milliseconds(argument, in: .commands) else { return nil }
    milliseconds = length
  }
}

/// A list such as `standing,seated`. The option can also be repeated, hence `[WordList]`.
package struct WordList: ExpressibleByArgument, Hashable {
  /// At least one; spaces after a comma are dropped.
  package var words: [String]

  /// Nil for a text without words.
  package init?(argument: String) {
    words = argument.split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    if words.isEmpty { return nil }
  }
}

extension [WordList] {
  /// The words of all of them, in order.
  package var words: [String] { flatMap(\.words) }
}
