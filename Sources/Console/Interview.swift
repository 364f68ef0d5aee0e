// Plain questions, one at a time, on a terminal or a pipe. What is asked and what comes of an
// answer is a pure value; here are the lines between it and the person.

/// Questions and answers.
package protocol Interview {
  /// Whether nothing more is asked.
  var isOver: Bool { get }
  /// The question that is asked now.
  var prompt: String { get }
  /// Takes an answer. The same question is asked again after one that can't be taken.
  /// - Returns: what is said to it.
  mutating func replies(to answer: String) -> [String]
}

extension Interview {
  /// Asks until the interview is over.
  /// - Parameter before: called before each question.
  /// - Returns: whether it was answered to its end; that the input ended before is printed.
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
