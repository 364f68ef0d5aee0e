// Limber's own spoken phrases, in English. The user's own words are in files.

package enum Phrases {
  /// `Three of six.`
  static func place(_ number: Int, of count: Int) -> Utterance {
    .phrase("\(word(number, capital: true)) of \(word(count)).")
  }

  /// What it is about to be done on; nil for the body as a whole.
  static func part(_ part: Part) -> Utterance? {
    if let direction = part.direction { return .phrase(phrase(direction)) }
    return part.side.map { .phrase($0 == .left ? "Left side." : "Right side.") }
  }

  private static func phrase(_ direction: Direction) -> String {
    switch direction {
    case .left: "To the left."
    case .right: "To the right."
    case .up: "Upwards."
    case .down: "Downwards."
    case .forward: "Forwards."
    case .back: "Backwards."
    }
  }

  /// For sides that alternate.
  static func alternating(from part: Part) -> Utterance {
    .phrase("Alternating sides\(part.side.map { ", \($0.rawValue) first" } ?? "").")
  }

  /// `Six exercises, ten minutes.`
  static func extent(exercises: Int, _ length: Milliseconds) -> Utterance {
    let exercises = exercises == 1 ? "One exercise" : "\(word(exercises, capital: true)) exercises"
    return .phrase("\(exercises), \(minutes(length)).")
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

  /// Words up to twelve, as is usual in books; every voice reads larger numbers as digits.
  private static func word(_ number: Int, capital: Bool = false) -> String {
    guard words.indices.contains(number) else { return "\(number)" }
    let word = words[number]
    return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
  }

  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
}
