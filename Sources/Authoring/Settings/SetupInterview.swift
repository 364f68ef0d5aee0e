// The first questions, one at a time, each with an answer that Enter takes: is left heard on the
// left, is it loud enough, which theme, a first reminder. A value without input or output: it
// states what is to be played before each question and, at the end, what is to be written.

import ConfigFiles
import Console
import Listening
import Routines
import Sessions

/// Run by `Setup`.
struct SetupInterview: Interview {
  /// What is known before the first question.
  struct Circumstances: Hashable {
    /// Whether a cue can be heard at all.
    var hasSound: Bool
    /// Whether words can be spoken.
    var hasSpeech = false
    /// 0 to 100, from the settings.
    var volume: Int
    var theme: String
    /// All that can be chosen.
    var themes: [String]
    /// The names of existing reminders, which the new one must not have.
    var reminders: Set<String> = []
  }

  /// In the order in which they are asked; those about sound are left out without sound.
  enum Question: Hashable {
    case side(Side)
    case loudness
    case speech
    case theme
    case times
    /// With the times that were given.
    case days([String])
    /// Asked only if there is something to write.
    case agreement
  }

  /// What is played before a question.
  enum Sound: Hashable {
    /// Cues in a theme, at a volume.
    case cues([HeardCue], theme: String, volume: Int)
    case words(Utterance)
  }

  /// What is asked; nil when the interview is over.
  private(set) var question: Question?
  var isOver: Bool { question == nil }
  private(set) var volume: Int
  private(set) var theme: String
  private(set) var reminder: ReminderDraft?
  /// Whether the user agreed to what is to be written.
  private(set) var isAgreed = false
  private let start: Circumstances
  /// The sides that were heard on the other one. Both: the headphones are the wrong way round. One
  /// alone may be a mistake of the user's.
  private var swapped: Set<Side> = []

  /// What a voice says for the question whether it is heard: a typical sentence of a session.
  static let words = Utterance.text("Knee to chest, left side.", language: "en")
  /// In per cent: large enough to be heard.
  static let volumeStep = 10
  /// The interview does not turn the volume to 0, at which nothing could be judged.
  private static let volumes = 10...100

  /// Without sound, the first question is the one about reminders.
  init(_ circumstances: Circumstances) {
    start = circumstances
    volume = circumstances.volume
    theme = circumstances.theme
    question = circumstances.hasSound ? .side(.left) : .times
  }

  // MARK: What is asked

  var prompt: String {
    switch question {
    case .side(let side):
      "On which side was that? (left, right, both, none, ?) [\(side.rawValue)]"
    case .loudness: "Is that loud enough? (yes, louder, softer, ?) [yes]"
    case .speech: "Did you hear a voice? (yes, no, ?) [yes]"
    case .theme:
      "Which sounds do you like? (\(start.themes.joined(separator: ", ")), ?) [\(theme)]"
    case .times:
      "When should a reminder ring? (times such as 10:00 15:00) [no reminder]"
    case .days: "On which days? (daily, weekdays, weekends, or mon,wed,fri) [weekdays]"
    case .agreement: "Write that? (yes, no) [yes]"
    case nil: ""
    }
  }

  /// Lines that are printed before the question.
  var introduction: [String] {
    switch question {
    case .side(.left): ["You will hear a cue. ? plays any of them again, Ctrl-C changes nothing."]
    case .theme:
      ["You will hear the cues for hold, switch and finish, in: " + list(start.themes) + "."]
    case .agreement: changes
    default: []
    }
  }

  /// What is played before the question, and again when the answer is `?`.
  var sounds: [Sound] {
    switch question {
    case .side(let side): [cues([HeardCue(.hold, side: side)])]
    case .loudness: [cues([HeardCue(.hold)])]
    case .speech: [.words(Self.words)]
    case .theme:
      start.themes.map {
        .cues(
          [HeardCue(.hold), HeardCue(.switch), HeardCue(.finish)], theme: $0, volume: volume)
      }
    case .times, .days, .agreement, nil: []
    }
  }

  private func cues(_ cues: [HeardCue]) -> Sound { .cues(cues, theme: theme, volume: volume) }

