// Plain questions, one at a time, on a terminal or a pipe. The questions and what follows from the
// answers are a value without input and output; this file prints and reads the lines.

/// Questions and answers.
package protocol Interview {
  /// Whether nothing more is asked.
  var isOver: Bool { get }
  /// The question that is asked now.
  var prompt: String { get }
  /// Takes an answer. After one that can't be used, the question stays the same.
  /// - Returns: lines to print.
  mutating func replies(to answer: String) -> [String]
}

extension Interview {
  /// Asks until the interview is over.
  /// - Parameter before: called before each question.
  /// - Returns: whether it was answered to its end; if the input ended earlier, that is printed.
  package mutating func run(before: (Self) -> Void = { _ in }) -> Bool {
    while !isOver {
      before(self)
      Console.say(prompt)
      guard let answer = readLine() else {
        Console.complain("limber: no more input; nothing was written")
        return false
      }
      for line in replies(to: answer) { Console.say(line) }
    }
    return true
  }
}
