// The line of a bar, in each state and for each bar.

import Testing
import Varlink

@testable import Control

private let audio = Status.Audio(device: "default", state: .known(.closed))
private let next = Status.Next(reminder: "desk", at: "2026-11-27T15:30:00+01:00")
private let session = Status.Session(
  routine: "lower-back", state: .running, phase: .known(.hold), exercise: "Knee to \"chest\" #1",
  side: .known(.left), step: 2, steps: 5, positionMs: 60_000, durationMs: 240_000,
  phaseRemainingMs: 10_000)

private func paused() -> Status.Session {
  var paused = session
  paused.state = .paused
  return paused
}

private let states: [(Status, state: String, text: String, short: String)] = [
  (Status(audio: audio), "idle", "", ""),
  (Status(next: next, audio: audio), "idle", "desk 15:30", "15:30"),
  (
    Status(next: next, offUntil: "2026-11-27T18:00:00+01:00", audio: audio), "off",
    "off until 18:00", "18:00"
  ),
  (
    Status(
      due: Status.Due(
        reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00"), next: next,
      audio: audio), "due", "neck now", "now"
  ),
  (
    Status(
      due: Status.Due(
        reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00",
        snoozedUntil: "2026-11-27T15:10:00+01:00"), audio: audio), "snoozed", "neck 15:10",
    "15:10"
  ),
  (
    Status(
      due: Status.Due(
        reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00",
        ringsAt: "2026-11-27T15:42:00+01:00"), audio: audio), "soon", "neck 15:42", "15:42"
  ),
  (
    Status(
      due: Status.Due(reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00"),
      dueAll: [
        Status.Due(reminder: "arms", routine: "desk", since: "2026-11-27T15:00:00+01:00"),
        Status.Due(reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00"),
      ], audio: audio), "due", "neck now +1", "now"
  ),
  (
    Status(
      deferred: Status.Deferred(
        reminder: "neck", routine: "desk", since: "2026-11-27T15:00:00+01:00", reason: .known(.call)
      ),
      audio: audio), "deferred", "neck waits", "…"
  ),
  (
    Status(next: next, held: Status.Held(until: "2026-11-27T15:45:00+01:00"), audio: audio),
    "held", "held until 15:45", "15:45"
  ),
  (
    Status(next: next, held: Status.Held(owner: "zoom", until: nil), audio: audio),
    "held", "held by zoom", "…"
  ),
  (
    Status(session: session, next: next, audio: audio), "running",
    "Knee to \"chest\" #1, left side 2/5", "2/5"
  ),
  (Status(session: paused(), audio: audio), "paused", "paused 2/5", "2/5"),
]

@Suite struct BarTextTests {
  @Test(arguments: states)
  func eachStateHasItsLine(_ status: Status, state: String, text: String, short: String) throws {
    #expect(
      try BarFormat(parsing: "{state}|{text}|{short}").line(status)
        == "\(state)|\(text)|\(short)")
    #expect(try BarFormat(parsing: "polybar").line(status) == text)
  }

  @Test func eachBarGetsWhatItReads() throws {
    let status = states[10].0
    #expect(
      try BarFormat(parsing: "waybar").line(status)
        == #"{"alt":"running","class":"running","percentage":25,"#
        + #""text":"Knee to \"chest\" #1, left side 2/5","tooltip":"#
        + #""Knee to \"chest\" #1, left side, hold, 10 seconds left. Step 2 of 5 of lower-back, "#
        + #"1:00 of 4:00."}"#)
    #expect(
      try BarFormat(parsing: "i3").line(status)
        == #"{"full_text":"Knee to \"chest\" #1, left side 2/5","markup":"none","#
        + #""short_text":"2/5","urgent":false}"#)
    #expect(
      try BarFormat(parsing: "tmux").line(status) == "Knee to \"chest\" ##1, left side 2/5")
  }

  @Test(arguments: [
    (
      "Neck & <b>rolls</b>", "Neck &amp; &lt;b&gt;rolls&lt;/b&gt;", "Neck & <b>rolls</b>",
      "Neck & <b>rolls</b>"
    ),
    ("%{A1:x:}go%{A}", "%{A1:x:}go%{A}", "%\u{200B}{A1:x:}go%\u{200B}{A}", "%{A1:x:}go%{A}"),
    ("%%{F-}", "%%{F-}", "%%\u{200B}{F-}", "%%{F-}"), ("50% {a}", "50% {a}", "50% {a}", "50% {a}"),
    ("#(x) #[fg=red] ##", "#(x) #[fg=red] ##", "#(x) #[fg=red] ##", "##(x) ##[fg=red] ####"),
    ("a\nb\tc\u{1b}[1m", "a b c\\u{1b}[1m", "a b c\\u{1b}[1m", "a b c\\u{1b}[1m"),
  ])
  func whatIsNamedSoIsShownSoByEachBar(
    name: String, waybar: String, polybar: String, tmux: String
  ) throws {
    var session = session
    (session.exercise, session.side) = (name, nil)
    let status = Status(session: session, audio: audio)
    let module = try JSONValue(parsing: Array(BarFormat(parsing: "waybar").line(status).utf8))
    #expect(module.objectValue?["text"] == .string("\(waybar) 2/5"))
    #expect(module.objectValue?["tooltip"]?.stringValue?.hasPrefix("\(waybar), hold") == true)
    #expect(try BarFormat(parsing: "polybar").line(status) == "\(polybar) 2/5")
    #expect(try BarFormat(parsing: "tmux").line(status) == "\(tmux) 2/5")
  }

  @Test func withoutADaemonABarShowsNothing() throws {
    #expect(try BarFormat(parsing: "polybar").offlineLine == "")
    #expect(try BarFormat(parsing: "{state}|{next}|{short}").offlineLine == "offline||")
    #expect(
      try BarFormat(parsing: "waybar").offlineLine
        == #"{"alt":"offline","class":"offline","percentage":0,"text":"","tooltip":"#
        + #""limberd is not running"}"#)
  }

  @Test func aTemplateHasEveryFieldAndBraces() throws {
    let template = "{{{routine}}} {exercise} {side} {phase} {step}/{steps} {remaining} {percent}"
    #expect(
      try BarFormat(parsing: template).line(states[10].0)
        == "{lower-back} Knee to \"chest\" #1 left side hold 2/5 3:00 25")
    #expect(
      try BarFormat(parsing: "{next} {next-time} {until} {problems} {reminder}").line(states[1].0)
        == "desk 15:30  0 ")
  }

  @Test(arguments: [
    ("wayber", "“wayber” is not a format"),
    ("{exrcise}", "“{exrcise}” is not a field; the fields are text"),
    ("{text", "a { without its }"), ("text}", "a } without its {"),
  ])
  func whatIsWrongIsSaid(text: String, message: String) {
    do {
      _ = try BarFormat(parsing: text)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.message.contains(message), "\(error)")
    }
  }
}