  /// `clear, low, then soft`
  private func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined()
      : words.dropLast().joined(separator: ", ") + ", then " + words[words.count - 1]
  }

  // MARK: What comes of it

  /// The keys of the settings that get another value.
  var settings: [KeyedText.Change] {
    var changes: [KeyedText.Change] = []
    if volume != start.volume { changes.append(.init(key: "volume", value: "\(volume)")) }
    if theme != start.theme {
      changes.append(.init(key: "theme", value: RoutineText.quoted(theme)))
    }
    return changes
  }

  /// What will be written, in lines, for the last question.
  private var changes: [String] {
    settings.map { "Settings: \($0.line)" }
      + (reminder.map {
        [
          "A reminder, \($0.name): at \($0.times.joined(separator: ", ")), "
            + "\($0.days ?? "daily")"
        ]
      } ?? [])
  }

  // MARK: Answers

  /// Takes an answer.
  /// - Returns: lines to print. After an answer that can't be used, the question stays.
  mutating func replies(to text: String) -> [String] {
    let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard let question else { return [] }
    if word == "?" {
      // The question is asked again, with its sound if it has one.
      return []
    }
    switch question {
    case .side(let side): return heard(word, side)
    case .loudness: return loudness(word)
    case .speech: return speech(word)
    case .theme: return theme(word)
    case .times: return times(word)
    case .days(let times): return days(word, times)
    case .agreement: return agree(word)
    }
  }

  /// Both sides are asked before anything is concluded.
  private mutating func heard(_ word: String, _ side: Side) -> [String] {
    let other: Side = side == .left ? .right : .left
    var said: [String] = []
    switch word {
    case "", side.rawValue: break
    case other.rawValue: swapped.insert(side)
    case "both":
      said = [
        "Then tell the sides apart by their voices: one is higher and clearer than the other."
      ]
    case "none": said = ["Then look for the cause with 'limber doctor' afterwards."]
    default: return ["Please answer left, right, both or none."]
    }
    guard side == .left else {
      if swapped.count == 2 {
        said.append("Left and right are the wrong way round: turn the headphones, or the plugs.")
      }
      question = .loudness
      return said
    }
    question = .side(.right)
    return said
  }

  /// Louder and softer ask again, at the new volume.
  private mutating func loudness(_ word: String) -> [String] {
    switch word {
    case "", "yes", "y":
      question = start.hasSpeech ? .speech : afterSpeech
      return []
    case "louder", "l", "no", "n": return turn(by: Self.volumeStep, "It can't get louder.")
    case "softer", "s", "quieter": return turn(by: -Self.volumeStep, "It can't get softer.")
    default: return ["Please answer yes, louder or softer."]
    }
  }

  /// - Parameter refusal: the reply at the end of the range.
  private mutating func turn(by step: Int, _ refusal: String) -> [String] {
    let next = max(Self.volumes.lowerBound, min(Self.volumes.upperBound, volume + step))
    guard next != volume else { return [refusal] }
    volume = next
    return ["Volume \(volume)."]
  }

  /// With a single theme there is nothing to choose.
  private var afterSpeech: Question { start.themes.count > 1 ? .theme : .times }

  private mutating func speech(_ word: String) -> [String] {
    guard let isHeard = Self.yes(word) else { return ["Please answer yes or no."] }
    question = afterSpeech
    return isHeard ? [] : ["Then look for the cause with 'limber doctor' afterwards."]
  }

  /// Enter keeps the current theme.
  private mutating func theme(_ word: String) -> [String] {
    if !word.isEmpty {
      guard start.themes.contains(word) else {
        return [Spelling.refusal(of: word, as: "a theme", among: start.themes) + "."]
      }
      theme = word
    }
    question = .times
    return []
  }

  /// No times: no reminder. Times are checked at once, by the reader of reminders.
  private mutating func times(_ word: String) -> [String] {
    let times = word.split { $0 == " " || $0 == "," }.map(String.init)
    if times.isEmpty || word == "no" || word == "none" || word == "no reminder" {
      conclude()
      return []
    }
    if let refusal = refusal(of: ReminderDraft(name: name, times: times)) { return [refusal] }
    question = .days(times)
    return []
  }

  /// Enter is weekdays.
  private mutating func days(_ word: String, _ times: [String]) -> [String] {
    let draft = ReminderDraft(name: name, times: times, days: word.isEmpty ? "weekdays" : word)
    if let refusal = refusal(of: draft) { return [refusal] }
    reminder = draft
    conclude()
    return []
  }

  /// The first of `stretch`, `stretch-2`, … that no reminder has.
  private var name: String {
    let names = ["stretch"] + (2...).lazy.prefix(1000).map { "stretch-\($0)" }
    return names.first { !start.reminders.contains($0) } ?? "stretch"
  }

  /// What the reader of reminders says about a draft; nil when it accepts it.
  private func refusal(of draft: ReminderDraft) -> String? {
    do throws(BadFile) {
      _ = try ReminderFile.read(
        draft.yaml, name: draft.name, file: draft.name,
        in: Surroundings(defaultRoutine: "", routines: .any, zones: .any))
      return nil
    } catch {
      return error.diagnostics.map(\.message).joined(separator: "; ") + "."
    }
  }

  /// The last question, unless nothing would change.
  private mutating func conclude() { question = changes.isEmpty ? nil : .agreement }

  private mutating func agree(_ word: String) -> [String] {
    guard let isYes = Self.yes(word) else { return ["Please answer yes or no."] }
    isAgreed = isYes
    question = nil
    return []
  }

  /// Enter is yes.
  private static func yes(_ word: String) -> Bool? {
    switch word {
    case "", "y", "yes": true
    case "n", "no": false
    default: nil
    }
  }
}
