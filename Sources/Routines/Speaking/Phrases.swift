// Limber's own spoken phrases, in English. The user's own words are in files.

package enum Phrases {
  /// `Three of six.`
  static func place(_ number: Int, of count: Int) -> Utterance {
    .phrase("\(word(number, capital: true)) of \(word(count)).")
  }

  /// `Six exercises, ten minutes.`
  /// - Parameter length: nil: it was said already.
  static func extent(exercises: Int, _ length: Milliseconds?) -> Utterance {
    let exercises = exercises == 1 ? "One exercise" : "\(word(exercises, capital: true)) exercises"
    return .phrase("\(exercises)\(length.map { ", \(minutes($0))" } ?? "").")
  }

  /// `Round two of three.`, the last one by that name; the first says how many there are.
  static func round(_ round: Briefing.Round) -> Utterance {
    if round.number == 1 { return .phrase("\(word(round.count, capital: true)) rounds.") }
    if round.number == round.count { return .phrase("Last round.") }
    return .phrase("Round \(word(round.number)) of \(word(round.count)).")
  }

  /// What has to be at hand: `You will need a chair and a wall near you.` A wall comes last,
  /// because nobody fetches one. Nil: nothing.
  static func needs(of routine: Routine) -> Utterance? {
    let needs = Set(routine.exercises.flatMap(\.needs))
    var things = Need.allCases.filter { $0.isThing && $0 != .wall && needs.contains($0) }
      .map(\.phrase)
    if needs.contains(.wall) { things.append("a wall near you") }
    guard !things.isEmpty else { return nil }
    return .phrase("You will need \(ComposedName.list(things, joined: "and")).")
  }

  /// Before the last repetition, and before the last set of work that has none.
  package static let lastOne = Utterance.phrase("Last one.")
  /// Before the last breath of a set.
  package static let lastBreath = Utterance.phrase("Last breath.")

  /// Before the last set of a dose.
  package static func lastSet(of work: Work) -> Utterance {
    switch work {
    case .hold, .duration, .asManyAsPossible: lastOne
    case .flow: .phrase("Last round.")
    case .breaths, .repetitions, .contractRelax: .phrase("Last set.")
    }
  }
  /// Where the first breath in and the first breath out begin.
  package static let breatheIn = Utterance.phrase("In.")
  package static let breatheOut = Utterance.phrase("Out.")
  /// Where the breath is held for the first time, with full lungs and with empty ones.
  package static let holdTheBreath = Utterance.phrase("Hold your breath.")
  package static let stayEmpty = Utterance.phrase("Stay empty.")
  /// Where a muscle is tensed and let go for the first time.
  package static let tense = Utterance.phrase("Tense.")
  package static let letGo = Utterance.phrase("Let go.")

  /// While a set at the user's own pace is done.
  package static let goOn = Utterance.phrase("Go on when you are done.")

  /// As it is shown meanwhile: `Squat: 12 times, at your own pace`.
  package static func ownPace(_ exercise: String, _ count: Int) -> String {
    "\(exercise): \(times(count)), at your own pace"
  }

  /// `Seven.`
  package static func count(_ number: Int) -> Utterance {
    .phrase("\(word(number, capital: true)).")
  }

  /// `30 seconds left.`, `Two minutes left.`
  package static func left(_ length: Milliseconds) -> Utterance {
    let words = exactly(length)
    return .phrase(words.prefix(1).uppercased() + words.dropFirst() + " left.")
  }

  /// A tone that means something to whoever has learnt it.
  package enum ExplainedTone: Hashable, Sendable {
    case start, hold, change, breath
    /// Of a breath that is held.
    case heldBreath
  }

  /// What a tone means, said where it is heard first.
  package static func meaning(of tone: ExplainedTone) -> Utterance {
    switch tone {
    case .start: .phrase("That sound starts every session.")
    case .hold:
      .phrase("That tone means hold. Three short tones count down, then a low tone lets you go.")
    case .change: .phrase("That tone means change sides.")
    case .breath: .phrase("Breathe in as the tone rises, and out as it falls.")
    case .heldBreath:
      .phrase(
        "Breathe in as the tone rises, and out as it falls. While it stays level, hold your breath."
      )
    }
  }

  /// `Ten minutes.`
  package static func length(_ length: Milliseconds) -> Utterance {
    let words = minutes(length)
    return .phrase(words.prefix(1).uppercased() + words.dropFirst() + ".")
  }

  /// Under a minute in steps of ten seconds, then in whole minutes.
  private static func minutes(_ length: Milliseconds) -> String {
    guard length.count >= 55_000 else {
      let tens = max(1, (length.count + 5000) / 10_000)
      return "\(word(Int(tens * 10))) seconds"
    }
    let minutes = Int((length.count + 30_000) / 60_000)
    return minutes == 1 ? "one minute" : "\(word(minutes)) minutes"
  }

  /// `30 seconds`, `one minute`, `one minute 30 seconds`, `2.5 seconds`.
  static func exactly(_ length: Milliseconds) -> String {
    let (minutes, rest) = length.count.quotientAndRemainder(dividingBy: 60_000)
    let words = [
      minutes == 0 ? nil : minutes == 1 ? "one minute" : "\(word(Int(minutes))) minutes",
      rest == 0 && minutes > 0 ? nil : seconds(rest),
    ]
    return words.compactMap { $0 }.joined(separator: " ")
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    if milliseconds == 1000 { return "one second" }
    if milliseconds % 1000 == 0 { return "\(word(Int(milliseconds / 1000))) seconds" }
    return "\(Double(milliseconds / 100) / 10) seconds"
  }

  /// Words up to twelve, as is usual in books; every voice reads larger numbers as digits.
  static func word(_ number: Int, capital: Bool = false) -> String {
    guard words.indices.contains(number) else { return "\(number)" }
    let word = words[number]
    return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
  }

  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
}
