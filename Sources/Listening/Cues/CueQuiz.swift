// A quiz of the cues: which one was that? A value without input or output: `QuizRound` plays the
// sounds and reads the answers, so that tests need neither. The same seed gives the same questions.

import ConfigFiles
import Routines
import Sessions

/// The questions are fixed at the start; answers move on to the next one.
struct CueQuiz {
  /// A cue and the names to choose from.
  struct Question: Hashable {
    var cue: CueKind
    /// In the order of `CueKind`, so that the order does not give the answer away.
    var choices: [CueKind]
  }

  /// What an answer leads to.
  enum Verdict: Hashable {
    /// The answer can't be understood; the question stays.
    case refused(String)
    /// The cue is to be played again; the question stays.
    case again
    case right(CueKind)
    case wrong(CueKind, said: CueKind)
    /// The user has ended the quiz.
    case over
  }

  /// The soft breaths are left out: they differ from the others in loudness only, which nobody can
  /// tell from a single cue.
  static let kinds = CueKind.allCases.filter { $0 != .softInhale && $0 != .softExhale }
  /// Names to choose from in each question.
  static let choiceCount = 4

  private(set) var isOver = false
  private(set) var answered = 0
  private(set) var right = 0
  private let questions: [Question]
  /// Which cue was taken for which and how often, in the order of the first time.
  private var mixed: [(cue: CueKind, said: CueKind, times: Int)] = []

  /// - Parameters:
  ///   - count: of questions; each cue comes once before any comes again.
  ///   - seed: decides the order and the choices.
  init(count: Int, seed: UInt64) {
    var draw = Draw(seed: seed)
    var cues: [CueKind] = []
    while cues.count < count {
      var round = draw.shuffled(Self.kinds)
      // The same cue twice in a row would give the answer away.
      if round[0] == cues.last { round.swapAt(0, 1) }
      cues += round
    }
    questions = cues.prefix(count).map { Self.question($0, &draw) }
    isOver = questions.isEmpty
  }

  /// The choices: the cue, one other of its family, and others at random.
  private static func question(_ cue: CueKind, _ draw: inout Draw) -> Question {
    let others = draw.shuffled(kinds.filter { $0 != cue })
    let kin = others.first { $0.family == cue.family }
    var choices: Set = [cue]
    if let kin { choices.insert(kin) }
    for other in others where choices.count < choiceCount { choices.insert(other) }
    return Question(cue: cue, choices: kinds.filter(choices.contains))
  }

  /// The current question; not to be called when the quiz is over.
  var question: Question { questions[answered] }

  /// The question in words, with numbered choices.
  var prompt: String {
    let choices = question.choices.enumerated().map { "\($0.offset + 1) \($0.element.rawValue)" }
    return "Question \(answered + 1) of \(questions.count). Which cue was that? "
      + choices.joined(separator: ", ")
  }

  /// Takes a number, a name, `?` or `q`.
  mutating func answer(_ text: String) -> Verdict {
    let word = text.split(whereSeparator: \.isWhitespace).joined(separator: "-").lowercased()
    switch word {
    case "?": return .again
    case "q", "quit":
      isOver = true
      return .over
    default: break
    }
    guard let said = choice(word) else { return .refused(refusal(of: word)) }
    let cue = question.cue
    answered += 1
    isOver = answered == questions.count
    if said == cue {
      right += 1
      return .right(cue)
    }
    note(cue, said)
    return .wrong(cue, said: said)
  }

  /// Any cue's name is an answer, even one that is not among the choices.
  private func choice(_ word: String) -> CueKind? {
    if let number = Int(word), question.choices.indices.contains(number - 1) {
      return question.choices[number - 1]
    }
    return CueKind(rawValue: word)
  }

  /// With the nearest name, if one is similar.
  private func refusal(of word: String) -> String {
    let names = question.choices.map(\.rawValue)
    let hint = word.isEmpty ? "" : Spelling.hint(for: word, among: names)
    return "Please answer with a number from 1 to \(names.count), or a name\(hint)"
      + (hint.isEmpty ? "." : "")
  }

  /// Counts a confusion for the score.
  private mutating func note(_ cue: CueKind, _ said: CueKind) {
    if let index = mixed.firstIndex(where: { $0.cue == cue && $0.said == said }) {
      mixed[index].times += 1
    } else {
      mixed.append((cue, said, 1))
    }
  }

  /// The result in sentences.
  var score: [String] {
    if answered == 0 { return ["No question was answered."] }
    let pairs = mixed.map { mix in
      "\(mix.cue.rawValue) taken for \(mix.said.rawValue)"
        + (mix.times > 1 ? ", \(mix.times) times" : "")
    }
    let mistakes = pairs.isEmpty ? [] : ["Mixed up: \(pairs.joined(separator: "; "))."]
    return ["\(right) of \(answered) right."] + mistakes
  }
}

/// Random numbers from a seed.
private struct Draw {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// The shuffle of Fisher and Yates.
  mutating func shuffled<T>(_ items: [T]) -> [T] {
    var items = items
    for index in items.indices.dropFirst().reversed() {
      items.swapAt(index, Int(numbers.next() % UInt64(index + 1)))
    }
    return items
  }
}
