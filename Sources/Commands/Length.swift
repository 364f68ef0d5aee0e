// A length of time on the command line, as files write it: `20s`, `1m30s`, `10m`; and in days and
// weeks, each of 24 hours and of seven days: `2d`, `1w`.

import ArgumentParser
import Lengths

package struct Length: ExpressibleByArgument, Hashable {
  package var milliseconds: Int64

  /// Nil if it has no unit or is not a length; the parser then refuses it.
  package init?(argument: String) {
    guard let length = LengthText.milliseconds(argument, in: .commands) else { return nil }
    milliseconds = length
  }
}

/// Words of a list, as `standing,seated`; an option may be given more than once as well.
package struct WordList: ExpressibleByArgument, Hashable {
  package var words: [String]

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
