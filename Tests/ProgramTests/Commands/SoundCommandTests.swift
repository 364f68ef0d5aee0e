// `limber sounds`: what is listed, what the card plays, and what is said where nothing can be heard.

import Commands
import Foundation
import Testing

@Suite(.serialized) struct SoundCommandTests {
  private let home: Home

  init() throws { home = try Home() }

  /// As a machine without a sound card.
  private func withoutDevice() throws { try home.write("device: nowhere\n", to: "settings.yaml") }

  @Test func everyCueIsListedAndCompleted() throws {
    let cues = try #require(home.json("sounds", "list") as? [[String: String]])
    #expect(cues.allSatisfy { Set($0.keys) == ["name", "when", "family"] })
    #expect(cues.allSatisfy { !$0["when"]!.isEmpty })
    #expect(Set(cues.map { $0["name"]! }) == Set(SoundsCommand.cues))
    let completions = try home.limber("--generate-completion-script", "fish").output
    #expect(completions.contains("countdown-last") && completions.contains("soft-inhale"))
    let plain = try home.limber("sounds", "list").output
    #expect(plain.contains("hold (work): a hold begins\n"))
  }

  @Test func aCueIsHeardToItsLastFrame() throws {
    let card = try VirtualCard(for: home)
    let recording = try card.record()
    let played = try home.limber("sounds", "play", "hold", "--side", "left")
    #expect(played.status == 0 && played.output == "", "\(played)")
    let heard = try recording.stop()
    let (first, last) = try (#require(heard.firstSound), #require(heard.lastSound))
    #expect((4800..<96_000).contains(last - first))
    // From the left: louder there.
    let sums = heard.frames.reduce(into: (left: 0, right: 0)) { sums, frame in
      sums.left += abs(Int(Int16(truncatingIfNeeded: frame)))
      sums.right += abs(Int(Int16(truncatingIfNeeded: frame >> 16)))
    }
    #expect(sums.left > sums.right * 3 / 2)
  }

  @Test func aQuizOnTheCardIsAskedAndScored() throws {
    let card = try VirtualCard(for: home)
    defer { card.signal(SIGTERM) }
    let answers = "nonsense\n?\nhold\nq\n"
    let quiz = try home.run(
      Programs.limber, "sounds", "quiz", "-n", "3", "--seed", "5", input: answers)
    #expect(quiz.status == 0, "\(quiz)")
    let lines = quiz.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("Question 1 of 3. Which cue was that? 1 ") }.count == 3)
    #expect(lines.contains { $0.hasPrefix("Please answer with a number from 1 to 4") })
    #expect(lines.contains { $0.contains(" of 1 right.") })
  }

  @Test func answersThatEndEndTheQuiz() throws {
    let card = try VirtualCard(for: home)
    defer { card.signal(SIGTERM) }
    let quiz = try home.limber("sounds", "quiz")
    #expect(quiz.status == 0 && quiz.output.hasSuffix("No question was answered.\n"), "\(quiz)")
  }

  @Test(arguments: [
    (["play", "hald"], Int32(65), "“hald” is not a cue; did you mean “hold”?"),
    (["play", "hold", "--side", "up"], 64, "left"),
    (["play", "hold", "--theme", "claer"], 65, "“claer” is not a theme; did you mean “clear”?"),
    (["play", "hold"], 1, "no sound device works: opening nowhere"),
    (["quiz"], 1, "no sound device works: opening nowhere"),
    (["quiz", "-n", "0"], 64, "-n takes 1 to 100"),
  ])
  func whatCannotBeHeardIsOneSentence(words: [String], status: Int32, error: String) throws {
    try withoutDevice()
    let finished = try home.run(Programs.limber, ["sounds"] + words)
    #expect(finished.status == status, "\(finished)")
    #expect(finished.errors.hasPrefix("limber: ") && finished.errors.contains(error))
    #expect(finished.errors.split(separator: "\n").count == 1)
  }

  @Test func whatIsMutedIsNotPlayed() throws {
    try home.write("device: nowhere\nmute: true\n", to: "settings.yaml")
    let finished = try home.limber("sounds", "play", "hold")
    #expect(finished.status == 1)
    #expect(finished.errors.contains("the sound is muted; 'limber mute off'"))
  }
}
