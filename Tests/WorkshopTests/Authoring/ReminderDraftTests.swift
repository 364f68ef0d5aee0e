// The file that `remind add` writes says what its words said, and nothing gets out of its quotes.

import ArgumentParser
import Commands
import ConfigFiles
import Routines
import Scheduling
import Testing

@testable import Authoring
@testable import Planning

private let usual = CivilTime(parsing: "07:30")!

private func read(_ draft: ReminderDraft) throws -> Reminder {
  try ReminderFile.read(
    draft.yaml, name: draft.name, file: "\(draft.name).yaml",
    in: Surroundings(defaultRoutine: "lower-back")
  ).reminder
}

private let every: ReminderDraft = {
  var draft = ReminderDraft(name: "desk", times: [], days: "weekdays")
  draft.every = "50m"
  draft.between = "09:00-17:30"
  draft.wish = WishWords(length: .seconds(180), positions: ["standing", "seated"])
  draft.until = "2027-01-31"
  draft.except = "2026-12-24,2026-12-25"
  draft.snooze = "5m"
  return draft
}()

@Suite struct ReminderDraftTests {
  @Test(arguments: [
    (ReminderDraft(name: "desk", times: ["07:30"]), "at: [\"07:30\"]\n"),
    (
      ReminderDraft(
        name: "desk", times: ["07:30", "15:00"], days: "mon, wed", routine: "quick-start",
        start: "auto", zone: "Etc/GMT+5", isSilent: true),
      """
      at: ["07:30", "15:00"]
      days: [mon, wed]
      routine: quick-start
      start: auto
      silent: true
      zone: "Etc/GMT+5"

      """
    ),
    (
      every,
      """
      every: 50m
      between: 09:00-17:30
      days: weekdays
      compose: {for: 3m, positions: [standing, seated]}
      until: 2027-01-31
      except: ["2026-12-24", "2026-12-25"]
      snooze: {by: 5m}

      """
    ),
    (
      ReminderDraft(name: "desk", times: ["07:30"], days: "weekdays", start: "ask"),
      "at: [\"07:30\"]\ndays: weekdays\n"
    ),
  ])
  func itIsWrittenAsAPersonWould(draft: ReminderDraft, expected: String) {
    #expect(draft.yaml == expected)
  }

  @Test(arguments: [
    (
      ReminderDraft(name: "desk", times: ["15:00", "07:30:15"], days: "weekends,fri"),
      Reminder(
        name: "desk", times: [CivilTime(parsing: "07:30:15")!, CivilTime(parsing: "15:00")!],
        days: [.friday, .saturday, .sunday], routine: "lower-back")
    ),
    (
      ReminderDraft(
        name: "desk", times: ["07:30"], routine: "a", start: "auto", zone: "Asia/Tokyo",
        isSilent: true),
      Reminder(
        name: "desk", times: [usual], routine: "a", start: .auto, zone: "Asia/Tokyo",
        isSilent: true)
    ),
  ])
  func whatItSaysIsReadAsTheSame(draft: ReminderDraft, expected: Reminder) throws {
    #expect(try read(draft) == expected)
  }

  @Test(arguments: [
    "null", "yes", "~", "7", "a: b", "a #b", "\"", "\\", "\\n", "it's", "{a", "[a]", "*a", "&a",
    "!a", "- a", "Übung", "a b", "a\tb", "\u{1F9D8}",
  ])
  func noWordGetsOutOfItsQuotes(word: String) throws {
    #expect(try read(ReminderDraft(name: "desk", times: ["07:30"], routine: word)).routine == word)
    #expect(try read(ReminderDraft(name: "desk", times: ["07:30"], zone: word)).zone == word)
    let draft = ReminderDraft(name: "desk", times: ["07:30"], routine: "\(word)\nenabled: false")
    #expect(try read(draft).isEnabled)
  }

  @Test func aCommandLineBecomesADraft() throws {
    let line = [
      "remind", "add", "desk", "10:00", "15:00", "--routine", "lower-back", "--days", "weekdays",
      "--auto", "--zone", "Europe/Berlin", "--silent",
    ]
    let command = try #require(try Limber.parseAsRoot(line) as? RemindAddCommand)
    #expect(
      ReminderDraft(command)
        == ReminderDraft(
          name: "desk", times: ["10:00", "15:00"], days: "weekdays", routine: "lower-back",
          start: "auto", zone: "Europe/Berlin", isSilent: true))
    let brief = ["remind", "add", "desk", "--every", "50m", "--between", "9-17", "--for", "3m"]
    let composed = try #require(try Limber.parseAsRoot(brief) as? RemindAddCommand)
    #expect(ReminderDraft(composed).wish == WishWords(length: .seconds(180)))
    #expect(ReminderDraft(composed).start == "ask")
  }
}
