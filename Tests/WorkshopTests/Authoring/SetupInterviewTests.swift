// The questions of `limber setup`: what is asked and played after which answer, and what would be
// written in the end.

import ConfigFiles
import Sessions
import Testing

@testable import Authoring
@testable import Listening

private func interview(
  sound: Bool = true, speech: Bool = false, volume: Int = 80,
  themes: [String] = ["clear", "low", "soft"], reminders: Set<String> = []
) -> SetupInterview {
  SetupInterview(
    .init(
      hasSound: sound, hasSpeech: speech, volume: volume, theme: "clear", themes: themes,
      reminders: reminders))
}

/// The same interview after some answers, and everything that was said to them.
private func after(
  _ answers: [String], _ start: SetupInterview = interview()
) -> (interview: SetupInterview, said: [String]) {
  var interview = start
  let said = answers.flatMap { interview.replies(to: $0) }
  return (interview, said)
}

@Suite struct SetupInterviewTests {
  @Test func enterThroughoutChangesNothingAndAsksForNoConsent() {
    let (interview, said) = after(["", "", "", "", ""])
    #expect(said == [])
    #expect(interview.question == nil && !interview.isAgreed)
    #expect(interview.settings == [] && interview.reminder == nil)
  }

  @Test func eachQuestionPlaysWhatItAsksAbout() {
    func sounds(_ answers: String...) -> [SetupInterview.Sound] { after(answers).interview.sounds }
    #expect(sounds() == [.cues([HeardCue(.hold, side: .left)], theme: "clear", volume: 80)])
    #expect(sounds("") == [.cues([HeardCue(.hold, side: .right)], theme: "clear", volume: 80)])
    #expect(
      sounds("", "", "louder") == [.cues([HeardCue(.hold)], theme: "clear", volume: 90)])
    let themes = sounds("", "", "")
    #expect(themes.count == 3)
    let cues = [HeardCue(.hold), HeardCue(.switch), HeardCue(.finish)]
    #expect(themes[1] == .cues(cues, theme: "low", volume: 80))
    #expect(sounds("", "", "", "") == [])
  }

  @Test(
    arguments: [
      (["right", "left"], "Left and right are the wrong way round: turn the headphones"),
      (["both"], "Then tell the sides apart by their voices"),
      (["none"], "'limber doctor'"),
      (["up"], "Please answer left, right, both or none."),
      (["", "", "loud"], "Please answer yes, louder or softer."),
      (["", "", "louder", "louder", "louder"], "It can't get louder."),
      (["", "", "", "sfot"], "“sfot” is not a theme; did you mean “soft”?"),
      (["", "", "", "", "25:00"], "“25:00” is not a time"),
      (["", "", "", "", "10:00", "mondays"], "“mondays” is not daily, weekdays, weekends"),
      (["", "", "softer", "", "", "", "perhaps"], "Please answer yes or no."),
    ] as [([String], String)])
  func anAnswerThatTellsOfATroubleIsAnswered(answers: [String], words: String) {
    let (_, said) = after(answers)
    #expect(said.last?.contains(words) == true, "\(said)")
  }

  @Test func onlySidesThatAreBothTheOtherWayRoundAreSwapped() {
    #expect(after(["right", "right"]).said == [])
    #expect(after(["left", "left"]).said == [])
  }

  @Test func whatCannotBeTakenIsAskedAgainAndAQuestionMarkTooWithItsSound() {
    for answers in [[], [""], ["", ""], ["", "", ""], ["", "", "", ""]] {
      let (asked, _) = after(answers)
      for answer in ["?", "%"] {
        let (again, _) = after([answer], asked)
        #expect(again.question == asked.question, "\(answers) \(answer)")
        #expect(again.sounds == asked.sounds)
      }
    }
  }

  @Test func theVolumeIsTurnedInStepsWithinItsRange() {
    #expect(after(["", "", "softer", "softer", "louder", ""]).interview.volume == 70)
    let low = after(["", ""] + Array(repeating: "softer", count: 20)).interview
    #expect(low.volume == 10)
    #expect(after(["", "", "louder"], interview(volume: 95)).interview.volume == 100)
  }

  @Test func whatWasChosenIsShownAndWrittenOnlyWhenAgreedTo() throws {
    let answers = ["", "", "softer", "yes", "soft", "10:00, 15:00", "mon,wed"]
    let (asked, _) = after(answers)
    #expect(asked.question == .agreement && !asked.isAgreed)
    #expect(
      asked.introduction == [
        "Settings: volume: 70", "Settings: theme: soft",
        "A reminder, stretch: at 10:00, 15:00, mon,wed",
      ])
    let (agreed, _) = after([""], asked)
    #expect(agreed.isAgreed && agreed.question == nil)
    #expect(
      KeyedText.changed("# mine\nmute: false\n", agreed.settings)
        == "# mine\nmute: false\nvolume: 70\ntheme: soft\n")
    #expect(agreed.reminder?.yaml == "at: [\"10:00\", \"15:00\"]\ndays: [mon, wed]\n")
    let (refused, _) = after(["no"], asked)
    #expect(!refused.isAgreed && refused.question == nil)
  }

  @Test func aReminderTakesANameThatIsFree() {
    let start = interview(sound: false, reminders: ["stretch", "stretch-2"])
    let (asked, _) = after(["10:00", ""], start)
    #expect(asked.reminder?.name == "stretch-3" && asked.reminder?.days == "weekdays")
  }

  @Test func withoutSoundOnlyWhatIsNotHeardIsAsked() {
    let start = interview(sound: false, speech: true)
    #expect(start.question == .times && start.sounds == [])
    #expect(after([""], start).interview.question == nil)
  }

  @Test func oneThemeIsNoChoiceAndWordsAreAskedAboutWhereTheyAreSpoken() {
    let start = interview(speech: true, themes: ["clear"])
    let (asked, _) = after(["", "", ""], start)
    #expect(asked.question == .speech)
    #expect(asked.sounds == [.words(SetupInterview.words)])
    let (next, said) = after(["no"], asked)
    #expect(next.question == .times && said.first?.contains("'limber doctor'") == true)
  }
}
