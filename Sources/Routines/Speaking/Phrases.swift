// Limber's own spoken phrases, in the language of its texts. The user's own words are in files.

import Languages

package struct Phrases: Hashable, Sendable {
  package let pack: LanguagePack

  package static let english = Phrases(.english)

  package init(_ pack: LanguagePack) { self.pack = pack }

  /// A message as it is spoken: in the voice of the language that it is in.
  func say(_ message: Message, _ values: [String: String] = [:]) -> Utterance {
    spoken(pack.text(message, values), isOwn: pack.has(message))
  }

  func say(_ message: Message, count: Int, _ values: [String: String] = [:]) -> Utterance {
    spoken(pack.text(message, count: count, values), isOwn: pack.has(message))
  }

  private func spoken(_ text: String, isOwn: Bool) -> Utterance {
    .text(text.sentence, language: isOwn ? pack.tag : LanguagePack.english.tag)
  }

  /// `Three of six.`
  func place(_ number: Int, of count: Int) -> Utterance {
    say(Message("{number} of {count}."), ["number": word(number), "count": word(count)])
  }

  /// `Six exercises, ten minutes.`; nil: `Six exercises.`
  func extent(exercises: Int, _ length: Milliseconds?) -> Utterance {
    let count = pack.text(
      Message("one exercise", plural: "{count} exercises"), count: exercises,
      ["count": word(exercises)])
    guard let length else { return say(Message("{exercises}."), ["exercises": count]) }
    return say(
      Message("{exercises}, {length}."), ["exercises": count, "length": minutes(length)])
  }

  /// `Round two of three.`, the last one by that name; the first says how many there are.
  func round(_ round: Briefing.Round) -> Utterance {
    if round.number == 1 {
      return say(
        Message("One round.", plural: "{count} rounds."), count: round.count,
        ["count": word(round.count)])
    }
    if round.number == round.count { return say(Message("Last round.")) }
    return say(
      Message("Round {number} of {count}."),
      ["number": word(round.number), "count": word(round.count)])
  }

  /// What has to be at hand: `You will need a chair and a strap or a towel.` Nil: nothing.
  func needs(of routine: Routine) -> Utterance? {
    let needs = Set(routine.exercises.flatMap(\.needs))
    // A wall is near, not fetched.
    let things = [Need.chair, .strap, .wall].filter(needs.contains).map(phrase)
    guard !things.isEmpty else { return nil }
    return say(Message("You will need {things}."), ["things": list(things)])
  }

  /// What is needed, as the object of a sentence.
  private func phrase(_ need: Need) -> String {
    switch need {
    case .wall: pack.text(Message("a wall near you"))
    case .chair: pack.text(Message("a chair"))
    case .strap: pack.text(Message("a strap or a towel"))
    case .eyesOpen: pack.text(Message("open eyes"))
    }
  }

  /// Before the last repetition, and before the last set of work that has none.
  package var lastOne: Utterance { say(Message("Last one.")) }
  /// Before the last breath of a set.
  package var lastBreath: Utterance { say(Message("Last breath.")) }

  /// Before the last set of a dose.
  package func lastSet(of work: Work) -> Utterance {
    switch work {
    case .hold, .duration, .asManyAsPossible: lastOne
    case .flow: say(Message("Last round."))
    case .breaths, .repetitions, .contractRelax: say(Message("Last set."))
    }
  }

  /// As it is shown while a set at the user's own pace is done: `Squat: twelve times, at your own
  /// pace`.
  package func ownPace(_ exercise: String, _ count: Int) -> String {
    pack.text(
      Message("{exercise}: {times}, at your own pace"),
      ["exercise": exercise, "times": times(count)])
  }

  /// `Seven.`
  package func count(_ number: Int) -> Utterance {
    say(Message("{number}.", context: "repetition"), ["number": word(number)])
  }

  /// `30 seconds left.`, `Two minutes left.`
  package func left(_ length: Milliseconds) -> Utterance {
    say(Message("{length} left."), ["length": exactly(length)])
  }

  /// `Ten minutes.`
  package func length(_ length: Milliseconds) -> Utterance {
    say(Message("{length}."), ["length": minutes(length)])
  }
}

extension String {
  /// With a capital at the start.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}
