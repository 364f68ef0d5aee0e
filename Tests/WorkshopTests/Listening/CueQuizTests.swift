// The quiz of the cues: the same seed asks the same, every answer is told of, and the score says
// which ones were mixed up.

import Sessions
import Testing

@testable import Listening

/// Another cue of the question's choices than the right one.
private func wrongChoice(_ quiz: CueQuiz) -> CueKind {
  quiz.question.choices.first { $0 != quiz.question.cue }!
}

@Suite struct CueQuizTests {
  @Test func aSeedGivesTheSameQuestionsAgain() {
    func questions(_ seed: UInt64) -> [CueQuiz.Question] {
      var quiz = CueQuiz(count: 30, seed: seed)
      var questions: [CueQuiz.Question] = []
      while !quiz.isOver {
        questions.append(quiz.question)
        _ = quiz.answer("1")
      }
      return questions
    }
    #expect(questions(7) == questions(7))
    #expect(questions(7) != questions(8))
    #expect(questions(7).count == 30)
  }

  @Test func everyCueComesOnceBeforeOneComesAgainAndNoneTwiceInARow() {
    for seed in 0..<50 as Range<UInt64> {
      var quiz = CueQuiz(count: 60, seed: seed)
      var cues: [CueKind] = []
      while !quiz.isOver {
        cues.append(quiz.question.cue)
        _ = quiz.answer("1")
      }
      #expect(Set(cues.prefix(CueQuiz.kinds.count)) == Set(CueQuiz.kinds))
      #expect(zip(cues, cues.dropFirst()).allSatisfy { $0 != $1 })
    }
  }

  @Test func theRightOneIsAmongFourAndOneOfItsFamilyWhereThereIsOne() {
    for seed in 0..<50 as Range<UInt64> {
      let question = CueQuiz(count: 1, seed: seed).question
      let others = question.choices.filter { $0 != question.cue }
      #expect(question.choices.contains(question.cue))
      #expect(others.count == CueQuiz.choiceCount - 1 && Set(others).count == others.count)
      let hasKin = CueQuiz.kinds.contains {
        $0 != question.cue && $0.family == question.cue.family
      }
      #expect(others.contains { $0.family == question.cue.family } || !hasKin)
    }
  }

  @Test func aNumberAndANameAreTheSameAnswer() {
    var (byNumber, byName) = (CueQuiz(count: 1, seed: 3), CueQuiz(count: 1, seed: 3))
    let cue = byNumber.question.cue
    let number = byNumber.question.choices.firstIndex(of: cue)! + 1
    #expect(byNumber.answer(" \(number) ") == .right(cue))
    #expect(byName.answer(cue.rawValue.uppercased()) == .right(cue))
    #expect(byNumber.isOver && byNumber.score == ["1 of 1 right."])
  }

  @Test(arguments: ["", "0", "5", "-1", "banana", "99999999999999999999"])
  func whatCannotBeTakenIsAskedAgain(answer: String) {
    var quiz = CueQuiz(count: 2, seed: 1)
    let asked = quiz.question
    guard case .refused(let reason) = quiz.answer(answer) else {
      Issue.record("“\(answer)” was taken")
      return
    }
    #expect(reason == "Please answer with a number from 1 to 4, or a name.")
    #expect(quiz.question == asked && quiz.answered == 0)
  }

  @Test func aSlipIsOfferedItsNearestName() {
    var quiz = CueQuiz(count: 1, seed: 1)
    let name = quiz.question.choices[1].rawValue
    let verdict = quiz.answer(name + "x")
    #expect(
      verdict
        == .refused(
          "Please answer with a number from 1 to 4, or a name; did you mean “\(name)”?"))
  }

  @Test func aQuestionMarkRepeatsAndQEnds() {
    var quiz = CueQuiz(count: 3, seed: 1)
    #expect(quiz.answer("?") == .again)
    #expect(quiz.answered == 0 && !quiz.isOver)
    #expect(quiz.answer("q") == .over)
    #expect(quiz.isOver && quiz.score == ["No question was answered."])
  }

  @Test func theScoreTellsWhatWasMixedUp() {
    var quiz = CueQuiz(count: 2, seed: 4)
    let (first, said) = (quiz.question.cue, wrongChoice(quiz))
    #expect(quiz.answer(said.rawValue) == .wrong(first, said: said))
    let second = quiz.question.cue
    #expect(quiz.answer(second.rawValue) == .right(second))
    #expect(
      quiz.score == [
        "1 of 2 right.", "Mixed up: \(first.rawValue) taken for \(said.rawValue).",
      ])
  }

  @Test func theSameMistakeIsCounted() {
    // As many questions as bring one cue twice.
    var quiz = CueQuiz(count: CueQuiz.kinds.count * 2, seed: 4)
    let first = quiz.question.cue
    let other: CueKind = first == .hold ? .release : .hold
    while !quiz.isOver {
      let cue = quiz.question.cue
      _ = quiz.answer((cue == first ? other : cue).rawValue)
    }
    #expect(
      quiz.score.last == "Mixed up: \(first.rawValue) taken for \(other.rawValue), 2 times.")
  }
}
