// A quiz of the cues: which one was that? A pure value that is told the answers; who plays the
// sounds and reads the lines is elsewhere. A seed gives the same questions again.

import ConfigFiles
import Routines
import Sessions

struct CueQuiz {
  struct Question: Hashable {
    var cue: CueKind
    /// What it may be, in the order of `CueKind`, so that the order tells nothing.
    var choices: [CueKind]
  }

  /// What an answer comes to.
  enum Verdict: Hashable {
    /// Cannot be taken; the question stands.
    case refused(String)
    /// To be played again; the question stands.
    case again
    case right(CueKind)
    case wrong(CueKind, said: CueKind)
    /// The person has had enough.
    case over
  }

  /// The soft breaths differ from the others by their loudness alone: no fair question.
  static let kinds = CueKind.allCases.filter { $0 != .softInhale && $0 != .softExhale }
  static let choiceCount = 4

  private(set) var isOver = false
  private(set) var answered = 0
  private(set) var right = 0
  private let questions: [Question]
  /// Which was taken for which, in the order of their first times.
  private var mixed: [(cue: CueKind, said: CueKind, times: Int)] = []

  init(count: Int, seed: UInt64) {
    var draw = Draw(seed: seed)
    var cues: [CueKind] = []
    while cues.count < count {
      var round = draw.shuffled(Self.kinds)
      // The same one twice in a row would be a giveaway.
      if round[0] == cues.last { round.swapAt(0, 1) }
      cues += round
    }
    questions = cues.prefix(count).map { Self.question($0, &draw) }
    isOver = questions.isEmpty
  }

  /// One other of the same family, which is what is mixed up, and the rest from anywhere.
  private static func question(_ cue: CueKind, _ draw: inout Draw) -> Question {
    let others = draw.shuffled(kinds.filter { $0 != cue })
    let kin = others.first { $0.family == cue.family }
    var choices: Set = [cue]
    if let kin { choices.insert(kin) }
    for other in others where choices.count < choiceCount { choices.insert(other) }
    return Question(cue: cue, choices: kinds.filter(choices.contains))
  }

  var question: Question { questions[answered] }

  var prompt: String {
    let choices = question.choices.enumerated().map { "\($0.offset + 1) \($0.element.rawValue)" }
    return "Question \(answered + 1) of \(questions.count). Which cue was that? "
      + choices.joined(separator: ", ")
  }

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

  private func choice(_ word: String) -> CueKind? {
    if let number = Int(word), question.choices.indices.contains(number - 1) {
      return question.choices[number - 1]
    }
    return CueKind(rawValue: word)
  }

  private func refusal(of word: String) -> String {
    let names = question.choices.map(\.rawValue)
    let hint = word.isEmpty ? "" : Spelling.hint(for: word, among: names)
    return "Please answer with a number from 1 to \(names.count), or a name\(hint)"
      + (hint.isEmpty ? "." : "")
  }

  private mutating func note(_ cue: CueKind, _ said: CueKind) {
    if let index = mixed.firstIndex(where: { $0.cue == cue && $0.said == said }) {
      mixed[index].times += 1
    } else {
      mixed.append((cue, said, 1))
    }
  }

  /// How it went, in sentences.
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

/// Chance from a seed.
private struct Draw {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// Fisher and Yates.
  mutating func shuffled<T>(_ items: [T]) -> [T] {
    var items = items
    for index in items.indices.dropFirst().reversed() {
      items.swapAt(index, Int(numbers.next() % UInt64(index + 1)))
    }
    return items
  }
}
