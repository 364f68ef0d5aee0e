// A question before what can't be undone. Where nobody can be asked, such as in a script, the
// command line has to say yes.

import Control
import Glibc

package enum Consent {
  package enum Answer: Hashable, Sendable { case yes, no }

  /// Asks, if the input is a terminal.
  /// - Parameters:
  ///   - question: without its answers: `Remove 12 entries?`
  ///   - isGiven: the command line has `--yes`.
  /// - Returns: nil, after an error was reported, if there is no terminal to ask on.
  package static func answer(to question: String, isGiven: Bool) -> Answer? {
    answer(to: question, isGiven: isGiven, isTerminal: isatty(STDIN_FILENO) == 1) { readLine() }
  }

  /// - Parameter read: the answer; nil at the end of the input.
  static func answer(
    to question: String, isGiven: Bool, isTerminal: Bool, read: () -> String?
  ) -> Answer? {
    if isGiven { return .yes }
    guard isTerminal else {
      Console.complain(
        "limber: “\(question)” can be asked only on a terminal; --yes is the answer")
      return nil
    }
    Console.say("\(question) (yes, no) [no]")
    return ["y", "yes"].contains(read()?.lowercased()) ? .yes : .no
  }
}
