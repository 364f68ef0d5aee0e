// `sounds quiz`: plays a cue, asks which one it was, and prints the score at the end. It prints
// plain lines, for a terminal, a screen reader or a pipe.

import Commands
import Console
import Control
import Planning
import Service
import Sessions

extension SoundsCommand.Quiz: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    QuizRound(places: places).run(count: number, seed: seed)
  }
}

/// The input and output of `CueQuiz`.
package struct QuizRound {
  let places: Places

  /// - Parameter places: where the settings and themes are.
  package init(places: Places) { self.places = places }

  /// Asks the questions.
  /// - Parameters:
  ///   - count: of questions, 1 to 100.
  ///   - seed: gives the same questions again; nil: others each time.
  /// - Returns: `failure` when nothing can be heard; the score has no influence.
  package func run(count: Int, seed: UInt64?) -> ExitStatus {
    let now = UInt64(bitPattern: MonotonicInstant.now().nanoseconds)
    var quiz = CueQuiz(count: count, seed: seed ?? now)
    do throws(CueListening.Stop) {
      let player = try CueListening(places: places).player(theme: nil)
      Console.say("Answer with the number or the name; ? plays the cue again, q ends the quiz.")
      do throws(NoSound) { try Self.ask(&quiz, player) } catch { throw .init(error) }
    } catch {
      return error.tell()
    }
    for line in quiz.score { Console.say(line) }
    return ExitStatus.done
  }

  /// Returns when the last question was answered, or the input has ended.
  private static func ask(_ quiz: inout CueQuiz, _ player: CuePlayer) throws(NoSound) {
    var plays = true
    while !quiz.isOver {
      if plays { try player.play([HeardCue(quiz.question.cue)]) }
      Console.say(quiz.prompt)
      guard let line = readLine() else { return }
      let verdict = quiz.answer(line)
      if case .refused = verdict { plays = false } else { plays = true }
      for sentence in sentences(verdict) { Console.say(sentence) }
      if case .wrong(let cue, let said) = verdict {
        try player.play([HeardCue(cue), HeardCue(said)])
      }
    }
  }

  /// The reply to an answer.
  private static func sentences(_ verdict: CueQuiz.Verdict) -> [String] {
    switch verdict {
    case .again, .over: []
    case .refused(let reason): [reason]
    case .right(let cue): ["Right: \(cue.rawValue), \(cue.when)."]
    case .wrong(let cue, let said):
      [
        "That was \(cue.rawValue): \(cue.when). Here it is again, "
          + "then \(said.rawValue): \(said.when)."
      ]
    }
  }
}
